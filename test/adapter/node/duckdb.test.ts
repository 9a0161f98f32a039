/**
 * DuckDB in place of the reader of CSV files. The package is optional, and is not among those that the tests install: it is
 * taken from the workspace, from where the benchmark has put it, or from the folder named by DUCKDB_FROM.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { map, read, type Table } from "@place-doughnut/adapter";
import { duckdbTable } from "@place-doughnut/adapter/node";
import { afterAll, describe, expect, test } from "vitest";
import { codes, elsMapping, file, only, tableIn, trafford } from "../tables.js";

const root = join(import.meta.dirname, "../../..");
const home = mkdtempSync(join(tmpdir(), "duckdb-"));
afterAll(() => rmSync(home, { recursive: true }));

async function installed(): Promise<unknown> {
  for (const folder of [root, join(root, "node_modules/.cache/bench"), process.env["DUCKDB_FROM"] ?? ""].filter((each) => each !== "")) {
    try {
      return await import(pathToFileURL(createRequire(join(folder, "package.json")).resolve("@duckdb/node-api")).href);
    } catch {
      // Looked for in the next place.
    }
  }
  return null;
}
const duckdb = await installed();
const load = (): Promise<unknown> => Promise.resolve(duckdb);
const everything = { columns: [], keep: new Map<string, string[]>() };

function fileWith(name: string, text: string | Uint8Array): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

const bare = ({ columns, headerRow, rows }: Table): object => ({ columns, headerRow, rows: rows.map(({ row, cells }) => ({ row, cells })) });

describe.skipIf(duckdb === null)(duckdb === null ? "skipped, because @duckdb/node-api is not installed here: name its folder in DUCKDB_FROM" : "DuckDB", () => {
  const feeds = join(root, "examples/trafford/feeds");
  const recorded = readdirSync(feeds).filter((name) => name.startsWith("ons-"));

  test("all recorded files of the Office for National Statistics are looked at", () => expect(recorded.length).toBeGreaterThan(10));

  test.each(recorded)("%s is the same table as the reader of CSV files gives", async (name) => {
    const csv = await tableIn(file(`examples/trafford/feeds/${name}`));
    const { table, problems, pushed } = await duckdbTable(join(feeds, name), everything, { load });
    expect(bare(table!)).toEqual(bare(csv));
    expect([codes(problems), pushed]).toEqual([[], []]);
  });

  test.each(recorded)("%s gives the same figures when DuckDB chooses the rows and columns", async (name) => {
    const csv = await tableIn(file(`examples/trafford/feeds/${name}`));
    const [indicator] = new Set(csv.rows.map(({ cells }) => cells[csv.columns.indexOf("indicator")]!));
    const keep = new Map([["areacd", ["E08000009", "E92000001", "K02000001"]], ["indicator", [` ${indicator!} `]]]);
    const mapping = { ...elsMapping, where: { indicator: indicator! } };
    const { table, pushed } = await duckdbTable(pathToFileURL(join(feeds, name)), { columns: [...csv.columns], keep }, { load });
    expect(pushed).toEqual(["keep"]);
    expect(table!.rows.length).toBeGreaterThan(0);
    expect(table!.rows.length).toBeLessThan(csv.rows.length);
    expect(map(table!, mapping, trafford).observations).toEqual(map(csv, mapping, trafford).observations);
    const some = await duckdbTable(join(feeds, name), { columns: ["areacd", "indicator", "period", "observation", "status"], keep }, { load });
    expect([some.table!.columns.length, some.pushed]).toEqual([5, ["keep", "columns"]]);
    expect(map(some.table!, mapping, trafford).observations).toEqual(map(csv, mapping, trafford).observations);
  });

  test("a Parquet file that DuckDB itself wrote is read with the same texts", async () => {
    const csv = join(feeds, "ons-gigabit-capable-broadband.csv");
    const path = join(home, "gigabit.parquet");
    const { DuckDBInstance } = duckdb as { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<{ run(sql: string): Promise<unknown> }>; closeSync(): void }> } };
    const instance = await DuckDBInstance.create(":memory:");
    await (await instance.connect()).run(`COPY (SELECT * FROM read_csv('${csv}', all_varchar = true)) TO '${path}' (FORMAT parquet)`);
    await (await instance.connect()).run(`COPY (SELECT 'E08000009' AS area, 5.87::DOUBLE AS "a ""value""", 12::INTEGER AS n, DATE '2024-01-31' AS day, NULL::VARCHAR AS note) TO '${join(home, "typed.parquet")}' (FORMAT parquet)`);
    instance.closeSync();
    const expected = await tableIn(file("examples/trafford/feeds/ons-gigabit-capable-broadband.csv"));
    const { table } = await duckdbTable(path, everything, { load });
    expect(table!.columns).toEqual(expected.columns);
    expect(table!.rows.map(({ cells }) => cells)).toEqual(expected.rows.map(({ cells }) => cells));
    const kept = await duckdbTable(path, { columns: [], keep: new Map([["areacd", ["E08000009"]]]) }, { load });
    const figures = (from: Table): object[] => map(from, elsMapping, trafford).observations.filter(({ area }) => area === "E08000009").map(({ rows: _, ...observation }) => observation);
    expect(figures(kept.table!)).toEqual(figures(expected));
    const typed = await duckdbTable(join(home, "typed.parquet"), everything, { load });
    expect([typed.table!.columns, typed.table!.rows]).toEqual([["area", "a \"value\"", "n", "day", "note"], [{ row: 1, cells: ["E08000009", "5.87", "12", "2024-01-31", ""] }]]);
  });

  test("quotation marks, lines in cells, semicolons, titles above the names and capitals in names come as they are", async () => {
    const text = "A title\n\nName;name;Value\n\"x;\"\"y\"\"\";\"two\nlines\";1,5\nb;;\n";
    const { table, problems } = await duckdbTable(fileWith("odd.csv", text), { columns: ["Name", "name", "Value"], keep: new Map() }, { load });
    const csv = await read({ body: new TextEncoder().encode(text) }, { kind: "csv", wanted: ["Name", "name", "Value"] });
    expect(bare(table!)).toEqual(bare(csv.table!));
    expect(codes(problems)).toEqual(["header-found"]);
  });

  test("texts that may be another way of writing a wanted one are left to the mapping", async () => {
    const path = fileWith("wide.csv", "area,year,value\nE08000009,2023,1\nＥ08000009,2022,2\n\u00A0E08000009,2021,3\nE08000001,2023,4\n");
    const { table } = await duckdbTable(path, { columns: [], keep: new Map([["area", ["E08000009"]]]) }, { load });
    expect(table!.rows.map(({ cells }) => cells[2])).toEqual(["1", "2", "3"]);
  });

  test("texts and names from a portrait and a file are never a part of a statement", async () => {
    const name = "a\"; DROP TABLE x; --";
    const path = fileWith("it's.csv", `"${name.replaceAll("\"", "\"\"")}",b\n"' OR 1=1 --",1\n$k0_0,2\n`);
    const kept = async (text: string): Promise<string[]> => (await duckdbTable(path, { columns: [], keep: new Map([[name, [text]]]) }, { load })).table!.rows.map(({ cells }) => cells[1]!);
    expect([await kept("' OR 1=1 --"), await kept("$k0_0"), await kept("x')--")]).toEqual([["1"], ["2"], []]);
  });

  test("nothing but the one file is read: not the files that a name with stars means, and nothing on the network", async () => {
    fileWith("one.csv", "a,b\n1,2\n");
    for (const path of [join(home, "*.csv"), "https://data.example/feed.csv", "/no/such/file.csv"]) expect(codes((await duckdbTable(path, everything, { load })).problems)).toEqual(["engine-failed"]);
    expect(codes((await duckdbTable(fileWith("o*e.csv", "a,b\n3,4\n"), everything, { load })).problems)).toEqual(["engine-failed"]);
  });

  test("the newest period is taken where periods are days, months or years of one form, and left to the mapping otherwise", async () => {
    const latest = async (periods: string[]): Promise<[string[], readonly string[]]> => {
      const { table, pushed } = await duckdbTable(fileWith("periods.csv", `p,v\n${periods.map((period) => `${period},1\n`).join("")}`), { ...everything, latest: "p" }, { load });
      return [table!.rows.map(({ cells }) => cells[0]!), pushed];
    };
    expect(await latest(["2022", "2024", "2023", "2024"])).toEqual([["2024", "2024"], ["latest"]]);
    expect(await latest(["2022-01-01/P1Y", "2023-01-01/P1Y"])).toEqual([["2023-01-01/P1Y"], ["latest"]]);
    for (const mixed of [["2022-01-01/P3Y", "2023-01-01/P1Y"], ["2022", "2023-01"], ["2021/22", "2022/23"], ["Mar 2023", "Apr 2022"], ["2022", ""]]) expect(await latest(mixed)).toEqual([mixed, []]);
  });

  const wish = { columns: [], keep: new Map([["kind", ["kt"]]]), sum: { of: ["sector"], by: ["area", "year", "kind"], time: ["year"], value: "value" } };
  const sectors = "area,year,sector,kind,value\nE1,2022,a,kt,1\nE1,2022,b,kt,2\nE1,2022,a,pc,9\nE2,2022,a,kt,30\nE2,2022,b,kt,-4\n";

  test("whole numbers are added up where every group has the same parts, and mappings make the same figures of the sums", async () => {
    const { table, pushed } = await duckdbTable(fileWith("sectors.csv", sectors), wish, { load });
    expect(table!.columns).toEqual(["area", "year", "kind", "value"]);
    expect(table!.rows.map(({ cells }) => cells)).toEqual([["E1", "2022", "kt", "3"], ["E2", "2022", "kt", "26"]]);
    expect(pushed).toEqual(["keep", "sum"]);
    const figures = (from: Table): unknown[] => map(from, { area: { column: "area" }, period: { column: "year", reading: "calendar-year" }, value: "value", where: { kind: "kt" }, rollUp: { of: "sector", how: "sum" } }, { place: { code: "E1", names: [] }, comparators: [{ code: "E2", names: [] }] })
      .observations.map(({ area, value }) => [area, value]);
    expect(figures(await tableIn(sectors))).toEqual([["E1", 3], ["E2", 26]]);
    expect(figures(table!)).toEqual([["E1", 3], ["E2", 26]]);
  });

  test.each([
    ["a part is missing", sectors.replace("E2,2022,b,kt,-4\n", "")], ["a figure is withheld", sectors.replace("-4", "[c]")], ["a figure is blank", sectors.replace("-4", "")],
    ["a part is there twice", `${sectors}E2,2022,b,kt,5\n`], ["a figure is no whole number", sectors.replace("-4", "4.5")], ["a sum would not stay exact", sectors.replace("30", "900719925474099").replace(/,2\n/, ",2\n").replace("-4", "99999999999999999")],
    ["a text could be written otherwise", sectors.replace("E2,2022,b", "E2,2022,b\u00A0")],
  ])("nothing is added up where %s", async (_, text) => {
    const { table, pushed } = await duckdbTable(fileWith("sectors.csv", text), wish, { load });
    expect(pushed).toEqual(["keep"]);
    expect(table!.columns).toEqual(["area", "year", "sector", "kind", "value"]);
  });

  test.each([
    ["ragged.csv", "a,b\n1,2,3\n", "engine-failed"], ["open.csv", "a,b\n\"1,2\n3,4\n", "engine-failed"], ["latin.csv", Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x92, 0x0a), "engine-failed"],
    ["page.csv", "<!doctype html><title>Sign in</title>", "not-a-table"], ["empty.csv", "", "empty-body"], ["names.csv", "a,b\n", "no-rows"], ["cut.parquet", "PAR1", "engine-failed"],
  ])("%s is refused in words, and never thrown", async (name, text, code) => {
    const { problems } = await duckdbTable(fileWith(name, text), everything, { load });
    expect(codes(problems)).toContain(code);
    expect(problems.map(({ message }) => message).join()).not.toMatch(/[\n\u001B]/);
  });
});

test("without DuckDB a file is refused with the line that installs it", async () => {
  const { table, problems } = await duckdbTable(fileWith("a.csv", "a,b\n1,2\n"), everything, { load: () => Promise.reject(new Error("ERR_MODULE_NOT_FOUND")) });
  expect(table).toBeNull();
  expect(only(problems, "engine-missing").hint).toBe("Install it beside this package: npm install @duckdb/node-api.");
});
