import { map, type Mapping, type Table } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";

const word = fc.constantFrom("", "E08000009", "E92000001", "Trafford", "2023", "2013/14", "Q1 2022", "12", "12[c]", "-", "[x]", "1e308", "%", "a", "__proto__", "constructor", "𝟙", "\uD800");
const text = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) });
const names = ["area", "year", "value", "sex", "__proto__"];
const column = fc.constantFrom(...names, "missing");

const table: fc.Arbitrary<Table> = fc.array(fc.tuple(text, text, text, text, text), { maxLength: 30 })
  .map((rows) => ({ columns: names, headerRow: 1, rows: rows.map((cells, at) => ({ row: at + 2, cells })) }));

const where = fc.option(fc.dictionary(column, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 2 }), { nil: undefined });
const leaf = fc.oneof(column, fc.record({ column, where }));
const rule = fc.oneof(leaf, fc.record({ sum: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), fc.record({ ratio: fc.tuple(leaf, leaf) }), fc.record({ mean: fc.array(leaf, { minLength: 1, maxLength: 3 }) }));
const mapping = fc.record({
  area: fc.option(fc.record({ column }), { nil: undefined }),
  period: fc.oneof(fc.record({ column }), fc.record({ fixed: text })),
  value: rule, where,
  status: fc.option(column, { nil: undefined }), low: fc.option(column, { nil: undefined }), scale: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
}) as fc.Arbitrary<Mapping>;

const context = { place: { code: "E08000009", names: ["Trafford"] }, comparators: [{ code: "E92000001", names: ["England"] }], unit: "%" };

test("whatever the table and the mapping: every row has one outcome, every value is finite, every gap has its reason", () => {
  fc.assert(fc.property(table, mapping, (cells, how) => {
    const { observations, problems, stats } = map(cells, how, context);
    const dropped = Object.values(stats.dropped);
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
  }), { numRuns: 1500 });
});

test("the order of the rows does not change the figures", () => {
  fc.assert(fc.property(table, mapping, fc.infiniteStream(fc.nat()), (cells, how, random) => {
    const shuffled = cells.rows.map((row) => ({ row, key: random.next().value as number })).sort((a, b) => a.key - b.key).map(({ row }) => row);
    const figures = (rows: Table["rows"]) => map({ ...cells, rows }, how, context).observations.map(({ area, period: { start, end }, value, missing }) => ({ area, start, end, value, missing }));
    expect(figures(shuffled)).toEqual(figures(cells.rows));
  }), { numRuns: 500 });
});

test("the same input gives the same result, problems included", () => {
  fc.assert(fc.property(table, mapping, (cells, how) => {
    expect(map(cells, how, context)).toEqual(map(structuredClone(cells), structuredClone(how), context));
  }), { numRuns: 200 });
});
