import { map, read, type Dialect, type FeedProblem } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, trafford } from "../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf, zipOf, type XlsxParts } from "./zips.js";

const ods = (sheets: string, dialect: Dialect = {}, styles = "", wanted: string[] = []) => read({ body: odsOf(sheets, styles) }, { kind: "ods", dialect, wanted });
const xlsx = (parts: XlsxParts, dialect: Dialect = {}) => read({ body: xlsxOf(parts) }, { kind: "xlsx", dialect });
const rows = (inside: string): string => `<sheetData>${inside}</sheetData>`;
const head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>area</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>value</t></is></c></row>";
/** The text and value of B2, under the columns area and value. */
async function cellOf(cell: string, parts: Partial<XlsxParts> = {}): Promise<[string | undefined, unknown]> {
  const { table } = await xlsx({ sheets: { S: rows(`${head}<row r="2"><c r="A2"><v>1</v></c>${cell}</row>`) }, ...parts });
  return [table?.rows[0]?.cells[1], table?.rows[0]?.values?.[1]];
}
async function odsCell(cell: string): Promise<[string | undefined, unknown]> {
  const { table } = await ods(odsSheet("S", odsRow("area", "value"), `<table:table-row><table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell>${cell}</table:table-row>`));
  return [table?.rows[0]?.cells[1], table?.rows[0]?.values?.[1]];
}

