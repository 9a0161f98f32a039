import { describe, expect, it } from "vitest";
import { cellOf } from "../../../packages/element/src/page/page-table/cell.js";
import { readTable, tableOf, type Result } from "./tables.js";

const row = (cells: { readonly value?: string; readonly period?: string; readonly name?: string; readonly unit?: string }): Result => readTable(tableOf(
  `<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<th>Indicator<th>Period<th>Value<th>Unit<th>Target<th>Direction
  <tr><td>social<td>${cells.name ?? "Housing"}<td>Homes<td>${cells.period ?? "2023"}<td>${cells.value ?? "71"}<td>${cells.unit ?? ""}<td>100<td>more is better`));
const figures = ({ doughnut }: Result): unknown => doughnut!.dimensions[0]!.indicators![0]!.observations.map(({ value }) => value);
const told = ({ problems }: Result): string[] => problems.map((problem) => `${problem.code} ${(problem as { column?: string }).column ?? ""}`);

describe("a figure in a cell with markup", () => {
  it.each([
    "<b>71</b>", "<p>71</p>", " <span>71</span>\n", '<a href="/x">71</a>', "<div><strong>71</strong></div>", "7<!-- -->1", "7<wbr>1", "71<script>1</script>", "71<style>1</style>",
    '<img alt="" src="data:,">71', '<svg aria-hidden="true"><title>9</title><path/></svg>71', '<input type="hidden" value="3">71', '<span style="text-transform:none;font-size:0.9em;background-color:transparent">71</span>',
  ])("%s is the number that is seen", (value) => {
    const result = row({ value });
    expect([figures(result), told(result).filter((one) => one.includes("error"))]).toEqual([[71], []]);
    expect(result.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each([
    '<span hidden>0007</span>71', '<span style="display: none">0007</span>71', '71<span style="color:red;display:NONE !important">1</span>', '71<sup><a href="#note-1">1</a></sup>',
    '71<a href="#note-1"><sup>1</sup></a>', "71<sup>[1]</sup>", "71<sup>*</sup>", "71<sup>(p)</sup>", '71<a role="doc-noteref" href="/notes#1">1</a>',
  ])("%s is read without what is hidden or a footnote's mark, and that is told", (value) => {
    const result = row({ value });
    expect(figures(result)).toEqual([71]);
    expect(result.problems).toMatchObject([{ code: "table-part-left-out", severity: "notice", row: 2, column: "value" }]);
  });

  it.each([
    "71<sup>1</sup>", "10<sup>3</sup>", "10<sup>(-3)</sup>", "10<sub>2</sub>", "<sup>1</sup>", "<del>70</del><ins>71</ins>", "<del>70</del>", "<s>70</s>", "<p>5</p><p>10</p>", "5<br>10",
    "<table><tr><td>7</table>1", "<select><option>7<option>1</select>", "<details><summary>7</summary>1</details>", "<svg><title>9</title></svg>71", '<svg aria-hidden="true"><text>9</text></svg>71',
    '<span aria-hidden="true">7</span>1', '<span aria-hidden="true">71</span>', "<textarea>71</textarea>", '<input value="71">', '<img alt="minus" src="data:,">71', "<bdo dir=rtl>17</bdo>", "<x-figure>71</x-figure>",
    "<ruby>7<rt>1</rt></ruby>", "<math><mn>71</mn></math>", "<ol><li>71</ol>", "<span>7</span><span>1</span>", "−<b>71</b>", "5.<b>2</b>", "<b>7</b>1", '<span style="text-decoration:line-through">71</span>',
    '<span style="opacity:0">71</span>', '<span style="position: absolute; left: -999px">71</span>', '<span hidden style="display:inline">7</span>1', '<span style="visibility:hidden">7</span>1',
    '<form><input name="localName"><input name="getAttribute"><input name="firstChild"><input name="textContent"></form>71', '<form hidden><input name="textContent"></form><q>71</q>',
  ])("%s is no number, and its place is told: figures that are seen apart are never joined", (value) => {
    const result = row({ value });
    expect(figures(result)).toEqual([null]);
    const errors = result.problems.filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ row: 2, column: "value" }]);
    expect(["table-cell-unclear", "table-number-unreadable"]).toContain(errors[0]!.code);
  });

  it("keeps a raised or lowered figure that belongs to the unit", () => {
    expect(figures(row({ value: "5 m<sup>2</sup>", unit: "m2" }))).toEqual([5]);
    expect(figures(row({ value: "5.1 t CO<sub>2</sub>e", unit: "t CO<sub>2</sub>e" }))).toEqual([5.1]);
    expect(figures(row({ value: "71<small>%</small>" }))).toEqual([71]);
  });

  it("reads none out of a cell that is hidden or struck itself", () => {
    for (const attributes of ["hidden", 'style="display:none"', 'style="text-decoration: line-through"']) {
      const table = tableOf(`<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<th>Indicator<th>Period<th>Direction<th>Value<tr><td>social<td>A<td>B<td>2023<td>more is better<td ${attributes}>71`);
      expect(figures(readTable(table))).toEqual([null]);
    }
  });

  it("is of a period that is seen in one piece, too", () => {
    expect(told(row({ period: "20<sup>23</sup>" }))).toEqual(["table-cell-unclear period"]);
    expect(told(row({ period: "2023<sup>1</sup>" }))).toEqual(["table-period-unreadable period"]);
    expect(told(row({ period: "<s>2023</s>" }))).toEqual(["table-cell-unclear period"]);
    expect([told(row({ period: "<b>June</b> 2023" })), told(row({ period: "2023/<b>24</b>" }))]).toEqual([[], []]);
  });
});

describe("the text of a cell", () => {
  const text = (markup: string): string => cellOf(tableOf(`<tr><td>${markup}`).rows[0]!.cells[0]!).text;

  it("is without the scripts, styles and titles of drawings, and what is hidden", () => {
    expect(text("<svg><style>*{x:y}</style><script>var secret=1</script><title>t</title></svg>Housing")).toBe("Housing");
    expect(text("<span hidden>0001</span>Housing<sup>[1]</sup>")).toBe("Housing");
    expect(text("CO<sub>2</sub> per m<sup>2</sup>")).toBe("CO2 per m2");
  });

  it("keeps apart what stands in lines of its own", () => expect(text("<p>Homes</p><p>and <b>land</b></p>")).toBe("Homes and land"));

  it("is without another table inside, which is read by itself", () => expect(text("before<table><tr><td>inside</table>after")).toBe("before after"));

  it("is found however deep it lies, and however often a mark is nested in a mark", () => {
    const cell = document.createElement("td");
    let at: Element = cell;
    for (let i = 0; i < 1000; i++) at = at.appendChild(document.createElement(i % 2 ? "sup" : "span"));
    at.textContent = "deep";
    expect(cellOf(cell).text).toBe("deep");
  });
});
