import fc from "fast-check";
import { measureDoughnut, parseDoughnut, type Dimension, type Doughnut, type Indicator } from "@place-doughnut/schema";
import { renderCsv } from "@place-doughnut/element/static";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { draw } from "../../../packages/element/src/drawing.js";
import { harmless, unguarded } from "../../../packages/element/src/paint/csv.js";
import { tableDocument } from "../../../packages/element/src/page/page-table/document.js";
import { columnWords } from "../../../packages/element/src/words/page-table.js";
import { example, examples } from "../doughnuts.js";
import { oneRow, readTable, tableOf, written, type Result } from "./tables.js";

const codes = ({ problems }: Result): string[] => problems.map(({ code }) => code);
const first = ({ doughnut }: Result): Dimension => doughnut!.dimensions[0]!;
const indicator = (result: Result): Indicator => first(result).indicators![0]!;

describe("a table in the page", () => {
  it("becomes a document, without a problem", () => {
    const { doughnut, problems } = readTable(oneRow());
    expect(problems).toEqual([]);
    expect(doughnut).toEqual({
      version: 1, place: { name: "Testham" },
      dimensions: [{
        id: "housing", ring: "social", name: "Housing",
        indicators: [{
          id: "housing-households-in-temporary-homes", name: "Households in temporary homes", unit: { symbol: "%" }, direction: "lower-is-better", floor: 100, target: { value: 0 },
          observations: [{ period: { start: "2023-01-01", end: "2023-12-31", label: "2023" }, value: 12 }],
        }],
      }],
    });
  });

  it("may be written in Welsh, in any order of columns and letters", () => {
    const { doughnut, problems } = readTable(written([
      ["GWERTH", "Cylch", "dimensiwn", "Dangosydd", "Cyfnod", "Targed neu ffin", "Man cychwyn", "Cyfeiriad", "Uned", "Ffynhonnell"],
      ["12", "Cymdeithasol", "Tai", "Cartrefi dros dro", "Mehefin 2023", "0", "100", "Llai yn well", "%", "Cyngor Testham"],
    ], "Toesen: Sir Gâr"));
    expect(problems).toEqual([]);
    expect(doughnut!.place.name).toBe("Sir Gâr");
    expect(measureDoughnut(doughnut!).dimensions[0]).toMatchObject({ state: "shortfall", worst: { shortfall: 0.12 } });
  });

  it("takes rows of one indicator for its series, wherever they stand", () => {
    const result = readTable(written([
      ["Ring", "Dimension", "Indicator", "Value", "Period", "Target", "Floor"],
      ["social", "Housing", "Homes", "12", "2022", "0", "100"], ["social", "Health", "Doctors", "5", "2022", "6", "0"], ["social", "Housing", "Homes", "10", "2023", "", ""],
    ]));
    expect(codes(result)).toEqual([]);
    expect(result.doughnut!.dimensions.map(({ name, indicators }) => [name, indicators!.map(({ observations, direction }) => [direction, ...observations.map(({ value }) => value)])])).toEqual([
      ["Housing", [["lower-is-better", 12, 10]]], ["Health", [["higher-is-better", 5]]],
    ]);
  });

  it("takes rings that stand above their rows, and cells that span rows", () => {
    const { doughnut, problems } = readTable(tableOf(`<caption>Doughnut: Testham</caption>
      <tr><th>Dimension<th>Indicator<th>Value<th>Period<th>Target or boundary<th>Direction
      <tr><th colspan=6>Ecological ceiling
      <tr><th rowspan=2>Climate change<td rowspan=2>Emissions<td>5.87<td>2023<td rowspan=2>0.95<td rowspan=2>less is better
      <tr><td>6.02<td>2022
      <tr><th colspan=6>Social foundation
      <tr><th>Housing<td>Homes<td>80<td>2023<td>100<td>more is better`));
    expect(problems).toEqual([]);
    expect(doughnut!.dimensions.map(({ ring, name, indicators }) => [ring, name, indicators![0]!.observations.length])).toEqual([
      ["ecological", "Climate change", 2], ["social", "Housing", 1],
    ]);
  });

  it("gives one dimension to each ring where both have one of the name, and an id of its own to each thing", () => {
    const { doughnut } = readTable(written([
      ["Ring", "Dimension", "Indicator", "Direction"],
      ["social", "Water", "", ""], ["ecological", "Water", "", ""], ["social", "水", "水", "more is better"], ["social", "constructor", "__proto__", "more is better"],
    ]));
    expect(doughnut!.dimensions.map(({ ring, id, indicators }) => [ring, id, ...indicators!.map((one) => one.id)])).toEqual([
      ["social", "water"], ["ecological", "water-2"], ["social", "dimension-3", "dimension-3"], ["social", "constructor", "constructor-proto"],
    ]);
  });

  it.each(["", "–", "-", "—", "−", "no data", "No data", "dim data"])("reads %j as missing, which is no figure and not zero", (text) => {
    const result = readTable(oneRow({ Value: text }));
    expect(codes(result)).toEqual([]);
    expect(indicator(result).observations).toEqual([{ period: expect.anything() as unknown, value: null }]);
    expect(measureDoughnut(result.doughnut!).dimensions[0]!.state).toBe("no-data");
  });

  it("keeps the reason for a gap", () => {
    expect(indicator(readTable(oneRow({ Value: "Suppressed" }))).observations[0]!.missing).toBe("suppressed");
    expect(indicator(readTable(oneRow({ Value: "", Missing: "not-collected" }))).observations[0]!.missing).toBe("not-collected");
  });

  it("leaves a figure out that it cannot read, says where, and never takes it for zero", () => {
    const result = readTable(oneRow({ Value: "about 12%" }));
    expect(result.problems).toMatchObject([{ code: "table-number-unreadable", row: 2, column: "value" }]);
    expect(indicator(result).observations[0]!.value).toBeNull();
  });

  it("has no distance from a target that it cannot read, or whose source alone is there", () => {
    for (const changes of [{ "Target or boundary": "carbon neutral by 2038" }, { "Target or boundary": "", "Target or boundary source": "Housing strategy" }]) {
      const result = readTable(oneRow(changes));
      expect(indicator(result).target!.value).toBeNull();
      expect(measureDoughnut(result.doughnut!).dimensions[0]!.state).toBe("unmeasurable");
    }
    expect(measureDoughnut(readTable(oneRow({ "Target or boundary": "none" })).doughnut!).dimensions[0]!.state).toBe("no-target");
  });

  it("takes the per cent sign beside a figure for its unit, but never against the unit that is stated", () => {
    expect(indicator(readTable(oneRow({ Unit: "", Value: "12%" })))).toMatchObject({ unit: { symbol: "%" }, observations: [{ value: 12 }] });
    expect(codes(readTable(oneRow({ Unit: "years", Value: "12%" })))).toContain("table-number-unreadable");
  });

  describe("with figures of one indicator in several units", () => {
    const series = (...rows: readonly (readonly [value: string, unit: string, target?: string])[]): Result => readTable(written([
      ["Ring", "Dimension", "Indicator", "Direction", "Floor", "Period", "Value", "Unit", "Target"],
      ...rows.map(([value, unit, target = ""], i) => ["social", "A", "B", "more is better", "", String(2019 + i), value, unit, target]),
    ]));
    const values = (result: Result): unknown => [indicator(result).unit?.symbol, ...indicator(result).observations.map(({ value }) => value)];

    it("draws none in another unit among them, and takes no target from its row", () => {
      const result = series(["71", "%"], ["73", "kg", "90"], ["75%", ""], ["74", ""]);
      expect(values(result)).toEqual(["%", 71, null, 75, 74]);
      expect(indicator(result).target).toBeUndefined();
      expect(result.problems).toMatchObject([{ code: "table-unit-differs", row: 3, column: "unit" }]);
    });

    it("takes no bare figure for a percentage because another has the sign beside it, before or after", () => {
      const result = series(["71%", "", "100"], ["0.72", ""], ["no data", ""], ["73%", ""]);
      expect(values(result)).toEqual(["%", 71, null, null, 73]);
      expect(indicator(result).target!.value).toBe(100);
      expect(result.problems).toMatchObject([{ code: "table-unit-differs", row: 3, column: "value" }]);
      expect(values(series(["0.71", ""], ["72%", ""]))).toEqual(["%", null, 72]);
    });

    it("reads the unit beside any figure when one row states it", () => {
      const result = series(["5.1", "t CO2e"], ["4.8 t CO2e", ""], ["4.7", ""]);
      expect([codes(result), values(result)]).toEqual([[], ["t CO2e", 5.1, 4.8, 4.7]]);
    });
  });

  describe("with ids of its own", () => {
    const ids = (...rows: readonly (readonly string[])[]): [unknown, string[]] => {
      const result = readTable(written([["Ring", "Dimension", "Indicator", "Direction", "Dimension id", "Indicator id", "Lens"], ...rows]));
      return [result.doughnut!.dimensions.map(({ id, indicators }) => [id, ...indicators!.map((one) => one.id)]), codes(result)];
    };

    it("never gives one to something else by its name, wherever it is stated", () => {
      expect(ids(["social", "Health", "J", "more is better"], ["social", "Housing", "I", "more is better", "health", "health-2-j"])).toEqual([[["health-2", "health-2-j-2"], ["health", "health-2-j"]], []]);
    });

    it("never lets two things have the same, and says where they did", () => {
      expect(ids(["social", "Housing", "I", "more is better", "a", "i"], ["social", "Health", "J", "more is better", "a", "i"])).toEqual([[["a", "i"], ["health", "health-j"]], ["table-id-repeated", "table-id-repeated"]]);
    });

    it("takes a row that leaves the id or the lens out for the one of that name before it", () => {
      expect(ids(["social", "Housing", "I", "more is better", "a", "i", "local social"], ["social", "Housing", "I", "", "", "", ""], ["social", "Housing", "I", "", "a", "i", ""])).toEqual([[["a", "i"]], []]);
    });
  });

  describe("with judgements", () => {
    const judged = (...rows: readonly (readonly string[])[]): Result => readTable(written([["Ring", "Dimension", "Assessment", "Assessment note"], ...rows]));

    it("reads them from 1 to 5, with why, and in Welsh", () => {
      const result = judged(["social", "Housing", "4", "More homes."], ["social", "Housing", "4", ""], ["social", "Health", "", ""]);
      expect(result.problems).toEqual([]);
      expect(result.doughnut!.dimensions.map(({ assessment }) => assessment)).toEqual([{ score: 4, note: "More homes." }, undefined]);
      expect(first(readTable(written([["Cylch", "Dimensiwn", "Asesiad"], ["cymdeithasol", "Tai", "1"]]))).assessment).toEqual({ score: 1 });
    });

    it.each(["0", "6", "4.5", "good", "4 out of 5"])("takes %j for none and says where it stands", (score) => {
      const result = judged(["social", "Housing", score, "Why."]);
      expect(first(result).assessment).toBeUndefined();
      expect(result.problems).toMatchObject([{ code: "table-word-unknown", row: 2, column: "assessment" }]);
    });

    it("uses the first of two that differ and says so, and says where a note has no judgement", () => {
      const result = judged(["social", "Housing", "2", ""], ["social", "Housing", "3", ""], ["social", "Health", "", "Why."]);
      expect(first(result).assessment).toEqual({ score: 2 });
      expect(result.problems).toMatchObject([{ code: "table-contradiction", row: 3, column: "assessment" }, { code: "table-cell-missing", row: 4, column: "assessment" }]);
    });
  });

  it("makes no link of an address that leads nowhere good", () => {
    const row = (href: string): Result => readTable(tableOf(`<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<th>Indicator<th>Direction<th>Source<tr><td>social<td>A<td>B<td>more is better<td><a href="${href}">Statistics</a>`));
    expect(row("https://ons.example/a").doughnut!.sources).toEqual({ "source-1": { title: "Statistics", url: "https://ons.example/a" } });
    const hostile = row("javascript:alert(1)");
    expect(codes(hostile)).toEqual(["url-refused"]);
  });

  it("names the place by its caption, else by a column, else by the whole caption or the page, and says when it had to", () => {
    const place = (caption: string, more: Record<string, string> = {}): [unknown, string[]] => {
      const table = oneRow(more);
      if (table.caption) table.caption.textContent = caption;
      const result = readTable(table, "Our place");
      return [result.doughnut!.place.name, codes(result)];
    };
    expect(place("Doughnut: St Helens: the borough")).toEqual(["St Helens: the borough", []]);
    expect(place("Figures", { Place: "Trafford" })).toEqual(["Trafford", []]);
    expect(place("Trafford’s figures")).toEqual(["Trafford’s figures", ["table-place-guessed"]]);
    expect(place("")).toEqual(["Our place", ["table-place-guessed"]]);
  });

  it("reads 10,000 rows without a pause that anybody would take for a fault, and lists no more than twenty problems of a kind", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ["social", `Need ${i % 50}`, `Indicator ${i % 500}`, i % 2 ? "1" : "one", String(1900 + Math.floor(i / 500)), "0", "100"]);
    const all = [["Ring", "Dimension", "Indicator", "Value", "Period", "Target", "Floor"], ...rows];
    const before = performance.now();
    const { document: made, problems } = tableDocument({ caption: "Doughnut: Testham", rows: all.map((texts) => texts.map((text) => ({ text, url: null }))), isCut: false }, "");
    expect(performance.now() - before).toBeLessThan(8000);
    const { doughnut } = parseDoughnut(made);
    expect(doughnut!.dimensions).toHaveLength(50);
    expect(doughnut!.dimensions.flatMap(({ indicators }) => indicators!.flatMap(({ observations }) => observations))).toHaveLength(10_000);
    expect(problems.filter(({ code }) => code === "table-number-unreadable")).toHaveLength(20);
    expect(problems.find(({ code }) => code === "more-problems")!.message).toContain("4980");
  });
});

