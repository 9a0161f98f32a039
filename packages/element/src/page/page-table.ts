/** A table in the page as data: what an editor can write where no script and no file can be put. */
import { accept, type Loaded } from "./load.js";
import { own } from "./own.js";
import { isMeant } from "./page-table/columns.js";
import { tableDocument } from "./page-table/document.js";
import { grid } from "./page-table/grid.js";

/**
 * Reads the first table inside an element that is meant as a doughnut, by its caption or its headings; null when there
 * is none, for a fallback may hold any other table. The page is read once, and not changed.
 */
export function readPageTable(parent: Element): Loaded | null {
  for (const table of parent.querySelectorAll("table")) {
    const read = grid(table);
    if (!isMeant(read)) continue;
    const { document, problems } = tableDocument(read, own(parent.ownerDocument, "title").trim());
    if (document === null) return { doughnut: null, failure: "invalid", problems };
    const loaded = accept(document);
    return { ...loaded, problems: [...problems, ...loaded.problems] };
  }
  return null;
}
