import { parseDoughnut, type Problem } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { around, dimension, doughnut, indicator, observed, pressure, year } from "./documents.js";

const codes = (problems: readonly Problem[]) => problems.map(({ code, path }) => `${code} ${path}`);

describe("a document without faults", () => {
  test("comes back equal, as data of its own, without problems", () => {
    const input = doughnut([dimension(), dimension({ id: "climate", ring: "ecological", indicators: [pressure()] })], {
      title: { en: "Doughnut", cy: "Toesen" },
      sources: { ons: { title: "ONS", url: "https://ons.gov.uk/x", published: "2026-06-29T09:30:00Z" } },
      extensions: { anything: [1, { deep: true }] },
    });
    const { doughnut: output, problems } = parseDoughnut(input);
    expect(problems).toEqual([]);
    expect(output).toEqual(input);
    expect(output).not.toBe(input);
    expect(output?.extensions).not.toBe(input.extensions);
  });

  test("may have value null without a reason", () => {
    expect(parseDoughnut(around(indicator({ observations: [observed(2023, null)] }))).problems).toEqual([]);
  });

  test("may have a period of a single day, and a language without words", () => {
    const observations = [{ period: { start: "2023-06-30", end: "2023-06-30" }, value: 1 }];
    expect(parseDoughnut(doughnut([dimension({ note: { en: "Note", cy: "" }, indicators: [indicator({ observations })] })])).problems).toEqual([]);
  });

  test("may link relative to the page it is shown on", () => {
    const actions = [{ title: "Plan", url: "/plan.html", stage: "planned" as const }];
    expect(parseDoughnut(doughnut([dimension({ actions })])).problems).toEqual([]);
  });

  test("may name the schema it follows", () => {
    expect(parseDoughnut({ $schema: "./doughnut-1.schema.json", ...doughnut() }).problems).toEqual([]);
  });
});

describe("a fault leaves out the smallest thing around it", () => {
  const cases: [string, unknown, string, (d: NonNullable<ReturnType<typeof parseDoughnut>["doughnut"]>) => unknown][] = [
    ["an observation", around(indicator({ observations: [observed(2022, "x" as never), observed(2023, 5)] })),
      "wrong-type /dimensions/0/indicators/0/observations/0/value", (d) => d.dimensions[0]?.indicators?.[0]?.observations.length],
    ["an observation of a day that does not exist", around(indicator({ observations: [{ period: { start: "2023-02-29", end: "2023-12-31" }, value: 1 }, observed(2023, 5)] })),
      "wrong-value /dimensions/0/indicators/0/observations/0/period/start", (d) => d.dimensions[0]?.indicators?.[0]?.observations.length],
    ["an observation with a reversed period", around(indicator({ observations: [{ period: { start: "2024-01-01", end: "2023-12-31" }, value: 1 }, observed(2023, 5)] })),
      "period-reversed /dimensions/0/indicators/0/observations/0/period", (d) => d.dimensions[0]?.indicators?.[0]?.observations.length],
    ["a flag", around(indicator({ observations: [observed(2023, 5, { flags: ["estimate" as never, "revised"] })] })),
      "wrong-value /dimensions/0/indicators/0/observations/0/flags/0", (d) => d.dimensions[0]?.indicators?.[0]?.observations[0]?.flags?.length],
    ["a comparator", around(indicator({ comparators: [{ observations: [] } as never, { place: { name: "England" }, observations: [] }] })),
      "missing-key /dimensions/0/indicators/0/comparators/0/place", (d) => d.dimensions[0]?.indicators?.[0]?.comparators?.length],
    ["an indicator", doughnut([dimension({ indicators: [indicator({ direction: "down" as never }), indicator({ id: "b" })] })]),
      "wrong-value /dimensions/0/indicators/0/direction", (d) => d.dimensions[0]?.indicators?.length],
    ["an action", doughnut([dimension({ actions: [{ title: "A", stage: "soon" as never }, { title: "B", stage: "done" }] })]),
      "wrong-value /dimensions/0/actions/0/stage", (d) => d.dimensions[0]?.actions?.length],
    ["a dimension", doughnut([dimension({ id: "" }), dimension({ id: "b" })]),
      "wrong-value /dimensions/0/id", (d) => d.dimensions.length],
    ["a language", doughnut(undefined, { title: { en: "Doughnut", "w e": "x" } }),
      "wrong-value /title/w e", (d) => Object.keys(d.title as object).length],
    ["a source", doughnut(undefined, { sources: { a: { title: 5 as never }, b: { title: "B" } } }),
      "wrong-type /sources/a/title", (d) => Object.keys(d.sources ?? {}).length],
    ["an optional key of the document", { ...doughnut(), updated: "yesterday" },
      "wrong-value /updated", (d) => (d.updated === undefined ? 1 : 0)],
  ];
  test.each(cases)("%s", (_, input, problem, count) => {
    const { doughnut: output, problems } = parseDoughnut(input);
    expect(codes(problems)).toEqual([problem]);
    expect(problems[0]?.severity).toBe("error");
    expect(problems[0]?.message).toMatch(/ is left out\.$/);
    expect(output && count(output)).toBe(1);
  });

  test("and names it", () => {
    const { problems } = parseDoughnut(doughnut([dimension({ indicators: [indicator({ observations: [observed(2023, true as never)] })] })]));
    expect(problems[0]?.message).toBe("Expected a number or null, found true. The observation is left out.");
  });

  test("all faults of a thing are listed, and places keep counting as the input does", () => {
    const observations = [{ value: 1 }, observed(2022, "a" as never), observed(2023, 3), observed(2023, 4)];
    expect(codes(parseDoughnut(around(indicator({ observations: observations as never }))).problems)).toEqual([
      "missing-key /dimensions/0/indicators/0/observations/0/period",
      "wrong-type /dimensions/0/indicators/0/observations/1/value",
      "duplicate-period /dimensions/0/indicators/0/observations/3",
    ]);
  });
});

