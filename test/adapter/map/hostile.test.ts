/** What is meant to harm costs nothing: names of built-in properties are texts, and time grows with the size and no faster. */
import { map, ukAreas, type Mapping, type MapContext, type Table } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, tableIn } from "../tables.js";

const register = await ukAreas();
const place: MapContext = { place: { code: "E08000009", names: ["Trafford"] }, register };

test("columns and texts named like built-in properties are read, made and told apart like any other", async () => {
  const table = await tableIn("__proto__,constructor,toString,value\nx,y,z,1\n");
  expect(map(table, { period: { fixed: "2023" }, value: "value", where: { toString: "z" } }, place).observations).toMatchObject([{ value: 1 }]);
  const wide = await tableIn("__proto__,constructor 2022,constructor 2023\nE08000009,1,2\n");
  // From JSON, as portraits come: there it is a key like any other until somebody assigns it.
  const patterns = JSON.parse('{ "toString": "constructor {hasOwnProperty}" }') as Record<string, string>;
  const { observations, problems } = map(wide, { area: { column: "__proto__" }, unpivot: patterns, period: { column: "hasOwnProperty" }, value: "toString" }, place);
  expect([observations.map(({ value }) => value), problems]).toEqual([[1, 2], []]);
  expect(codes(map(wide, JSON.parse('{ "unpivot": { "__proto__": "{a}" }, "period": { "column": "a" }, "value": "b" }') as Mapping, place).problems)).toEqual(["forbidden-key"]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const rowsOf = (count: number, cells: (at: number) => string[]): Table => ({ columns: ["area", "year", "value", "part"], headerRow: 1, rows: Array.from({ length: count }, (_, at) => ({ row: at + 2, cells: cells(at) })) });
const plain = { area: { column: "area" }, period: { column: "year" }, value: "value" } satisfies Mapping;

describe("twice the rows take no more than about twice the time", () => {
  test.each<[string, (at: number) => string[], Mapping, number]>([
    ["all for one figure", (at) => ["E08000009", "2023", String(at), ""], plain, 20_000],
    ["each with an area of its own", (at) => [`area ${at}`, "2023", "1", ""], plain, 20_000],
    ["each with a period of its own", (at) => ["E08000009", `${1000 + Math.floor(at / 12) % 2000}-${String(at % 12 + 1).padStart(2, "0")}`, "1", ""], plain, 8_000],
    ["each a part", (at) => ["E08000009", "2023", "1", `part ${at}`], { ...plain, rollUp: { of: "part", how: "sum" } }, 10_000],
    ["each with a mark nobody knows", (at) => ["E08000009", "2023", `?${at}`, `part ${at}`], { ...plain, rollUp: { of: "part", how: "mean" } }, 10_000],
    ["each with a long run of brackets", () => ["E08000009", "2023", "[".repeat(50), "["], plain, 20_000],
  ])("%s", { retry: 3, timeout: 60_000 }, (_what, cells, mapping, count) => {
    const time = (rows: number): number => {
      const table = rowsOf(rows, cells);
      const start = process.cpuUsage();
      const { stats } = map(table, mapping, place);
      const { user } = process.cpuUsage(start);
      expect(stats.read).toBe(rows);
      return user / 1000;
    };
    time(count);
    expect(time(2 * count)).toBeLessThan(2.5 * time(count) + 60);
  });

  test("a megabyte in one cell takes no second", { retry: 3 }, () => {
    for (const text of ["[".repeat(1e6), "1".repeat(1e6), "1,".repeat(5e5), " ".repeat(1e6), "q".repeat(1e6), "2023-".repeat(2e5), "\u200B".repeat(1e6)]) {
      const table = rowsOf(1, () => [text, text, text, text]);
      const start = process.cpuUsage();
      map(table, plain, place);
      map(table, { period: { column: "year" }, value: "value", status: "part" }, place);
      expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
    }
  });
});
