/** Tables for tests, as a page would have them. */
import { grid } from "../../../packages/element/src/page/page-table/grid.js";
import { tableDocument } from "../../../packages/element/src/page/page-table/document.js";
import { parseDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";

export function tableOf(markup: string): HTMLTableElement {
  const template = document.createElement("template");
  template.innerHTML = `<table>${markup}</table>`;
  return document.importNode(template.content, true).querySelector("table")!;
}

/** Rows of cells as a table; the first row holds the headings. */
export function written(rows: readonly (readonly string[])[], caption = "Doughnut: Testham"): HTMLTableElement {
  const table = document.createElement("table");
  table.createCaption().textContent = caption;
  const [head = [], ...body] = rows;
  const headRow = table.createTHead().insertRow();
  for (const text of head) headRow.append(Object.assign(document.createElement("th"), { textContent: text }));
  const part = table.createTBody();
  for (const cells of body) {
    const row = part.insertRow();
    for (const text of cells) row.insertCell().textContent = text;
  }
  return table;
}

export interface Result {
  readonly doughnut: Doughnut | null;
  /** What is wrong with the table, and then with the document made of it. */
  readonly problems: readonly Problem[];
}

export function readTable(table: HTMLTableElement, pageTitle = "A page"): Result {
  const read = tableDocument(grid(table), pageTitle);
  const { doughnut, problems } = parseDoughnut(read.document);
  return { doughnut: read.document === null ? null : doughnut, problems: [...read.problems, ...(read.document === null ? [] : problems)] };
}

const heads = ["Ring", "Dimension", "Indicator", "Value", "Unit", "Period", "Target or boundary", "Floor or reference", "Direction"];

/** One social indicator; each change replaces the cell under that heading, or adds a column. */
export function oneRow(changes: Readonly<Record<string, string>> = {}): HTMLTableElement {
  const usual: Record<string, string> = {
    Ring: "social", Dimension: "Housing", Indicator: "Households in temporary homes", Value: "12", Unit: "%", Period: "2023",
    "Target or boundary": "0", "Floor or reference": "100", Direction: "less is better",
  };
  const all = [...new Set([...heads, ...Object.keys(changes)])];
  return written([all, all.map((heading) => changes[heading] ?? usual[heading] ?? "")]);
}