describe("cells of an Excel workbook", () => {
  test.each<[string, string, string, unknown]>([
    ["a number", "<c r=\"B2\"><v>23868.496</v></c>", "23868.496", 23868.496],
    ["a shared text", "<c r=\"B2\" t=\"s\"><v>0</v></c>", "shared & <text>", "shared & <text>"],
    ["rich text, without the reading above it", "<c r=\"B2\" t=\"s\"><v>1</v></c>", "rich text", "rich text"],
    ["an inline text", "<c r=\"B2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>", "inline", "inline"],
    ["a formula's saved number", "<c r=\"B2\"><f>1+1</f><v>2</v></c>", "2", 2],
    ["a formula's saved text", "<c r=\"B2\" t=\"str\"><f>\"a\"</f><v>a_x000D_b</v></c>", "a\nb", "a\nb"],
    ["true", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "TRUE", true],
    ["an error", "<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "#N/A", "#N/A"],
    ["an ISO day", "<c r=\"B2\" t=\"d\"><v>2023-06-30T00:00:00</v></c>", "2023-06-30", "2023-06-30"],
    ["a number written with a power", "<c r=\"B2\"><v>1.5E-3</v></c>", "0.0015", 0.0015],
    ["nothing", "<c r=\"B2\" s=\"1\"/>", "", null],
  ])("%s", async (_name, cell, text, value) => {
    expect(await cellOf(cell, { texts: ["shared & <text>", "<r><t>rich </t></r><r><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>"], formats: ["0"] })).toEqual([text, value]);
  });

  test.each<[string, number, string, unknown]>([
    ["#,##0", 23868.496, "23,868", 23868.496], ["0.0", 5.05, "5.0", 5.05], ["0%", 0.57, "57%", 0.57], ["0.0%", 0.573, "57.3%", 0.573], ["#,##0;[Red]-#,##0", -1234, "-1,234", -1234],
    ["#,##0;(#,##0)", -1234, "(1,234)", -1234], ["\"£\"#,##0.00", 1234.5, "£1,234.50", 1234.5], ["[$€-x-euro2] #,##0", 12, "€ 12", 12], ["#,##0;-#,##0;\"-\"", 0, "-", 0], ["0.##", 1.5, "1.5", 1.5],
    ["0 \"per cent\"", 12, "12 per cent", 12], ["General", 0.1 + 0.2, "0.3", 0.1 + 0.2], ["0.00E+00", 12345, "12345", 12345], ["#,##0,", 12345, "12", 12345], ["0.0,,\"m\"", 1234567, "1.2m", 1234567], ["# ?/?", 0.5, "0.5", 0.5],
    ["yyyy\\-mm\\-dd", 45107, "2023-06-30", "2023-06-30"], ["dd/mm/yyyy;@", 45107, "2023-06-30", "2023-06-30"], ["[$-809]d mmmm yyyy", 45107, "2023-06-30", "2023-06-30"], ["mmm-yy", 1, "1900-01", "1900-01-01"],
    ["dd/mm/yyyy hh:mm", 45107.5, "2023-06-30T12:00:00", "2023-06-30T12:00:00"], ["hh:mm", 0.25, "06:00:00", "06:00:00"], ["[h]:mm", 1.5, "1.5", 1.5], ["yyyy", 60, "60", 60], ["yyyy", 61, "1900", "1900-03-01"], ["[$-409]mmmm\\ yyyy;@", 45107, "2023-06", "2023-06-30"], ["d-mmm", 45107, "2023-06-30", "2023-06-30"], ["yyyy", 45107.5, "2023", "2023-06-30T12:00:00"],
    ["\"day \"0", 3, "day 3", 3], ["[<100]0.0;0", 12, "12.0", 12],
    // A per cent in a text is no per cent of the format: nothing is multiplied.
    ["0.0\"%\"", 57, "57.0%", 57], ["0.0\\%", 57, "57.0%", 57], ["0\" %\"", 57, "57 %", 57], ["0[$%]", 57, "57%", 57], ["0.0\\ %", 0.57, "57.0 %", 0.57], ["\"%\"0%", 0.57, "%57%", 0.57],
    // A condition may put a mark in place of the number.
    ["[<5]\"[c]\";0", 3, "[c]", 3], ["[<5]\"[c]\";0", 5, "5", 5], ["[>=5]0;\"[c]\"", 3, "[c]", 3], ["[=0]\"-\";[<5]\"[c]\";#,##0", 0, "-", 0], ["[=0]\"-\";[<5]\"[c]\";#,##0", 4, "[c]", 4], ["[=0]\"-\";[<5]\"[c]\";#,##0", 4000, "4,000", 4000],
    ["[Red][<=4.5]\"low\";[Blue]0", 4, "low", 4], ["\"[<5]\"0", 3, "[<5]3", 3],
    ["General\" [c]\"", 3, "3 [c]", 3], ["\"c. \"General", 3.5, "c. 3.5", 3.5], ["[Red]", 3, "3", 3], ["[Red]General", -3, "-3", -3], ["0\" [c]\"", 1e15, "1000000000000000 [c]", 1e15],
    ["0;0", -3, "3", -3], ["0;-0;@", 0, "0", 0], ["General;@", -3, "-3", -3], ["0\\;", 35, "35;", 35], ["0_;;0", -3, "3", -3],
  ])("the format %s shows %d as %j", async (format, number, text, value) => {
    expect(await cellOf(`<c r="B2" s="1"><v>${number}</v></c>`, { formats: [format] })).toEqual([text, value]);
  });

  test.each([["[<5]\"[c]\"", 7], ["[<5]\"[c]\";[<5]0", 7], ["[>5]\"[c]\";0", -1], ["0\\;0", 35], ["[<x]\"[c]\";0", 3], ["[<5]\"[c]\";0;\"nil\"", 7], ["# ?/?\" [c]\"", 0.5], ["0.0E+0\" [c]\"", 5], ["[h]:mm", 1.5]])(
    "what the format %s shows for %d is not known, which is said, with the place", async (format, number) => {
      const { table, problems } = await xlsx({ sheets: { S: rows(`${head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>${number}</v></c></row>`) }, formats: [format] });
      expect(table?.rows[0]?.cells[1]).toBe(String(number));
      expect(only(problems, "shown-text-unknown")).toMatchObject({ severity: "warning", row: 2, message: expect.stringContaining("first in B2") as string });
    });

  test.each(["0.00E+00", "# ?/?", "[<5]0.0;0;0.00", "General", "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-"])("nothing is said about the format %s, which shows digits and no mark", async (format) => {
    const { problems } = await xlsx({ sheets: { S: rows(`${head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>0.25</v></c></row>`) }, formats: [format] });
    expect(codes(problems)).toEqual([]);
  });

  test.each<[string, number, number | null, string[]]>([
    ["0.0\"%\"", 57, 57, []], ["0.0\\%", 57, 57, []], ["0\" %\"", 57, 57, []], ["0.0%", 0.57, 57, ["percent-cell"]],
    ["[<5]\"[c]\";0", 3, null, ["value-behind-mark"]], ["[<5]\"[c]\";0", 7, 7, []], ["General\" [c]\"", 3, null, ["value-ambiguous"]], ["#,##0,", 12345, 12345, ["value-shown-differs"]],
  ])("the figure of a cell in the format %s that holds %d is %j", async (format, number, figure, said) => {
    const columns = ["area", "year", "value"].map((name, at) => `<c r="${"ABC"[at]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join("");
    const row = `<row r="2"><c r="A2" t="inlineStr"><is><t>E08000009</t></is></c><c r="B2"><v>2023</v></c><c r="C2" s="1"><v>${number}</v></c></row>`;
    const { table } = await xlsx({ sheets: { S: rows(`<row r="1">${columns}</row>${row}`) }, formats: [format] });
    const { observations, problems } = map(table!, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] });
    expect(observations.map(({ value }) => value)).toEqual([figure]);
    expect(codes(problems)).toEqual(said);
  });

  test("days are counted from 1904 where the workbook says so", async () => {
    expect(await cellOf("<c r=\"B2\" s=\"1\"><v>43645</v></c>", { formats: ["yyyy-mm-dd"], since1904: true })).toEqual(["2023-06-30", "2023-06-30"]);
  });

  test("stand where their reference says, not where they come", async () => {
    const { table } = await xlsx({ sheets: { S: rows(`${head}<row r="5"><c r="B5"><v>2</v></c></row><row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>7</v></c></row><row><c><v>9</v></c><c><v>8</v></c></row>`) } });
    expect(table?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([[3, "7", "1"], [4, "9", "8"], [5, "", "2"]]);
  });

  test("a formula without a saved result is missing, and said", async () => {
    const { table, problems } = await xlsx({ sheets: { S: rows(`${head}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>SUM(A2)</f></c></row>`) } });
    expect(table?.rows[0]).toMatchObject({ cells: ["1", ""], values: [1, null] });
    expect(only(problems, "formula-without-value").message).toContain("first in B2");
  });

  test("a prefix on every element changes nothing", async () => {
    const sheet = "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"B1\" t=\"s\"><x:v>0</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const { table } = await xlsx({ sheets: { S: "" }, texts: ["name"], more: { "xl/worksheets/sheet1.xml": sheet } });
    expect(table?.rows).toEqual([{ row: 2, cells: ["4", ""], values: [4, null] }]);
  });
});

describe("cells of an OpenDocument spreadsheet", () => {
  test.each<[string, string, string, unknown]>([
    ["the typed number counts, the shown text is kept", "<table:table-cell office:value-type=\"float\" office:value=\"23868.496\"><text:p>23,868</text:p></table:table-cell>", "23,868", 23868.496],
    ["57 % is 0.57", "<table:table-cell office:value-type=\"percentage\" office:value=\"0.57\"><text:p>57%</text:p></table:table-cell>", "57%", 0.57],
    ["money is a number", "<table:table-cell office:value-type=\"currency\" office:currency=\"GBP\" office:value=\"12.5\"><text:p>£12.50</text:p></table:table-cell>", "£12.50", 12.5],
    ["a day is ISO 8601", "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-12-31\"><text:p>31/12/22</text:p></table:table-cell>", "31/12/22", "2022-12-31"],
    ["true", "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>", "TRUE", true],
    ["several paragraphs are lines", "<table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c<text:span>1,2</text:span></text:p></table:table-cell>", "a  b\nc1,2", "a  b\nc1,2"],
    ["a comment is no text of the cell", "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>careful</text:p></office:annotation><text:p>7</text:p></table:table-cell>", "7", "7"],
    ["a drawing in the cell is no text", "<table:table-cell office:value-type=\"float\" office:value=\"1\"><draw:frame xmlns:draw=\"d\"><draw:text-box><text:p>picture</text:p></draw:text-box></draw:frame><text:p>1</text:p></table:table-cell>", "1", 1],
    ["a value that is no number is its text", "<table:table-cell office:value-type=\"float\" office:value=\"1,5\"><text:p>1,5</text:p></table:table-cell>", "1,5", "1,5"],
    ["a number without text is shown", "<table:table-cell office:value-type=\"float\" office:value=\"4\"/>", "4", 4],
  ])("%s", async (_name, cell, text, value) => {
    expect(await odsCell(cell)).toEqual([text, value]);
  });

  test("repeats stand in every place, and blank ones to the end of the sheet in none", async () => {
    const { table } = await ods(odsSheet("S",
      odsRow("a", "b", "c"),
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>",
      "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"));
    expect(table?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([[2, "1", "1", ""], [3, "1", "1", ""]]);
  });

  test("a formula without a saved result is missing, and said", async () => {
    const { table, problems } = await ods(odsSheet("S", odsRow("a", "b"), "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell><table:table-cell table:formula=\"of:=[.A2]\"/></table:table-row>"));
    expect(table?.rows[0]?.values).toEqual([1, null]);
    expect(only(problems, "formula-without-value").message).toContain("first in B2");
  });
});

describe("which sheet", () => {
  const three = odsSheet("Cover", odsRow("a", "b"), odsRow(1, 2)) + odsSheet("Data > 1", odsRow("c", "d"), odsRow(3, 4)) + odsSheet("Notes", odsRow("e", "f"), odsRow(5, 6));

  test("the first one is read and all are listed when none is stated", async () => {
    const { table, problems } = await ods(three);
    expect(table?.sheet).toBe("Cover");
    expect(only(problems, "sheet-chosen").message).toContain("“Cover”, “Data > 1”, “Notes”");
  });

  test.each<[Dialect, string | undefined]>([[{ sheetName: "Data > 1" }, "c"], [{ sheetName: "notes " }, "e"], [{ sheetNumber: 3 }, "e"], [{ sheetNumber: 4 }, undefined]])("%j finds it", async (dialect, first) => {
    const { table, problems } = await ods(three, dialect);
    expect(table?.columns[0]).toBe(first);
    expect(codes(problems)).toEqual(first === undefined ? ["sheet-missing"] : []);
  });

  test("a name that is nearly right is suggested", async () => {
    expect(only((await ods(three, { sheetName: "Note" })).problems, "sheet-missing").hint).toBe("Did you mean “Notes”?");
  });

  test("a hidden sheet is not chosen, but can be named", async () => {
    const hidden = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    const sheets = `<table:table table:name="Lists" table:style-name="ta2">${odsRow("x", "y")}${odsRow(1, 2)}</table:table>${odsSheet("Data", odsRow("a", "b"), odsRow(1, 2))}`;
    expect((await ods(sheets, {}, hidden)).table?.sheet).toBe("Data");
    expect((await ods(sheets, { sheetName: "Lists" }, hidden)).table?.columns).toEqual(["x", "y"]);
    const book = { sheets: { Lists: rows(head), Data: rows(`${head}<row r="2"><c r="A2"><v>1</v></c></row>`) }, hidden: ["Lists"] };
    expect((await xlsx(book)).table?.sheet).toBe("Data");
    expect((await xlsx(book, { sheetName: "Lists" })).table?.sheet).toBe("Lists");
  });

  test("what another workbook once held is no sheet", async () => {
    const outside = `<table:table table:name="'file:///D:/a.xlsx'#S">${odsRow("no", "no")}</table:table><table:table table:name="linked"><table:table-source xlink:href="b.ods"/>${odsRow("no", "no")}</table:table>`;
    const { table, problems } = await ods(outside + odsSheet("S", odsRow("a", "b"), odsRow(1, 2)));
    expect(table?.columns).toEqual(["a", "b"]);
    expect(problems).toEqual([]);
  });

  test("tables inside cells do not end the sheet, wanted or passed over", async () => {
    const inner = `<table:table-row><table:table-cell><table:table table:name="inner">${odsRow("i", "j")}</table:table><text:p>outer</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2"/></table:table-row>`;
    const sheets = odsSheet("One", odsRow("a", "b"), inner) + odsSheet("Two", odsRow("c", "d"), odsRow(3, 4));
    expect((await ods(sheets, { sheetName: "One" })).table?.rows.map(({ cells }) => cells)).toEqual([["outer", "2"]]);
    expect((await ods(sheets, { sheetName: "Two" })).table?.rows.map(({ cells }) => cells)).toEqual([["3", "4"]]);
  });

  test("a chart is no sheet", async () => {
    const body = xlsxOf({ sheets: { Chart: "", Data: rows(`${head}<row r="2"><c r="A2"><v>1</v></c></row>`) }, more: {
      "xl/_rels/workbook.xml.rels": "<Relationships><Relationship Id=\"s0\" Type=\"http://x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/><Relationship Id=\"s1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
    } });
    expect((await read({ body }, { kind: "xlsx" })).table?.sheet).toBe("Data");
  });
});

describe("the column names of a sheet", () => {
  const title = `<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="3"><text:p>Table 1</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>`;

  test("are not looked for in a title", async () => {
    const { table, problems } = await ods(odsSheet("S", title, odsRow(null), odsRow("code", "name", "rate"), odsRow("E1", "A", 1)));
    expect(table).toMatchObject({ columns: ["code", "name", "rate"], headerRow: 3 });
    expect(codes(problems)).toEqual(["header-found"]);
  });

  test("are found by what the mapping wants", async () => {
    const { table } = await ods(odsSheet("S", odsRow("a note", "and another"), odsRow("LA Code1", "Rate [note 2]"), odsRow("E1", 5)), {}, "", ["LA Code", "Rate"]);
    expect(table).toMatchObject({ headerRow: 2, columns: ["LA Code1", "Rate [note 2]"] });
  });

  test("keep the letter of a column that has none, and a blank column its place", async () => {
    const { table, problems } = await ods(odsSheet("S", odsRow("code", null, null, "rate"), odsRow("E1", "A", null, 5)));
    expect(table?.columns).toEqual(["code", "column B", "", "rate"]);
    expect(only(problems, "column-unnamed").message).toContain("“column B”");
  });

  test("of several rows are joined, merged headings with each column under them", async () => {
    const sheet = { S: `${rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c></row>`)}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>` };
    const parts = { sheets: sheet, texts: ["Area", "2023", "low", "high"] };
    expect((await xlsx(parts, { headerRows: [1, 2] })).table).toMatchObject({ columns: ["Area", "2023 low", "2023 high"], headerRow: 2, rows: [{ row: 3 }] });
    expect((await xlsx(parts, { headerRows: [1, 2], headerJoin: "_" })).table?.columns).toEqual(["Area", "2023_low", "2023_high"]);
  });

  test("stated where there are none, they are an error", async () => {
    expect(codes((await ods(odsSheet("S", odsRow("a", "b")), { headerRow: 9 })).problems)).toEqual(["header-missing"]);
  });

  test("used twice, they are an error", async () => {
    expect(codes((await ods(odsSheet("S", odsRow("a", "a"), odsRow(1, 2)))).problems)).toEqual(["duplicate-header"]);
  });

  test("without a row under them, or on a blank sheet, are an error", async () => {
    expect(codes((await ods(odsSheet("S", odsRow("a", "b")))).problems)).toEqual(["no-rows"]);
    expect(codes((await ods(odsSheet("S"))).problems)).toEqual(["empty-body"]);
    expect((await ods(odsSheet("S"))).table).toBeNull();
  });
});

test("a sheet of 200,000 rows is read", async () => {
  const row = "<table:table-row table:number-rows-repeated=\"199999\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
  expect((await ods(odsSheet("S", odsRow("a"), row))).table?.rows).toHaveLength(199_999);
}, 60_000);

test("hidden rows and columns are part of the table, and said", async () => {
  const { table, problems } = await xlsx({ sheets: { S: `<cols><col min="2" max="2" hidden="1"/></cols>${rows(`${head}<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`)}` } });
  expect(table?.rows).toHaveLength(1);
  expect(only(problems, "hidden-cells").message).toBe("1 row and the column B of the sheet cannot be seen there, and are part of the table all the same.");
});

describe("a workbook that is none", () => {
  const refusal = async (body: Uint8Array, kind: "xlsx" | "ods" = "xlsx"): Promise<FeedProblem> => {
    const { table, problems } = await read({ body }, { kind });
    expect(table).toBeNull();
    expect(problems).toHaveLength(1);
    return problems[0]!;
  };

  test("another zip file is named by what it holds", async () => {
    expect(await refusal(zipOf({ "data.csv": "a,b\n" }))).toMatchObject({ code: "not-a-workbook", message: expect.stringContaining("“data.csv”") as string });
    expect((await read({ body: zipOf({ "data.csv": "a,b\n" }) }, {})).problems).toMatchObject([{ code: "not-a-workbook" }]);
  });

  test("a workbook of the other kind is told apart, with what to say", async () => {
    expect(await refusal(odsOf(odsSheet("S", odsRow("a"))))).toMatchObject({ code: "kind-differs", hint: "Say \"kind\": \"ods\" if the publisher changed the format." });
  });

  test("a page, a message and a CSV file are quoted", async () => {
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    expect((await refusal(text("<!doctype html><title>Sign in</title>"))).message).toContain("a web page");
    expect(await refusal(text("Error: the file is not available."))).toMatchObject({ code: "error-body" });
    expect((await refusal(text("a,b\n1,2\n"), "ods")).message).toBe("This is a text, not a table of text. It begins “a,b 1,2”.");
    expect(await refusal(new Uint8Array())).toMatchObject({ code: "empty-body" });
  });

  test("the old Excel format is refused with what to do", async () => {
    const found = await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    expect(found.code).toBe("old-excel");
    expect(found.hint).toContain("save it as .xlsx, .ods or .csv");
  });

  test("one under a password is refused", async () => {
    const manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    expect((await refusal(odsOf("", "", { "META-INF/manifest.xml": manifest }), "ods")).code).toBe("encrypted");
  });
});
