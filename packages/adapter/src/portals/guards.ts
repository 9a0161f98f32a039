/** What must hold from page to page, so that a portal that goes wrong never gives half a table, and never goes on for ever. */
import type { PageLimits } from "../http/limits.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { publicUrl } from "../secrets.js";
import type { Table, TableRow } from "../table.js";
import type { FeedRequest } from "../transport.js";
import type { Page } from "./portal.js";

export class Guards {
  pages = 0;
  /** Rows that came, those that came twice too. */
  rows = 0;
  total: number | undefined;
  #bytes = 0;
  #columns: readonly string[] | null = null;
  #hasGrown = false;
  #requests = 0;
  #tries = 0;
  #last = "";
  #repeated = 0;
  #numbered = false;
  #cap: number | undefined;
  readonly #asked = new Set<string>();
  readonly #bodies = new Map<string, number>();
  readonly #seen = new Set<string | number>();
  readonly #origin: string;
  readonly #limits: PageLimits;

  constructor(origin: string, limits: PageLimits) {
    this.#origin = origin;
    this.#limits = limits;
  }

  /** May this be asked? `from` is the reply that led to it. Answers how often this very question has been asked before. */
  ask(request: FeedRequest, from: Pick<Page<unknown>, "table"> | null): { readonly tries: number; readonly elsewhere: boolean } {
    const { url, method = "GET", body = "" } = request;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw refused(problem("next-page-refused", {}, { url: publicUrl(url), why: "no-address" }));
    const elsewhere = new URL(url).origin !== this.#origin;
    if (elsewhere && (from === null || from.table !== null)) throw refused(problem("next-page-refused", {}, { url: publicUrl(url), why: "elsewhere" }));
    this.#requests += 1;
    // Some replies only prepare. A portal that does nothing else goes on for ever too.
    if (this.pages >= this.#limits.pages || this.#requests > this.#limits.pages + 20) throw refused(problem("pages-too-many", {}, { limit: this.#limits.pages }));
    const key = JSON.stringify([url, method, body]);
    const isAgain = key === this.#last && from?.table === null;
    this.#last = key;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      this.#tries = 0;
      return { tries: 0, elsewhere };
    }
    if (!isAgain) throw refused(problem("next-page-refused", {}, { url: publicUrl(url), why: "seen" }));
    this.#tries += 1;
    if (this.#tries > this.#limits.tries) throw refused(problem("portal-not-ready", {}, { tries: this.#tries }));
    return { tries: this.#tries, elsewhere };
  }

  /** Counts what a reply holds. */
  weigh(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.bytes) throw refused(problem("too-large", {}, { what: "The portal's answer, all its pages together,", limit: `${this.#limits.bytes / 1e6} MB` }));
  }

  /** A column that goes while another comes has a new name, and half the figures would be missing without a word. */
  sameColumns({ columns, rows }: Table): void {
    if (rows.length === 0) return;
    const before = this.#columns ??= columns;
    const [lost, found] = [before.filter((name) => !columns.includes(name)), columns.filter((name) => !before.includes(name))];
    if (lost.length > 0 && found.length > 0) throw refused(problem("page-columns-differ", {}, { page: this.pages + 1, lost, found }));
  }

  /** Takes a page of rows, and gives it back with its rows numbered on and without those that came before. */
  take(page: Page<unknown> & { readonly table: Table }, digest: string): Table {
    const { table, id, cap } = page;
    this.pages += 1;
    const first = this.#bodies.get(digest);
    // Two empty pages are alike and harmless: a portal may pass over rows that it has deleted.
    if (first !== undefined && table.rows.length > 0) throw refused(problem("page-repeated", {}, { page: this.pages, first }));
    this.#bodies.set(digest, this.pages);
    const before = this.rows;
    this.rows += table.rows.length;
    if (this.rows > this.#limits.rows) throw refused(problem("rows-too-many", {}, { limit: this.#limits.rows, total: this.total ?? null }));
    this.#cap = cap;
    const column = id === undefined ? -1 : table.columns.indexOf(id);
    this.#numbered ||= column >= 0;
    return shifted(this.#distinct(table, column), before, column);
  }

  /** Notes the portal's count as it is now; a problem when it has grown. One that shrinks, or that is beyond the limit, ends the source. */
  count(total: number | undefined): FeedProblem[] {
    const from = this.total;
    if (total === undefined) return [];
    if (from !== undefined && total < from) throw refused(problem("total-shrank", {}, { from, to: total }));
    if (total > this.#limits.rows) throw refused(problem("rows-too-many", {}, { limit: this.#limits.rows, total }));
    this.total = total;
    if (from === undefined || total <= from || this.#hasGrown) return [];
    this.#hasGrown = true;
    return [problem("total-grew", {}, { from, to: total })];
  }

  #distinct(table: Table, column: number): Table {
    const own: (string | number)[] = [];
    const rows = table.rows.filter((row) => {
      const key = column < 0 ? fingerprint(row) : row.cells[column] ?? "";
      const isKnown = this.#seen.has(key);
      if (isKnown) this.#repeated += 1;
      else own.push(key);
      if (column >= 0 && !isKnown) this.#seen.add(key);
      return column < 0 || !isKnown;
    });
    // Without numbers, alike rows of one page may well be what the publisher means.
    for (const key of own) this.#seen.add(key);
    return { ...table, rows };
  }

  /** Has everything come? Throws when it has not, or when nobody can tell. */
  end(): FeedProblem[] {
    const came = this.#numbered ? this.rows - this.#repeated : this.rows;
    if (this.total !== undefined && came !== this.total) throw refused(problem("rows-incomplete", {}, { came, total: this.total }));
    if (this.total === undefined && this.#cap !== undefined && this.rows >= this.#cap) throw refused(problem("rows-at-limit", {}, { limit: this.rows }));
    return this.#repeated > 0 ? [problem("rows-repeated", {}, { count: this.#repeated, once: this.#numbered })] : [];
  }
}

/** The error that ends a source. */
export function refused(found: FeedProblem & { readonly code: AdapterError["code"] }): AdapterError {
  return new AdapterError(found);
}

/** The rows with their numbers running on from the pages before, without the portal's own numbering of them. */
function shifted({ columns, rows, ...rest }: Table, before: number, column: number): Table {
  const without = <T>(list: readonly T[]): readonly T[] => (column < 0 ? list : [...list.slice(0, column), ...list.slice(column + 1)]);
  return {
    ...rest,
    columns: without(columns),
    rows: rows.map(({ row, cells, values }) => ({ row: row + before, cells: without(cells), ...(values === undefined ? {} : { values: without(values) }) })),
  };
}

/** 53 bits of a row's texts: among 200,000 rows, two that differ are taken for one less often than once in 400,000 sources. */
function fingerprint({ cells }: TableRow): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at += 1) {
      a = Math.imul(a ^ cell.charCodeAt(at), 0x01000193);
      b = Math.imul(b ^ cell.charCodeAt(at), 0x85ebca6b) ^ (b >>> 13);
    }
    a = Math.imul(a ^ 0x1f, 0x01000193);
    b = Math.imul(b ^ 0x1f, 0xc2b2ae35) ^ (b >>> 15);
  }
  return (a >>> 0) * 0x20_0000 + (b >>> 11);
}