describe("a newest figure that cannot be read", () => {
  const heads = ["Ring", "Dimension", "Indicator", "Direction", "Period", "Value"];
  const of = (period: string, value: string): string[] => ["social", "Homes", "Warm homes", "more is better", period, value];

  it("is told of, and of the older one in its place, which keeps a mark of it in the document", () => {
    const result = readTable(written([heads, of("2021", "70"), of("2023", "7l"), of("2022", "71")]));
    expect(result.problems.map(({ code, message }) => [code, message])).toEqual([
      ["table-number-unreadable", expect.stringContaining('"7l" is not a number')],
      ["table-older-figure", 'Row 3, value: The newest figure of "Warm homes", for "2023", cannot be read; the one for "2022" is shown.'],
    ]);
    const { figure } = draw(result.doughnut!, { lang: "en-GB", width: 900 });
    expect(figure.table[0]!.dimensions[0]!.rows[0]!.remarks).toEqual(["an older figure: the one for 2023 is missing or cannot be read"]);
  });

  it("is no such thing where it is an older one, where none is left, or where the cell is empty", () => {
    for (const rows of [[of("2022", "7l"), of("2023", "71")], [of("2022", "x"), of("2023", "y")], [of("2022", "71"), of("2023", "")]])
      expect(codes(readTable(written([heads, ...rows])))).not.toContain("table-older-figure");
  });
});

