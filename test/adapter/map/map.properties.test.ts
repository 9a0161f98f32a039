import { map, ukAreas, type CellValue, type MapContext, type Mapping, type Table, type ValueRule } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";

const register = await ukAreas();
const word = fc.constantFrom("", "E08000009", "E08000016", "E06000028", "E06000029", "E07000048", "E10000006", "TRAFFORD", "57%", "0.5", "E92000001", "Trafford", "2023", "2013/14", "Q1 2022", "12", "12[c]", "-", "[x]", "1e308", "%", "a", "__proto__", "constructor", "𝟙", "\uD800");
const text = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) });
const names = ["area", "year", "value", "sex", "__proto__", "2022 rate"];
const column = fc.constantFrom(...names, "missing", "rate", "when");
const held: fc.Arbitrary<CellValue> = fc.oneof(fc.constantFrom(null, true, 0, -0, 0.57, 12, 2023), fc.double(), text);

/** Mostly what belongs there, and at times anything. */
const mostly = <T>(likely: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: other });
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

const areaText = mostly(fc.constantFrom("E08000009", "E08000009", "E08000016", "E06000028", "E06000029", "E07000048", "TRAFFORD", "E92000001"), text);
const yearText = mostly(fc.constantFrom("2021", "2022", "2023"), text);
const figureText = mostly(fc.constantFrom("1", "12", "12[p]", "57%", "0.5", "-3"), text);
const cells = fc.tuple(areaText, yearText, figureText, mostly(fc.constantFrom("M", "F"), text), text, figureText).map((all): string[] => all);
const table: fc.Arbitrary<Table> = fc.array(fc.tuple(cells, fc.option(fc.array(held, { minLength: 6, maxLength: 6 }), { nil: undefined, freq: 2 })), { maxLength: 20 })
  .map((rows) => ({ columns: names, headerRow: 1, rows: rows.map(([own, values], at) => ({ row: at + 2, cells: own, ...(values ? { values } : {}) })) }));

const where = optional(fc.dictionary(mostly(fc.constant("sex"), column), fc.oneof(fc.constantFrom("M", "F"), text, fc.array(text, { maxLength: 3 })), { maxKeys: 1 }));
const figure = mostly(fc.constantFrom("value", "2022 rate"), column);
const leaf = fc.oneof(figure, fc.record({ column: figure, where }));
const rule = mostly<ValueRule>(leaf, fc.oneof(
  fc.record({ sum: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), fc.record({ ratio: fc.tuple(leaf, leaf) }), fc.record({ mean: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ complement: leaf, of: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), leaf) }),
));
const area = mostly<object>(fc.record({ column: fc.constant("area"), formerly: optional(fc.constant("sum" as const)) }), fc.record({ column, is: text }));
const plainPeriod = mostly<object>(fc.constant({ column: "year" }), fc.oneof(fc.record({ column }), fc.record({ fixed: text }), fc.constant({ column: "year", reading: ["financial-year", "calendar-year"] })));
const rollUp = optional(fc.oneof(
  fc.record({ of: mostly(fc.constant("sex"), column), how: fc.constant("sum") }),
  fc.record({ of: fc.array(column, { minLength: 1, maxLength: 2 }), how: fc.constant("mean"), weight: optional(fc.constant("2022 rate")), coverage: optional(fc.double({ min: 0, max: 1, noNaN: true })) }),
));
const per = optional(fc.record({ source: mostly(fc.constant("own"), fc.constant("none")), area, period: plainPeriod, value: figure, times: optional(fc.constantFrom(1000, 0, -1)), withinYears: optional(fc.constantFrom(0, 3)) }));
const rest = { where, rollUp, per, status: optional(mostly(fc.constant("sex"), column)), low: optional(figure), scale: optional(fc.double({ noNaN: true, noDefaultInfinity: true })) };
const patterns = fc.constantFrom<Record<string, string>>({ rate: "{when} rate" }, { rate: "{when} rate" }, { rate: "{when}" }, { rate: "{when} {what}", value: "{when} value" });
const mapping = fc.oneof(
  { weight: 3, arbitrary: fc.record({ area: optional(area), period: plainPeriod, value: rule, ...rest }) },
  { weight: 2, arbitrary: fc.record({ area, period: fc.constant({ column: "when" }), unpivot: patterns, value: fc.constant("rate"), ...rest, rollUp: fc.constant(undefined), where: fc.constant(undefined) }) },
) as fc.Arbitrary<Mapping>;

const place = fc.constantFrom("E08000009", "E08000038", "E06000058", "E06000063");
const contextOf = (own: Table, code = "E08000009"): MapContext => ({ place: { code, names: ["Trafford"] }, comparators: [{ code: "E92000001", names: ["England"] }], unit: "%", register, tables: new Map([["own", own]]) });

test("whatever the table and the mapping: every row has one outcome, every value is finite, every gap has its reason", { timeout: 30_000 }, () => {
  const reached = { figures: 0, unpivoted: 0, rolledUp: 0, divided: 0 };
  fc.assert(fc.property(table, mapping, place, (cells, how, code) => {
    const { observations, problems, stats } = map(cells, how, contextOf(cells, code));
    const dropped = Object.values(stats.dropped);
    const figures = observations.filter(({ value }) => value !== null).length;
    reached.figures += figures;
    if (how.unpivot) reached.unpivoted += figures;
    if (how.rollUp) reached.rolledUp += figures;
    if (how.per) reached.divided += figures;
    expect(stats.read).toBe(cells.rows.length);
    expect(stats.used + dropped.reduce((sum, rows) => sum + rows, 0)).toBe(stats.read);
    expect(dropped.every((rows) => rows > 0)).toBe(true);
    for (const { value, missing, rows, low = null } of observations) {
      expect(value === null).toBe(missing !== undefined);
      expect(Number.isFinite(value ?? 0) && Number.isFinite(low ?? 0) && !Object.is(value, -0)).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
    }
    for (const { message, hint = "" } of problems) expect(`${message} ${hint}`).not.toMatch(/undefined|NaN|\[object/);
    expect(Object.keys(Object.prototype)).toEqual([]);
  }), { numRuns: 1000 });
  // The mappings are not so wild that nothing is ever read.
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(10);
});

test("the order of the rows does not change the figures", { timeout: 30_000 }, () => {
  fc.assert(fc.property(table, mapping, place, fc.infiniteStream(fc.nat()), (cells, how, code, random) => {
    const shuffled = cells.rows.map((row) => ({ row, key: random.next().value as number })).sort((a, b) => a.key - b.key).map(({ row }) => row);
    const figures = (rows: Table["rows"]) => map({ ...cells, rows }, how, contextOf({ ...cells, rows }, code)).observations.map(({ area, period: { start, end }, value, missing }) => ({ area, start, end, value, missing }));
    expect(figures(shuffled)).toEqual(figures(cells.rows));
  }), { numRuns: 300 });
});

test("the same input gives the same result, problems included", { timeout: 30_000 }, () => {
  fc.assert(fc.property(table, mapping, (cells, how) => {
    expect(map(cells, how, contextOf(cells))).toEqual(map(structuredClone(cells), structuredClone(how), contextOf(cells)));
  }), { numRuns: 150 });
});