describe("there is no doughnut", () => {
  const cases: [string, unknown, string][] = [
    ["without a version", { place: { name: "X" }, dimensions: [] }, "missing-key /version"],
    ["in version 0", { ...doughnut(), version: 0 }, "wrong-value /version"],
    ["without a place", { version: 1, dimensions: [] }, "missing-key /place"],
    ["with a place that has no name", { ...doughnut(), place: {} }, "missing-key /place/name"],
    ["with an object for dimensions", { ...doughnut(), dimensions: {} }, "wrong-type /dimensions"],
    ["with a list for a place", { ...doughnut(), place: [] }, "wrong-type /place"],
    ["in a list", [doughnut()], "wrong-type "],
    ["in a text", JSON.stringify(doughnut()), "wrong-type "],
    ["in null", null, "wrong-type "],
    ["in nothing", undefined, "not-json "],
  ];
  test.each(cases)("%s", (_, input, problem) => {
    const { doughnut: output, problems } = parseDoughnut(input);
    expect(output).toBeNull();
    expect(codes(problems)).toContain(problem);
  });

  test("of a newer version, whatever else it may be called in there", () => {
    const { doughnut: output, problems } = parseDoughnut({ version: 2, where: "Trafford", rings: [] });
    expect(output).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual(["This document is version 2; this software reads version 1."]);
  });
});

describe("keys", () => {
  test("that are not known are left out with the nearest known name", () => {
    const { doughnut: output, problems } = parseDoughnut(around({ ...indicator(), bondary: { value: 1 }, wxyz: 1 } as never));
    expect(problems.map(({ code, severity, path, hint }) => [code, severity, path, hint])).toEqual([
      ["unknown-key", "warning", "/dimensions/0/indicators/0/bondary", 'Did you mean "boundary"?'],
      ["unknown-key", "warning", "/dimensions/0/indicators/0/wxyz", "To keep data of your own, start the key with x-."],
    ]);
    expect(output).toEqual(around(indicator()));
  });

  test("that start with x- are kept wherever they stand, with everything in them", () => {
    const input = { ...around({ ...indicator(), "x-note": { to: ["self", null, 0] } } as never), "x-made-by": "hand" };
    expect(parseDoughnut(input)).toEqual({ doughnut: input, problems: [] });
  });

  test("under extensions are all kept", () => {
    const input = doughnut(undefined, { extensions: { version: "nine", dimensions: null } });
    expect(parseDoughnut(input)).toEqual({ doughnut: input, problems: [] });
  });

  test("written as undefined are absent; as null, absent with a warning", () => {
    const { doughnut: output, problems } = parseDoughnut({ ...doughnut(), title: undefined, summary: null });
    expect(output).toEqual(doughnut());
    expect(output && Object.keys(output)).not.toContain("title");
    expect(codes(problems)).toEqual(["null-value /summary"]);
  });

  test.each(["__proto__", "constructor", "prototype"])("%s is refused as a key and legal as an id", (word) => {
    const text = JSON.stringify(doughnut([dimension({ id: word, indicators: [indicator({ id: word })] })]));
    expect(parseDoughnut(JSON.parse(text))).toEqual({ doughnut: JSON.parse(text), problems: [] });
    const { doughnut: output, problems } = parseDoughnut(JSON.parse(text.replace('"version":1', `"version":1,"extensions":{"${word}":{"polluted":1},"a":1}`)));
    expect(codes(problems)).toEqual([`forbidden-key /extensions/${word}`]);
    expect(output?.extensions).toEqual({ a: 1 });
  });

  test("like toString are found only where the document has them", () => {
    const { problems } = parseDoughnut(doughnut([dimension({ indicators: [indicator({ source: "toString" })] })], { sources: {} }));
    expect(codes(problems)).toEqual(["unknown-source /dimensions/0/indicators/0/source"]);
    const known = doughnut([dimension({ indicators: [indicator({ source: "toString" })] })], { sources: { toString: { title: "T" } } as never });
    expect(parseDoughnut(known).problems).toEqual([]);
  });
});