describe("our own CSV, put into the page as a table", () => {
  const states = (doughnut: Doughnut): unknown[] =>
    measureDoughnut(doughnut).dimensions.map(({ dimension, ring, state, indicators }) =>
      [ring, dimension.name, state, indicators.map(({ indicator: { name }, state, position, observation }) => [name, state, position, observation?.value, observation?.period.start, observation?.period.end])]);

  it.each(examples)("%s is measured as it was, indicator by indicator, and keeps everything but what a table cannot hold", (name) => {
    const doughnut = example(name);
    const { data } = Papa.parse<string[]>(renderCsv(doughnut).trimEnd(), { newline: "\r\n" });
    expect(data.length).toBeGreaterThan(1);
    const again = readTable(written(data, "Figures"));
    expect(states(again.doughnut!)).toEqual(states(inOneLanguage(doughnut)));
    expect(kept(again.doughnut!)).toEqual(kept(inOneLanguage(doughnut)));
    expect(again.doughnut!.place).toEqual(inOneLanguage({ place: { name: doughnut.place.name, ...(doughnut.place.code ? { code: doughnut.place.code } : {}) } }).place);
  });
});

describe("a name in our own CSV", () => {
  const again = (names: readonly string[]): unknown => {
    const document = { version: 1, place: { name: "P" }, dimensions: names.map((name, i) => ({ id: `d${i}`, ring: "social", name })) };
    const { data } = Papa.parse<string[]>(renderCsv(parseDoughnut(document).doughnut!).trimEnd(), { newline: "\r\n" });
    return readTable(written(data)).doughnut!.dimensions.map(({ name }) => name);
  };

  it("comes back from a page's table as it was, also where it looks like a formula or like a guarded one", () => {
    const names = ["'=x", "'-5", "''=x", "\u200b=1", ";=1", "﹢1", "=1", "-1", "@a", "＝1", "'x", "'Tis", "' x", "a'=b", "a,b", 'a"b'];
    expect(again(names)).toEqual(names);
  });

  it("comes back with one space for every run of blanks, as a page shows it", () => expect(again(["\t=1", "\ta", "a  b", "a\nb", "'\tx"])).toEqual(["=1", "a", "a b", "a b", "' x"]));

  it("is never changed beyond that, whatever it is", () => {
    const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom("'", "=", "-", " ", "\t", "\u200b", "a", ";", "＋", "\ufeff"), fc.string({ maxLength: 1 })), { maxLength: 6 }).map((all) => all.join("")), (text) => {
      expect(plain(unguarded(plain(harmless(text))))).toBe(plain(text));
      expect(unguarded(harmless(text))).toBe(text);
    }), { numRuns: 3000 });
  });
});

