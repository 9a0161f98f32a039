/** Files as publishers really publish them: each is read into a table of the stated shape, or refused with the stated code. */
import { read, type Dialect, type Kind } from "@place-doughnut/adapter";
import { readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { codes, file } from "../tables.js";

// A workbook of 30 MB takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** File, the kind its bytes tell, rows x columns, the first column's name. */
type Readable = readonly [path: string, kind: Kind, shape: string, first: string, dialect?: Dialect];
const readable: readonly Readable[] = [
  ["test/fixtures/formats/publishers/children-children_poverty.csv.gz", "csv", "213 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-expected-standard-ks2.csv", "csv", "96 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-neet.csv", "csv", "168 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-obese-year6.csv", "csv", "3671 x 10", "area_code"],
  ["examples/trafford/feeds/trafford-progress-8-score.csv", "csv", "96 x 7", "area_code"],
  ["test/fixtures/formats/publishers/cipfalga0724.csv.gz", "csv", "15 x 2", "area_code"],
  ["examples/trafford/feeds/trafford-borough-wide-co2-emissions.csv", "csv", "192 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-electric-vehicle-charging-points.csv", "csv", "204 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-energy-performance-certificates.csv", "csv", "1123 x 10", "area_code"],
  ["test/fixtures/formats/publishers/climate-household_waste_not_recycled.csv.gz", "csv", "365 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-household-waste-recycling.csv", "csv", "365 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-industry-emissions.csv", "csv", "192 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-no2-concentration.csv", "csv", "36 x 7", "station_code"],
  ["examples/trafford/feeds/trafford-vehicle-miles-travelled.csv", "csv", "196 x 7", "area_code"],
  ["test/fixtures/formats/publishers/economy-claimant_count.csv.gz", "csv", "1300 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-fuel-poverty.csv", "csv", "170 x 7", "area_code"],
  ["test/fixtures/formats/publishers/economy-housing_affordability.csv.gz", "csv", "272 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-real-living-wage.csv", "csv", "166 x 7", "area_code"],
  ["test/fixtures/formats/publishers/economy-universal_credit.csv.gz", "csv", "1300 x 7", "area_code"],
  ["examples/trafford/feeds/trafford-adults-walking-or-cycling.csv", "csv", "136 x 7", "area_code"],
  ["test/fixtures/formats/publishers/health-healthy_life_expectancy.csv.gz", "csv", "2128 x 10", "area_code"],
  ["test/fixtures/formats/publishers/health-life_expectancy.csv.gz", "csv", "5516 x 10", "area_code"],
  ["examples/trafford/feeds/ons-adult-obesity-prevalence.csv", "csv", "3510 x 12", "areacd"],
  ["examples/trafford/feeds/ons-children-in-relative-poverty.csv", "csv", "2472 x 12", "areacd"],
  ["examples/trafford/feeds/ons-claimant-count.csv", "csv", "10325 x 12", "areacd"],
  ["examples/trafford/feeds/ons-domestic-gas-consumption.csv", "csv", "4831 x 12", "areacd"],
  ["examples/uk/feeds/ons-employment-rate-ni.csv", "csv", "24 x 12", "areacd"],
  ["examples/trafford/feeds/ons-gcses-in-english-and-maths.csv", "csv", "3387 x 12", "areacd"],
  ["examples/trafford/feeds/ons-gigabit-capable-broadband.csv", "csv", "413 x 12", "areacd"],
  ["examples/trafford/feeds/ons-greenhouse-gas-emissions.csv", "csv", "7885 x 12", "areacd"],
  ["examples/trafford/feeds/ons-healthy-life-expectancy.csv", "csv", "5814 x 12", "areacd"],
  ["examples/trafford/feeds/ons-housing-affordability-ratio.csv", "csv", "8424 x 12", "areacd"],
  ["examples/trafford/feeds/ons-modelled-unemployment.csv", "csv", "7580 x 12", "areacd"],
  ["examples/trafford/feeds/ons-persistent-absences-for-all-pupils.csv", "csv", "2909 x 12", "areacd"],
  ["examples/trafford/feeds/ons-premises-below-30.csv", "csv", "413 x 12", "areacd"],
  ["examples/uk/feeds/jrf-fuel-poverty.csv", "csv", "4230 x 5", "date"],
  ["examples/trafford/feeds/jrf-gender-pay-gap.csv", "csv", "498 x 6", "hours"],
  ["examples/uk/feeds/jrf-imd.csv", "csv", "1029 x 5", "dataset"],
  ["test/fixtures/formats/publishers/la_imd_composite.csv.gz", "csv", "397 x 11", "local-authority-code"],
  ["examples/uk/feeds/trafford-recycling-all-councils.csv", "csv", "3205 x 7", "area_code"],
  ["examples/trafford/feeds/sdg-11-3-1-land.csv", "csv", "1176 x 12", "Year"],
  ["test/fixtures/formats/publishers/sdg_11-6-1_waste.csv.gz", "csv", "4025 x 8", "Year"],
  ["examples/trafford/feeds/sdg-3-9-1-pm25-mortality.csv", "csv", "4557 x 9", "Year"],
  ["test/fixtures/formats/publishers/simd2020v2_indicators.csv.gz", "csv", "6976 x 37", "Data_Zone"],
  ["test/fixtures/formats/publishers/statutory-homelessness.csv.gz", "csv", "320 x 5", "date"],
  ["test/fixtures/formats/publishers/json-stat-summary.json", "json", "8 x 2", "slug"],

  ["test/fixtures/spreadsheets/fl-table.xlsx", "xlsx", "2 x 2", "id"],
  ["test/fixtures/spreadsheets/fl-table.ods", "ods", "2 x 2", "id"],
  ["test/fixtures/spreadsheets/fl-table.tsv", "csv", "2 x 2", "id"],
  ["test/fixtures/spreadsheets/Detailed_LA_202212.ods", "ods", "334 x 16", "column A", { sheetName: "A1", headerRows: [5, 6, 7] }],
  ["test/fixtures/spreadsheets/Local_Council_Tax_Support_Claimants_Live_Table_Q3_2022-23_v2.ods", "ods", "344 x 39", "E-code", { sheetName: "Table_2" }],

  ["test/fixtures/formats/csv-edge/fl-bom.csv", "csv", "2 x 2", "id"],
  ["test/fixtures/formats/csv-edge/fl-duplicate-headers.csv", "csv", "2 x 5", "id"],
  ["test/fixtures/formats/csv-edge/fl-duplicate-rows.csv", "csv", "3 x 3", "id"],
  ["test/fixtures/formats/csv-edge/fl-latin1.csv", "csv", "2 x 2", "id"],
  ["test/fixtures/formats/csv-edge/fl-leading-zeros.csv", "csv", "3 x 1", "value"],
  ["test/fixtures/formats/csv-edge/fl-skip-rows-before-headers.csv", "csv", "2 x 2", "id", { headerRow: 2 }],
  ["test/fixtures/formats/csv-edge/fl-table-infer-missing-values.csv", "csv", "7 x 3", "id"],
  ["test/fixtures/formats/csv-edge/fl-without-headers-extra.csv", "csv", "1 x 2", "1"],
  ["test/fixtures/formats/csv-edge/real-windows1252-gapmap.csv", "csv", "30 x 52", "Source"],
  ["test/fixtures/formats/csv-spectrum/csvs/comma_in_quotes.csv", "csv", "1 x 5", "first"],
  ["test/fixtures/formats/csv-spectrum/csvs/empty_crlf.csv", "csv", "2 x 3", "a"],
  ["test/fixtures/formats/csv-spectrum/csvs/escaped_quotes.csv", "csv", "2 x 2", "a"],
  ["test/fixtures/formats/csv-spectrum/csvs/json.csv", "csv", "1 x 2", "key"],
  ["test/fixtures/formats/csv-spectrum/csvs/simple_crlf.csv", "csv", "1 x 3", "a"],
  ["test/fixtures/formats/csv-spectrum/csvs/utf8.csv", "csv", "2 x 3", "a"],
  ["test/fixtures/formats/csvw/countries-minimal.json", "json", "3 x 4", "countryCode"],
  ["test/fixtures/formats/csvw/test035__gov.uk__data__organizations.csv", "csv", "2 x 3", "Organization Unique Reference"],
  ["test/fixtures/formats/csvw/test035__junior-roles.csv", "csv", "2 x 8", "Reporting Senior Post"],
  ["test/fixtures/formats/csvw/test035__senior-roles.csv", "csv", "2 x 7", "Post Unique Reference"],
  ["test/fixtures/formats/csvw/test038.csv", "csv", "1 x 10", "null"],
  ["test/fixtures/formats/csvw/tree-ops.csv", "csv", "2 x 5", "GID"],
  ["test/fixtures/formats/geojson/trafford_local_authority.geojson", "geojson", "1 x 4", "area_code"],
  ["test/fixtures/formats/mhclg/issue-type.csv", "csv", "41 x 8", "issue-type"],
  ["test/fixtures/formats/mhclg/null.csv", "csv", "4 x 1", "pattern"],
  ["test/fixtures/formats/mhclg/brownfield-land.json", "json", "22 x 43", "OrganisationURI", { recordPath: "fields" }],
  ["test/fixtures/formats/sdmx/sdmx_to_http_error_mapping.csv", "csv", "10 x 6", "type"],
];

const refusedFiles: readonly (readonly [path: string, code: string])[] = [
  ["test/fixtures/spreadsheets/fl-table.xls", "old-excel"],
  ["test/fixtures/spreadsheets/wimd-2019-index-and-domain-scores-by-small-area_0.ods", "corrupt-archive"],
  ["test/fixtures/formats/publishers/all-datasets.csv-metadata.json", "metadata-in-place"],
  ["test/fixtures/formats/publishers/children-in-relative-poverty.metadata.json", "records-missing"],
  ["test/fixtures/formats/publishers/greenhouse-gas-emissions.metadata.json", "records-missing"],
  ["test/fixtures/formats/publishers/healthy-life-expectancy.metadata.json", "records-missing"],
  ["test/fixtures/formats/publishers/housing-affordability-ratio.metadata.json", "records-missing"],
  ["test/fixtures/formats/publishers/personal-wellbeing-estimates.metadata.json", "records-missing"],
  ["test/fixtures/formats/publishers/indicator_redirects.json", "records-missing"],
  ["test/fixtures/formats/publishers/json-stat-metadata.json.gz", "dataset-unstated"],
  ["test/fixtures/formats/csvw/test035__csv-metadata.json", "metadata-in-place"],
  ["test/fixtures/formats/csvw/test035__gov.uk__schema__organizations.json", "metadata-in-place"],
  ["test/fixtures/formats/csvw/test038-metadata.json", "metadata-in-place"],
  ["test/fixtures/formats/datapackage/datapackage.yaml", "not-a-table"],
  ["test/fixtures/formats/datapackage/uk_local_authorities_future.resource.yaml", "not-a-table"],
  ["test/fixtures/formats/json-api/statxplore_table_query.json", "records-ambiguous"],
];

describe("files that publishers really put out", () => {
  for (const [path, kind, shape, first, dialect] of readable) {
    test(`${path} is ${kind}: ${shape}`, async () => {
      const { table, problems } = await read({ body: file(path) }, { dialect });
      expect(`${table?.rows.length} x ${table?.columns.length}`).toBe(shape);
      expect(table?.columns[0]).toBe(first);
      expect(problems.find(({ code }) => code === "kind-found")?.message).toContain(`this kind: ${kind} (`);
      // Said to be what it is, it gives the same table.
      const stated = await read({ body: file(path) }, { kind, dialect });
      expect(stated.table).toEqual(table);
      expect(codes(stated.problems)).not.toContain("kind-found");
    });
  }

  test.each(refusedFiles)("%s is refused: %s", async (path, code) => {
    const { table, problems } = await read({ body: file(path) }, {});
    expect(table).toBeNull();
    expect(codes(problems.filter(({ severity }) => severity === "error"))).toEqual([code]);
  });

  test("are all in one of the two lists", () => {
    const tried = new Set([...readable, ...refusedFiles].map(([path]) => path));
    for (const folder of ["spreadsheets", "formats/publishers", "formats/csv-edge", "formats/csvw", "formats/datapackage", "formats/geojson", "formats/json-api", "formats/mhclg", "formats/sdmx"]) {
      for (const name of readdirSync(`test/fixtures/${folder}`)) if (name !== "ORIGIN.tsv" && !name.startsWith(".")) expect(tried).toContain(`test/fixtures/${folder}/${name}`);
    }
  });
});

describe("a workbook of a government department", () => {
  const workbook = file("test/fixtures/spreadsheets/Detailed_LA_202212.ods");
  const sheet = (dialect: Dialect) => read({ body: workbook }, { kind: "ods", dialect });

  test("gives the typed value behind the shown one", async () => {
    const { table } = await sheet({ sheetName: "A1", headerRows: [5, 6, 7] });
    const row = table!.rows.find((each) => each.row === 8)!;
    expect([row.cells[0], row.cells[1], row.cells[4], row.cells[13]]).toEqual(["E92000001", "ENGLAND", "72,550", "23,868"]);
    expect([row.values?.[0], row.values?.[4], row.values?.[13]]).toEqual(["E92000001", 72550, 23868.496]);
    expect(table).toMatchObject({ sheet: "A1", headerRow: 7 });
  });

  test("joins three header rows, a heading over several columns with each of them", async () => {
    const { columns } = (await sheet({ sheetName: "A1", headerRows: [5, 6, 7] })).table!;
    expect(columns[4]).toBe("Total initial assessments1,2");
    expect(columns[6]).toBe("Assessed as owed a duty Total owed a prevention or relief duty");
    expect(columns[8]).toBe("Assessed as owed a duty Of which: due to service of valid Section 21 Notice3");
    expect(columns[13]).toBe("Number of households in area5 (000s)");
    expect((await sheet({ sheetName: "A1", headerRows: [5, 6, 7], headerJoin: " / " })).table?.columns[6]).toBe("Assessed as owed a duty / Total owed a prevention or relief duty");
  });

  test("has its hidden columns, and says so", async () => {
    const { problems, table } = await sheet({ sheetName: "A1", headerRows: [5, 6, 7] });
    expect(problems.find(({ code }) => code === "hidden-cells")?.message).toBe("The columns C, D of the sheet cannot be seen there, and are part of the table all the same.");
    expect(table!.columns).toHaveLength(16);
  });

  test("has 33 sheets, and not what other workbooks once held", async () => {
    const { table, problems } = await sheet({ sheetName: "A9" });
    expect(table).toBeNull();
    expect(codes(problems)).toEqual(["sheet-missing"]);
    expect(problems[0]!.message).toContain("“Contents”, “LA_dropdown_(A1-A12)”, “A1”, “A2P”");
    expect(problems[0]!.message).not.toMatch(/file:|more/);
    expect(problems[0]!.message.match(/“/g)).toHaveLength(34);
    const last = await sheet({ sheetNumber: 33 });
    expect(last.table?.sheet).toBe("TA3");
    expect((await sheet({ sheetNumber: 34 })).table).toBeNull();
  });
});
