import { map, type Mapping, type MapContext, type MapResult } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, file, only, tableIn, trafford } from "../tables.js";

const mapping = { area: { column: "area" }, period: { column: "year" }, value: "value" } satisfies Mapping;

async function mapped(lines: string, change: Partial<Mapping> = {}, context: MapContext = {}): Promise<MapResult> {
  return map(await tableIn(lines), { ...mapping, ...change }, { ...trafford, comparators: [], ...context });
}

describe("two series that pass for one", () => {
  const fuel = { area: { column: "area_code" }, period: { column: "period" }, value: "value" } satisfies Mapping;

  test("are noticed in the council's file on fuel poverty, where the method changes with the wording", async () => {
    const { problems } = map(await tableIn(file("examples/trafford/feeds/trafford-fuel-poverty.csv")), fuel, trafford);
    const found = only(problems, "series-joined");
    expect(found).toMatchObject({ severity: "notice", responsibility: "mapping", column: "indicator" });
    expect(found.message).toMatch(/^This column changes from “Fuel poverty \(low income, high cost methodology\)” to “Fuel poverty \(low income, low energy.*” in “2019”\./u);
  });

  test("are marked once the mapping names the column with both texts, and one once it names one", async () => {
    const table = await tableIn(file("examples/trafford/feeds/trafford-fuel-poverty.csv"));
    const texts = [...new Set(table.rows.map(({ cells }) => cells[table.columns.indexOf("indicator")]!))];
    expect(codes(map(table, { ...fuel, where: { indicator: texts } }, trafford).problems)).toEqual(["series-break", "series-break"]);
    expect(codes(map(table, { ...fuel, where: { indicator: texts[0]! } }, trafford).problems)).toEqual([]);
  });

  test.each([
    ["a note on some years", "area,year,note,value\nE08000009,2021,,1\nE08000009,2022,revised since,2\nE08000009,2023,,3\n"],
    ["a word that comes back", "area,year,month,value\nE08000009,2021,March,1\nE08000009,2022,April,2\nE08000009,2023,March,3\n"],
    ["a word for every year", "area,year,label,value\nE08000009,2021,year one,1\nE08000009,2022,year two,2\nE08000009,2023,year three,3\n"],
    ["a judgement on the area", "area,year,compared,value\nE08000009,2021,Better,1\nE08000009,2022,Better,2\nE08000009,2023,Worse,3\nE92000001,2023,Similar,3\n"],
    ["numbers", "area,year,count,value\nE08000009,2021,100,1\nE08000009,2022,100,2\nE08000009,2023,200,3\n"],
  ])("are not suspected for %s", async (_what, lines) => {
    expect(codes((await mapped(lines, {}, { comparators: [{ code: "E92000001", names: ["England"] }] })).problems).filter((code) => code !== "comparator-missing")).toEqual([]);
  });
});

describe("a per cent sign on some figures", () => {
  test("is told with the rows, and no figure is changed", async () => {
    const { observations, problems } = await mapped("area,year,value\nE08000009,2021,13%\nE08000009,2022,8\nE08000009,2023,0.09\n", {}, { unit: "%" });
    expect(observations.map(({ value }) => value)).toEqual([13, 8, 0.09]);
    expect(only(problems, "percent-mixed")).toMatchObject({ column: "value", message: "1 figure (row 2) has a per cent sign and 2 (rows 3, 4) have none. All are used as they stand." });
  });

  test("is told of columns that are added up too", async () => {
    expect(codes((await mapped("area,year,a,b\nE08000009,2021,13%,8\n", { value: { sum: ["a", "b"] } })).problems)).toEqual(["percent-mixed"]);
  });

  test.each(["13%\nE08000009,2022,8%", "13%\nE08000009,2022,0", "13\nE08000009,2022,8", "13%\nE08000009,2022,*"])("is not a matter in %j", async (rows) => {
    expect(codes((await mapped(`area,year,value\nE08000009,2021,${rows}\n`, {}, { unit: "%" })).problems)).toEqual([]);
  });
});
