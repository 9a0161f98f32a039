/** Pages to one table: columns joined by name, and rows that no mapping keeps counted but not kept, so that memory stays small. */
import type { AreaRegister } from "../areas/areas.js";
import { oncePerText } from "../map/once.js";
import { comparable } from "../map/where.js";
import type { LeftOut, Table, TableRow } from "../table.js";
import { agreedArea, agreedWhere, choosingColumns, wantedTexts, type SourceUser } from "./wish.js";

/** More combinations of texts than this are not columns to choose by; then no more rows are left out. */
const mostSamples = 5000;

/** Takes page after page. `users` are all mappings of the source; without any, every row is kept. */
export class Gathering {
  readonly #columns = new Map<string, number>();
  readonly #rows: TableRow[] = [];
  readonly #samples = new Map<string, TableRow>();
  readonly #areas = new Map<string, number>();
  readonly #area: string | null;
  readonly #isWanted: (text: string) => boolean;
  readonly #asked: readonly { readonly column: string; readonly allows: (text: string) => boolean }[];
  readonly #choosing: readonly string[];
  readonly #isChoosing: boolean;
  #isSummed = false;

  constructor(users: readonly SourceUser[], register?: AreaRegister) {
    this.#area = agreedArea(users);
    const hasArea = users.some(({ mapping }) => mapping.area !== undefined);
    // With areas in two columns, no count by area fits both.
    this.#isChoosing = users.length > 0 && users.every(({ mapping }) => mapping.unpivot === undefined) && (this.#area !== null || !hasArea);
    this.#isWanted = oncePerText(wantedTexts(users, register));
    this.#asked = [...agreedWhere(users)].map(([column, texts]) => {
      const allowed = new Set(texts.map(comparable));
      return { column, allows: oncePerText((text: string) => allowed.has(comparable(text))) };
    });
    this.#choosing = choosingColumns(users);
  }

  add({ columns, rows, isSummed }: Table): void {
    this.#isSummed ||= isSummed === true;
    for (const name of columns) if (!this.#columns.has(name)) this.#columns.set(name, this.#columns.size);
    const places = columns.map((name) => this.#columns.get(name) ?? 0);
    const isSame = places.every((place, at) => place === at);
    const area = this.#area === null ? -1 : columns.indexOf(this.#area);
    const asked = this.#asked.map(({ column, allows }) => ({ at: columns.indexOf(column), allows }));
    const choosing = this.#choosing.map((name) => columns.indexOf(name));
    // A page without one of the columns, or with it under a name that is only like it, is kept whole.
    const isKnown = this.#isChoosing && (this.#area === null || area >= 0) && [...choosing, ...asked.map(({ at }) => at)].every((at) => at >= 0);
    for (const row of rows) {
      const text = row.cells[area] ?? "";
      const isKept = !isKnown || ((this.#area === null || this.#isWanted(text)) && asked.every(({ at, allows }) => allows(row.cells[at] ?? "")));
      if (isKnown && !this.#sample(row, choosing, places)) this.#keep(row, places, isSame);
      else if (isKept) this.#keep(row, places, isSame);
      else this.#areas.set(text, (this.#areas.get(text) ?? 0) + 1);
      if (isKnown && isKept && !this.#areas.has(text)) this.#areas.set(text, 0);
    }
  }

  /** Notes the row's texts to choose by; false when there are too many kinds of them. */
  #sample(row: TableRow, choosing: readonly number[], places: readonly number[]): boolean {
    const key = JSON.stringify(choosing.map((at) => row.cells[at] ?? ""));
    if (this.#samples.has(key)) return true;
    if (this.#samples.size >= mostSamples) return false;
    const cells: string[] = [];
    for (const at of choosing) cells[places[at] ?? 0] = row.cells[at] ?? "";
    this.#samples.set(key, { row: row.row, cells: Array.from(cells, (cell) => cell ?? "") });
    return true;
  }

  #keep(row: TableRow, places: readonly number[], isSame: boolean): void {
    this.#rows.push(isSame ? row : {
      row: row.row,
      cells: spread(row.cells, places, ""),
      ...(row.values === undefined ? {} : { values: spread(row.values, places, null) }),
    });
  }

  table(): Table {
    const columns = [...this.#columns.keys()];
    // Pages before had fewer columns, and those they had stand where they stood.
    const leftOut: LeftOut = { areaColumn: this.#area, areas: this.#areas, samples: [...this.#samples.values()] };
    const isWhole = [...this.#areas.values()].every((count) => count === 0);
    return { columns, headerRow: 0, rows: this.#rows, ...(isWhole ? {} : { leftOut }), ...(this.#isSummed ? { isSummed: true } : {}) };
  }
}

function spread<T>(list: readonly T[], places: readonly number[], blank: T): T[] {
  const made: T[] = Array.from({ length: Math.max(0, ...places.map((place) => place + 1)) }, () => blank);
  for (const [at, place] of places.entries()) made[place] = list[at] ?? blank;
  return made;
}