/**
 * The document but for what docs/table.md says a table cannot hold, and for what it writes out: the title and the credit,
 * which are made where there are none, the kind of a period, and names of its own for the sources.
 */
function kept({ place: { codeSystem: _, ...place }, sources = {}, dimensions, ...document }: Doughnut): unknown {
  const held = without(document, ["$schema", "title", "credit", "summary", "outOfDateAfter", "trendYears", "extensions"]);
  return {
    ...held, place,
    dimensions: dimensions.map(({ indicators = [], ...dimension }) => ({
      ...without(dimension, ["target", "actions"]),
      indicators: indicators.map(({ source = "", observations, ...indicator }) => ({
        ...without(indicator, ["comparators", "tolerance", "area"]),
        source: Object.hasOwn(sources, source) ? without(sources[source]!, ["published", "sha256"]) : null,
        observations: observations.map(({ period, ...observation }) => ({ ...observation, period: without(period, ["kind"]) })),
      })),
    })),
  };
}

function without<T extends object>(whole: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key as keyof T))) as Partial<T>;
}

/** CSV holds a text in one language. */
function inOneLanguage<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === "object" && one !== null && "en" in one ? one.en : one)) as T;
}

describe("any table at all", () => {
  const words = ["", "-", "social", "ecological", "Housing", "12", "1,5", "2023", "2011-12", "%", "more is better", "0", "no data", "constructor", "__proto__", "\u202E", "\ud800", "=1+1", "x".repeat(3000)];
  const heads = [...Object.values(columnWords).map(([word]) => word), "", "Something else"];
  const cell = fc.oneof(fc.constantFrom(...words), fc.string()).map((text) => ({ text, url: text.startsWith("=") ? "javascript:alert(1)" : null }));
  const plain = (text: string) => ({ text, url: null });
  const value = fc.oneof(cell, fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => plain(String(number))), fc.integer().map((number) => plain(`${number}%`)));
  const sensible = fc.tuple(value, fc.array(cell, { maxLength: 8 })).map(([one, more]) => [...["social", "Housing", "Homes", "more is better", "2023"].map(plain), one, ...more]);
  const tables = fc.tuple(fc.array(fc.constantFrom(...heads), { maxLength: 8 }), fc.array(fc.oneof(sensible, fc.array(cell, { maxLength: 14 })), { maxLength: 8 }), fc.string())
    .map(([row, rows, caption]) => ({ caption, isCut: false, rows: [["Ring", "Dimension", "Indicator", "Direction", "Period", "Value", ...row].map(plain), ...rows] }));

  it("is read without a throw, twice the same, and changes nothing that all objects share", () => {
    fc.assert(fc.property(tables, (table) => {
      const { document: made, problems } = tableDocument(table, "");
      expect(tableDocument(table, "")).toEqual({ document: made, problems });
      const { doughnut } = parseDoughnut(made);
      if (doughnut) measureDoughnut(doughnut);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }), { numRuns: 500 });
  });

  it("gives no figure that no cell says", () => {
    let figures = 0;
    fc.assert(fc.property(tables, (table) => {
      const { doughnut } = parseDoughnut(tableDocument(table, "").document);
      const said = table.rows.flat().map(({ text }) => text.replaceAll("−", "-").replaceAll(",", ""));
      for (const { indicators = [] } of doughnut?.dimensions ?? [])
        for (const { value } of indicators.flatMap(({ observations }) => observations))
          if (value !== null) {
            figures++;
            expect(said.map((text) => text.replace("%", "").trim()).filter((text) => text !== "").map((text) => Number(text) + 0)).toContain(value);
          }
    }), { numRuns: 300 });
    expect(figures).toBeGreaterThan(50);
  });
});