describe("numbers", () => {
  test.each([NaN, Infinity, -Infinity])("%s becomes no figure, located", (value) => {
    const { doughnut: output, problems } = parseDoughnut(around(pressure({ boundary: { value }, observations: [observed(2023, value)] }), "ecological"));
    expect(codes(problems)).toEqual(["not-finite /dimensions/0/indicators/0/boundary/value", "not-finite /dimensions/0/indicators/0/observations/0/value"]);
    expect(output?.dimensions[0]?.indicators?.[0]).toMatchObject({ boundary: { value: null }, observations: [{ value: null }] });
  });

  test("NaN where there must be a number leaves out the indicator", () => {
    const { doughnut: output, problems } = parseDoughnut(around(indicator({ tolerance: NaN })));
    expect(problems.map(({ message }) => message)).toEqual(["Expected a number, found NaN. It is read as no figure. The indicator is left out."]);
    expect(output?.dimensions[0]?.indicators).toEqual([]);
  });

  test("−0 is read as 0", () => {
    const { doughnut: output } = parseDoughnut(around(indicator({ observations: [observed(2023, -0)] })));
    expect(Object.is(output?.dimensions[0]?.indicators?.[0]?.observations[0]?.value, 0)).toBe(true);
  });
});

describe("meaning", () => {
  test("an id used three times is one error that names all positions", () => {
    const { doughnut: output, problems } = parseDoughnut(doughnut(["a", "b", "a", "a"].map((id) => dimension({ id, indicators: [] }))));
    expect(problems).toEqual([{
      code: "duplicate-dimension", severity: "error", path: "/dimensions/2/id", related: ["/dimensions/0/id", "/dimensions/3/id"],
      message: 'The dimension id "a" is used 3 times.', hint: "Give every dimension an id of its own.",
    }]);
    expect(output?.dimensions).toHaveLength(4);
  });

  test("indicator ids are unique in the whole document", () => {
    const { problems } = parseDoughnut(doughnut([dimension(), dimension({ id: "b" })]));
    expect(problems.map(({ code, path, related }) => ({ code, path, related }))).toEqual([
      { code: "duplicate-indicator", path: "/dimensions/1/indicators/0/id", related: ["/dimensions/0/indicators/0/id"] },
    ]);
  });

  test("what was left out is no second use of an id", () => {
    expect(codes(parseDoughnut(doughnut([dimension({ indicators: [] }), dimension({ ring: "x" as never, indicators: [] })])).problems)).toEqual(["wrong-value /dimensions/1/ring"]);
  });

  const anchors: [string, unknown, string[]][] = [
    ["social, higher is better, from 0 up", around(indicator({ direction: "higher-is-better", floor: 0, target: { value: 100 } })), []],
    ["social, floor left out", around(indicator({ direction: "higher-is-better", floor: undefined, target: { value: 100 } })), []],
    ["social, against its direction", around(indicator({ floor: 0, target: { value: 100 } })), ["contradictory-direction /dimensions/0/indicators/0/direction"]],
    ["ecological, lower is better, from 0 up", around(pressure(), "ecological"), []],
    ["ecological, forest area", around(pressure({ direction: "higher-is-better", reference: 63.87, boundary: { value: 47.9 } }), "ecological"), []],
    ["ecological, against its direction", around(pressure({ direction: "higher-is-better" }), "ecological"), ["contradictory-direction /dimensions/0/indicators/0/direction"]],
    ["boundary at 0, reference left out", around(pressure({ boundary: { value: 0 } }), "ecological"), ["no-span /dimensions/0/indicators/0/boundary"]],
    ["a target in the ecological ring", around(indicator(), "ecological"), ["wrong-ring-line /dimensions/0/indicators/0/floor"]],
    ["a boundary beside a target", around(indicator({ boundary: { value: 3 } })), ["wrong-ring-line /dimensions/0/indicators/0/boundary"]],
    ["a boundary that cannot be read", around(pressure({ boundary: { value: null } }), "ecological"), []],
    ["no line at all", around(indicator({ floor: undefined, target: undefined })), []],
  ];
  test.each(anchors)("anchors: %s", (_, input, expected) => expect(codes(parseDoughnut(input).problems)).toEqual(expected));

  test("an interval is held against its figure", () => {
    const of = (low: number | null, high: number | null) =>
      parseDoughnut(around(indicator({ observations: [observed(2023, 5, { low, high })] }))).problems.map(({ message }) => message);
    expect(of(4, 6)).toEqual([]);
    expect(of(5, 5)).toEqual([]);
    expect(of(null, 4)).toEqual(["The figure 5 is above its interval, which ends at 4."]);
    expect(of(6, null)).toEqual(["The figure 5 is below its interval, which starts at 6."]);
    expect(of(6, 4)).toEqual(["The interval runs from 6 down to 4."]);
  });

  test("two figures for the same days in a comparator are found as well", () => {
    const comparators = [{ place: { name: "England" }, observations: [observed(2023, 1), observed(2022, 1), observed(2023, 2)] }];
    const { problems } = parseDoughnut(around(indicator({ comparators })));
    expect(problems.map(({ path, related }) => [path, related])).toEqual([
      ["/dimensions/0/indicators/0/comparators/0/observations/2", ["/dimensions/0/indicators/0/comparators/0/observations/0"]],
    ]);
  });

  test("addresses of lines, actions and sources are held against the one link rule", () => {
    const url = "https://user:secret@evil.example/";
    const input = doughnut(
      [dimension({ indicators: [indicator({ target: { value: 0, url } })], actions: [{ title: "A", stage: "done", url }] })],
      { sources: { a: { title: "A", url } } },
    );
    const { doughnut: output, problems } = parseDoughnut(input);
    expect(codes(problems).sort()).toEqual(
      ["url-refused /dimensions/0/actions/0/url", "url-refused /dimensions/0/indicators/0/target/url", "url-refused /sources/a/url"],
    );
    expect(output).toEqual(input);
  });

  test("an unknown source suggests the nearest", () => {
    const { problems } = parseDoughnut(doughnut([dimension({ indicators: [indicator({ source: "ons-gdh" })] })], { sources: { "ons-ghg": { title: "T" } } }));
    expect(problems[0]?.hint).toBe('Did you mean "ons-ghg"?');
  });
});

