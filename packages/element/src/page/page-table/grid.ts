/** A table in the page as rows of cells: every cell that spans several places stands in all of them. */

export interface Cell {
  /** In one line. */
  readonly text: string;
  /** The address of the first link in the cell, absolute where that is possible; null without one. */
  readonly url: string | null;
}

export interface Grid {
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Is the table larger than what is read of it? */
  readonly isCut: boolean;
}

/** More rows or columns than these are not read: 20 years of 1,000 indicators are 20,000 rows. */
export const limits = { rows: 50_000, columns: 60 };

export function grid(table: HTMLTableElement): Grid {
  const rows: (readonly Cell[])[] = [];
  let isCut = table.rows.length > limits.rows;
  let reaching: Reaching[] = [];
  let part: Element | null = null;
  for (const row of [...table.rows].slice(0, limits.rows)) {
    // No cell reaches out of the head or the body that it is in.
    if (row.parentElement !== part) reaching = [];
    part = row.parentElement;
    const cells: Cell[] = [];
    for (const element of row.cells) {
      takeFromAbove(reaching, cells);
      const width = Math.max(1, element.colSpan);
      isCut ||= cells.length + width > limits.columns;
      const cell = cellOf(element);
      // A span of 0 reaches to the end of its part of the table.
      const below = element.rowSpan === 0 ? Infinity : element.rowSpan - 1;
      for (let i = 0; i < width && cells.length < limits.columns; i++) {
        reaching[cells.length] = { cell, below };
        cells.push(cell);
      }
    }
    takeFromAbove(reaching, cells);
    rows.push(cells);
  }
  return { caption: table.caption ? textOf(table.caption) : "", rows, isCut };
}

/** A cell and how many rows below its own it still stands in. */
interface Reaching {
  readonly cell: Cell;
  below: number;
}

function takeFromAbove(reaching: readonly Reaching[], cells: Cell[]): void {
  for (let above = reaching[cells.length]; above && above.below > 0; above = reaching[cells.length]) {
    above.below--;
    cells.push(above.cell);
  }
}

function cellOf(element: HTMLTableCellElement): Cell {
  const link = element.firstElementChild && element.querySelector("a[href]");
  return { text: textOf(element), url: link && absolute(link) };
}

/** As the page means it. What cannot be an address stays as it is written, so that it is refused under its own name. */
function absolute(link: Element): string {
  const written = link.getAttribute("href") ?? "";
  try {
    return new URL(written, link.baseURI).href;
  } catch {
    return written;
  }
}

/** What a person can read in it. */
function textOf(element: Element): string {
  const text = element.firstElementChild ? readable(element) : (element.textContent ?? "");
  return text.replace(/\s+/g, " ").trim();
}

const unread: ReadonlySet<string> = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);

/** The texts inside, but for those of scripts and styles. Walked, not recursed into: a page may nest as deep as it likes. */
function readable(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, ({ nodeName }) =>
    unread.has(nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const parts: string[] = [];
  while (walker.nextNode()) parts.push(walker.currentNode.nodeName === "BR" ? " " : (walker.currentNode.nodeValue ?? ""));
  return parts.join("");
}
