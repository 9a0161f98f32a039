import { map, type MapContext, type Mapping, type Table, type TableRow } from "@place-doughnut/adapter";
import { ukAreas } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Gathering } from "../../../packages/adapter/src/portals/gather.js";
import { neededTexts, wishOf, type SourceUser } from "../../../packages/adapter/src/portals/wish.js";

const columns = ["areacd", "year", "sex", "kind", "zone", "value"];
const place = { code: "E08000009", names: ["Trafford"] };
const comparators = [{ code: "E92000001", names: ["England"] }];
const base: Mapping = { area: { column: "areacd" }, period: { column: "year" }, value: "value" };

function tableOf(rows: readonly (readonly string[])[]): Table {
  return { columns, headerRow: 0, rows: rows.map((cells, at): TableRow => ({ row: at + 1, cells })) };
}

/** The table as it is gathered in pages of so many rows. */
function gathered(table: Table, users: readonly SourceUser[], size: number, register?: MapContext["register"]): Table {
  const gathering = new Gathering(users, register);
  for (let at = 0; at < table.rows.length; at += size) gathering.add({ ...table, rows: table.rows.slice(at, at + size) });
  return gathering.table();
}

const texts = {
  area: fc.constantFrom("E08000009", "E08000009 ", "e08000009", "E92000001", "England", "ENGLAND", "Trafford", "Trafford MBC", "E08000001", "Bolton", "S12000033", "", "K02000001", "E08000016", "E08000038"),
  year: fc.constantFrom("2020", "2021", "2022", "soon"),
  sex: fc.constantFrom("F", "M", "F ", "Ｆ", "All"),
  kind: fc.constantFrom("old", "new"),
  zone: fc.constantFrom("a", "b"),
  value: fc.constantFrom("1", "2", "13", "", "*", "x1"),
};
const row = fc.tuple(texts.area, texts.year, texts.sex, texts.kind, texts.zone, texts.value);

const mapping: fc.Arbitrary<Mapping> = fc.record({
  area: fc.constantFrom<Mapping["area"]>(base.area, { column: "areacd", is: "Bolton" }, { column: "areacd", is: "" }, { column: "areacd", is: "Leds" }, { column: "areacd", formerly: "sum" }),
  period: fc.constantFrom<Mapping["period"]>({ column: "year" }, { fixed: "2021" }),
  value: fc.constantFrom<Mapping["value"]>("value", { column: "value", where: { kind: "old" } }, { ratio: [{ column: "value", where: { zone: "a" } }, { column: "value", where: { zone: "c" } }] }, "no such column"),
  where: fc.constantFrom<Mapping["where"]>(undefined, { sex: "F" }, { sex: ["F", "M"] }, { sex: "F", kind: "old" }, { sex: "X" }, { "no such": "x" }),
  rollUp: fc.constantFrom<Mapping["rollUp"]>(undefined, { of: "zone", how: "sum" }),
}, { requiredKeys: ["period", "value"] });

test("rows that no mapping keeps change no figure, no message and no number when they are left out", { timeout: 60_000 }, async () => {
  const register = await ukAreas();
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), fc.array(mapping, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 10 }), fc.boolean(), fc.constantFrom(place, { code: "E08000038", names: ["Barnsley"] }), (rows, mappings, size, isKnown, about) => {
    const table = tableOf(rows);
    const known = isKnown ? { register } : {};
    const users = mappings.map((each): SourceUser => ({ mapping: each, place: about, comparators }));
    const less = gathered(table, users, size, known.register);
    for (const each of mappings) expect(map(less, each, { place: about, comparators, ...known })).toEqual(map(table, each, { place: about, comparators, ...known }));
    expect(less.rows.length + [...(less.leftOut?.areas.values() ?? [])].reduce((sum, count) => sum + count, 0)).toBe(table.rows.length);
  }), { numRuns: 250 });
});

test("of a table about every area only the rows of the wanted ones are kept", () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [at % 100 === 0 ? "E08000009" : `E0700${String(at % 300).padStart(4, "0")}`, "2022", "F", "old", "a", "1"]);
  const less = gathered(tableOf(rows), [{ mapping: base, place, comparators }], 500);
  expect(less.rows).toHaveLength(50);
  expect(map(less, base, { place, comparators }).stats).toMatchObject({ read: 5000, dropped: { "other-area": 4950 } });
});

test("pages with other columns are joined by name", () => {
  const gathering = new Gathering([]);
  gathering.add({ columns: ["area", "value"], headerRow: 0, rows: [{ row: 1, cells: ["a", "1"], values: ["a", 1] }] });
  gathering.add({ columns: ["note", "value"], headerRow: 0, rows: [{ row: 2, cells: ["n", "2"], values: ["n", 2] }] });
  const { columns: names, rows } = gathering.table();
  expect(names).toEqual(["area", "value", "note"]);
  expect(rows).toEqual([{ row: 1, cells: ["a", "1"], values: ["a", 1] }, { row: 2, cells: ["", "2", "n"], values: [null, 2, "n"] }]);
});

test("rows are kept whole where two mappings read areas from different columns, or make columns of their own", () => {
  const table = tableOf([["E08000001", "2022", "F", "old", "E08000009", "1"]]);
  const users = (other: Mapping): SourceUser[] => [base, other].map((each) => ({ mapping: each, place, comparators }));
  for (const other of [{ ...base, area: { column: "zone" } }, { ...base, unpivot: { value: "{year} total" } }]) expect(gathered(table, users(other), 10)).toEqual({ ...table });
});

test("what may be left to a portal is what all mappings agree on", async () => {
  const register = await ukAreas();
  const user = (change: Partial<Mapping>): SourceUser => ({ mapping: { ...base, ...change }, place, comparators });
  expect(wishOf([user({ where: { sex: "F", kind: "old" } }), user({ where: { sex: ["M"] } })], register).keep).toEqual(new Map([["areacd", ["E08000009", "E92000001", "England"]], ["sex", ["F", "M"]]]));
  // A column that may hold names, and one that a mapping does not use, are left.
  expect(wishOf([user({ area: { column: "area" } })]).keep).toEqual(new Map());
  expect(wishOf([user({}), user({ area: { column: "ladcd" } })]).keep).toEqual(new Map());
  expect(wishOf([user({ where: { sex: "F" } }), user({})]).keep).toEqual(new Map([["areacd", ["E08000009", "E92000001", "England"]]]));
  const barnsley = { ...user({}), place: { code: "E08000038", names: ["Barnsley"] } };
  const wish = wishOf([barnsley], register);
  expect(wish.keep.get("areacd")).toEqual(["E08000016", "E08000038", "E92000001", "England"]);
  expect(neededTexts([barnsley], wish, register).get("areacd")).toEqual([["E08000038", "E08000038", "E08000016"], ["E92000001", "England", "E92000001"]]);
});