describe("the list of problems", () => {
  test("is in the order of the document, whatever kind they are", () => {
    const input = {
      version: 1,
      titel: "x",
      dimensions: [
        dimension({ name: "", indicators: [indicator({ observations: [observed(2023, 1, { missing: "suppressed" })] })] }),
        dimension({ id: "b", ring: "c" as never }),
        dimension({ indicators: [indicator({ id: "c", direction: "higher-is-better", colour: 1 } as never)] }),
      ],
      place: { name: "\u0000" },
    };
    expect(codes(parseDoughnut(input).problems)).toEqual([
      "unknown-key /titel",
      "no-text /dimensions/0/name",
      "missing-with-value /dimensions/0/indicators/0/observations/0/missing",
      "wrong-value /dimensions/1/ring",
      "duplicate-dimension /dimensions/2/id",
      "contradictory-direction /dimensions/2/indicators/0/direction",
      "unknown-key /dimensions/2/indicators/0/colour",
      "odd-characters /place/name",
    ]);
  });

  test("names 200 of a kind and counts the rest", () => {
    const observations = Array.from({ length: 1000 }, (_, i) => observed(1000 + i, "x" as never));
    const { problems } = parseDoughnut(around(indicator({ observations })));
    expect(problems).toHaveLength(201);
    expect(problems[199]?.path).toBe("/dimensions/0/indicators/0/observations/199/value");
    expect(problems[200]?.message).toBe("800 more problems of the kind wrong-type are not listed.");
  });

  test("a document without dimensions is legal, with a warning", () => {
    const { doughnut: output, problems } = parseDoughnut(doughnut([]));
    expect(output).toEqual(doughnut([]));
    expect(problems.map(({ severity, path }) => [severity, path])).toEqual([["warning", "/dimensions"]]);
  });

  test("a period counts as the same by its days, not by its label", () => {
    const observations = [observed(2023, 1), { period: { ...year(2023), label: "two thousand and twenty-three" }, value: 2 }];
    expect(codes(parseDoughnut(around(indicator({ observations }))).problems)).toEqual(["duplicate-period /dimensions/0/indicators/0/observations/1"]);
  });
});
