/** Rows to the latest figure of each group, a group being an area and an indicator. */
import type { Flag, Period } from "@place-doughnut/schema";
import { readCell, type CellRead, type CellRules } from "../map/cell.js";
import { inOrder } from "../map/observe.js";
import { readPeriod } from "../map/period.js";
import { problem, type FeedProblem } from "../problems.js";
import type { RecordScanner } from "../read/scan.js";
import { Dictionary, grown } from "./dictionary.js";
import { PercentSigns, unitProblems } from "./mixture.js";
import type { LatestFigure, LatestMapping, LatestStats } from "./latest.js";
import { plainNumber } from "./plain-bytes.js";

/** Where the columns are, counted from 0; null for one the mapping does not name. */
export interface FoldColumns {
  readonly area: number;
  readonly period: number;
  readonly value: number;
  readonly indicator: number | null;
  readonly status: number | null;
  readonly unit: number | null;
}

/** A period that a file names, and how often. */
interface KnownPeriod {
  /** Null where it cannot be read. */
  readonly period: Period | null;
  readonly flags: readonly Flag[];
  /** What is to be said of the text; of each kind only the first are kept. */
  readonly code: string | null;
  readonly found: FeedProblem | null;
  /** The number of the text that first named the period: two ways of writing one period are one period. */
  readonly id: number;
  /** Grows from period to period, as they are put in order; -1 where it cannot be read. */
  readonly order: number;
  readonly row: number;
  rows: number;
}

/** A cell with its text, for messages. */
interface WrittenCell extends CellRead {
  readonly text: string;
}

/** Cells that are no plain number: most are one of a few marks. */
const mostRemembered = 10_000;

/** Row problems kept of each kind; the others are counted. */
const mostKept = 20;

export class LatestFold {
  readonly #mapping: LatestMapping;
  #rules: CellRules;
  #quick: boolean;
  #columns: FoldColumns = { area: 0, period: 0, value: 0, indicator: null, status: null, unit: null };
  readonly #areas = new Dictionary();
  readonly #indicators = new Dictionary();
  readonly #periodIds = new Dictionary();
  readonly #units = new Dictionary();
  readonly #periods: KnownPeriod[] = [];
  /** The number of the text that first named a period, by the period's order. */
  readonly #firstNamed = new Map<number, number>();
  readonly #periodCodes = new Map<string, number>();
  readonly #statuses = new Dictionary();
  readonly #cells = new Map<string, WrittenCell>();
  readonly #signs = new PercentSigns();
  /** Does the text with this number name anything? By area, and by indicator. */
  readonly #named: readonly [boolean[], boolean[]] = [[], []];
  /** Rows without an area, and without an indicator. */
  readonly #unnamed: [number, number] = [0, 0];
  readonly #problems = new Map<string, FeedProblem[]>();
  readonly #beyond = new Map<string, number>();
  /** The group of an area and an indicator: by area, then by indicator. */
  readonly #groupOf: Map<number, number>[] = [];
  readonly #groups: Group[] = [];
  #values = new Float64Array(1024);
  #best = new Int32Array(1024);
  #rows = new Int32Array(1024);
  #read = 0;
  #badPeriods = 0;
  #unreadable = 0;
  #duplicates = 0;
  #olderDuplicates: { count: number; row: number } | null = null;

  constructor(mapping: LatestMapping, decimalChar: "." | "," | undefined) {
    const marks = new Map(Object.entries(mapping.marks ?? {}).map(([mark, meaning]) => [mark.trim(), meaning]));
    this.#mapping = mapping;
    this.#rules = { marks, decimalChar, status: mapping.status === undefined ? null : { name: mapping.status, column: 1 } };
    // A mark that looks like a number ("-1" for none) has to be looked up.
    this.#quick = decimalChar !== "," && ![...marks.keys()].some((mark) => /\d/.test(mark));
  }

  /** Between semicolons "1,234" may be either number, and a file that is read once has no column to look at first. */
  begin(columns: FoldColumns, delimiter: string): void {
    this.#columns = columns;
    if (delimiter !== ";" || this.#rules.decimalChar !== undefined) return;
    this.#rules = { ...this.#rules, decimalChar: "unknown" };
    this.#quick = false;
  }

  /** One row. Its outcome is settled or, for the best of a group so far, open until the end. */
  add(record: RecordScanner): void {
    const { area, period, value, indicator, status } = this.#columns;
    this.#read += 1;
    const periodId = this.#periodIds.idOf(record, period);
    const known = this.#periods[periodId] ?? this.#meet(periodId, record.row);
    known.rows += 1;
    const plain = this.#quick && (status === null || record.startOf(status) === record.endOf(status)) && !record.isDoubled(value) ? plainNumber(record.bytes, record.startOf(value), record.endOf(value)) : null;
    const cell = plain === null ? this.#readCell(record) : null;
    if (known.order < 0) this.#badPeriods += 1;
    else if (cell?.part.unreadable === true) this.#unreadable += 1;
    else {
      const areaId = this.#areas.idOf(record, area);
      const indicatorId = indicator === null ? 0 : this.#indicators.idOf(record, indicator);
      if (!this.#isNamed(0, areaId)) this.#unnamed[0] += 1;
      else if (indicator !== null && !this.#isNamed(1, indicatorId)) this.#unnamed[1] += 1;
      else {
        const figure = plain ?? cell?.part.value ?? null;
        if (figure !== null) this.#signs.add(indicatorId, cell?.part.unit === "%", record.row);
        this.#place(this.#group(areaId, indicatorId), known, figure, cell, record);
      }
    }
  }

  #isNamed(key: 0 | 1, id: number): boolean {
    return (this.#named[key][id] ??= ((key === 0 ? this.#areas : this.#indicators).texts[id] ?? "").trim() !== "");
  }

  #meet(id: number, row: number): KnownPeriod {
    const result = readPeriod(this.#periodIds.texts[id] ?? "", this.#mapping.period.reading);
    const period = "period" in result ? result.period : null;
    const found = ("problem" in result ? result.problem : result.notice) ?? null;
    const met = found === null ? 0 : (this.#periodCodes.get(found.code) ?? 0) + 1;
    if (found !== null) this.#periodCodes.set(found.code, met);
    const order = period === null ? -1 : orderOf(period);
    const known: KnownPeriod = {
      period, flags: ("flags" in result ? result.flags : undefined) ?? noFlags, code: found?.code ?? null, found: met > mostKept ? null : found,
      id: (order < 0 ? undefined : this.#firstNamed.get(order)) ?? id, order, row, rows: 0,
    };
    if (order >= 0) this.#firstNamed.set(order, known.id);
    this.#periods[id] = known;
    return known;
  }

  #readCell(record: RecordScanner): WrittenCell {
    const { value, status } = this.#columns;
    const cells = [record.text(value), status === null ? "" : record.text(status)];
    const key = cells.join("\u0000");
    const known = this.#cells.get(key);
    const found = known ?? { ...readCell({ row: record.row, cells }, { name: this.#mapping.value, at: 0 }, this.#rules), text: cells[0] ?? "" };
    if (known === undefined && this.#cells.size < mostRemembered) this.#cells.set(key, found);
    for (const each of found.problems) this.#note({ ...each, row: record.row });
    return found;
  }

  #note(found: FeedProblem): void {
    const kept = this.#problems.get(found.code) ?? [];
    this.#problems.set(found.code, kept);
    if (kept.length < mostKept) kept.push(found);
    else this.#beyond.set(found.code, (this.#beyond.get(found.code) ?? 0) + 1);
  }

  #group(area: number, indicator: number): number {
    const ofArea = (this.#groupOf[area] ??= new Map());
    const known = ofArea.get(indicator);
    if (known !== undefined) return known;
    const made = this.#groups.push({ area, indicator, seen: noBits, seenLate: null, cell: null, unit: -1, status: -1, flags: [], claims: false, isContradicted: false }) - 1;
    if (made >= this.#values.length) {
      [this.#best, this.#rows] = [grown(this.#best, Int32Array, made * 2), grown(this.#rows, Int32Array, made * 2)];
      this.#values = grown(this.#values, Float64Array, made * 2);
    }
    this.#best[made] = -1;
    ofArea.set(indicator, made);
    return made;
  }

  /** Is the row its group's latest with a figure, so far? */
  #place(at: number, period: KnownPeriod, value: number | null, cell: WrittenCell | null, record: RecordScanner): void {
    const group = this.#groups[at] as Group;
    const best = this.#best[at] as number;
    if (isSeen(group, period.id)) {
      this.#duplicate(at, period, value, cell, record);
      return;
    }
    const isLater = best === -1 || period.order > (this.#periods[best] as KnownPeriod).order;
    const hasFigure = value !== null;
    if (hasFigure === group.claims ? isLater : hasFigure) this.#take(at, period, value, cell, record);
  }

  #take(at: number, period: KnownPeriod, value: number | null, cell: WrittenCell | null, record: RecordScanner): void {
    const group = this.#groups[at] as Group;
    const { unit, status } = this.#columns;
    this.#best[at] = period.id;
    this.#values[at] = value ?? 0;
    this.#rows[at] = record.row;
    group.cell = cell;
    group.claims = value !== null;
    group.isContradicted = false;
    group.flags = period.flags;
    if (unit !== null) group.unit = this.#units.idOf(record, unit);
    if (status !== null) group.status = this.#statuses.idOf(record, status);
  }

  /**
   * A second row for one area, indicator and period. It is compared with the first where that is the best so far. Where it is
   * not, and a figure of this period would count, the first had none: that is a contradiction too. No other row has a say.
   */
  #duplicate(at: number, period: KnownPeriod, value: number | null, cell: WrittenCell | null, record: RecordScanner): void {
    this.#duplicates += 1;
    const group = this.#groups[at] as Group;
    const best = this.#best[at] as number;
    const indicator = this.#columns.indicator === null ? "" : `, ${this.#indicators.texts[group.indicator] ?? ""}`;
    const claim = { area: `${this.#areas.texts[group.area] ?? ""}${indicator}`, period: this.#periodIds.texts[period.id] ?? "" };
    const text = cell?.text ?? String(value ?? "");
    if (best === period.id) {
      const rows = [this.#rows[at] ?? 0, record.row];
      const differ = this.#differences(at, period, value, text, cell, record);
      if (differ.length === 0) this.#note(problem("duplicate-identical", { row: record.row }, { ...claim, rows }));
      else {
        this.#note(problem("duplicate-rows", { row: record.row }, { ...claim, rows, differ, measured: [this.#mapping.value] }));
        group.isContradicted = true;
        group.claims ||= value !== null;
      }
    } else if (value !== null && (!group.claims || period.order > (this.#periods[best] as KnownPeriod).order)) {
      this.#note(problem("duplicate-rows", { row: record.row }, { ...claim, rows: [record.row], differ: [{ name: this.#mapping.value, texts: ["", text] }], measured: [this.#mapping.value] }));
      this.#take(at, period, value, cell, record);
      group.isContradicted = true;
    } else this.#olderDuplicates = { count: (this.#olderDuplicates?.count ?? 0) + 1, row: this.#olderDuplicates?.row ?? record.row };
  }

  /** The columns, of those the mapping names, in which a row is not like its group's best. */
  #differences(at: number, period: KnownPeriod, value: number | null, text: string, cell: WrittenCell | null, record: RecordScanner): { name: string; texts: string[] }[] {
    const group = this.#groups[at] as Group;
    const { unit, status } = this.#columns;
    const known = group.cell?.part.value === null ? null : this.#values[at] ?? null;
    const isSame = known === value && group.flags.join() === period.flags.join() && marksOf(group.cell) === marksOf(cell);
    const inColumn = (name: string, dictionary: Dictionary, before: number, column: number): { name: string; texts: string[] }[] => {
      const id = dictionary.idOf(record, column);
      return id === before ? [] : [{ name, texts: [dictionary.texts[before] ?? "", dictionary.texts[id] ?? ""] }];
    };
    return [
      ...(isSame ? [] : [{ name: this.#mapping.value, texts: [group.cell?.text ?? String(known ?? ""), text] }]),
      ...(status === null ? [] : inColumn(this.#mapping.status ?? "", this.#statuses, group.status, status)),
      ...(unit === null ? [] : inColumn(this.#mapping.unit?.column ?? "", this.#units, group.unit, unit)),
    ];
  }

  end(): { figures: LatestFigure[]; problems: FeedProblem[]; stats: LatestStats } {
    const figures = this.#groups.map((group, at) => this.#figure(group, at));
    const contradicted = this.#groups.filter(({ isContradicted }) => isContradicted).length;
    const used = figures.length - contradicted;
    const duplicate = this.#duplicates + contradicted;
    const unnamed = this.#unnamed[0] + this.#unnamed[1];
    const stats = { read: this.#read, used, duplicate, unnamed, period: this.#badPeriods, unreadable: this.#unreadable, older: this.#read - used - duplicate - unnamed - this.#badPeriods - this.#unreadable };
    return { figures, problems: [...this.#allProblems(), ...unitProblems(figures)], stats };
  }

  #figure(group: Group, at: number): LatestFigure {
    const { period } = this.#periods[this.#best[at] as number] as KnownPeriod;
    const part = group.cell?.part;
    const flags = group.isContradicted ? [] : inOrder([...(part?.flags ?? []), ...group.flags]);
    const value = group.isContradicted || (part !== undefined && part.value === null) ? null : this.#values[at] ?? null;
    return {
      area: this.#areas.texts[group.area] ?? "",
      indicator: this.#columns.indicator === null ? "" : this.#indicators.texts[group.indicator] ?? "",
      unit: group.unit === -1 ? part?.unit ?? null : this.#units.texts[group.unit] ?? null,
      // Groups are made for rows whose period could be read.
      period: period ?? { start: "", end: "" },
      value,
      ...(value === null ? { missing: (group.isContradicted ? null : part?.missing) ?? "not-available" } : {}),
      ...(flags.length === 0 ? {} : { flags }),
      row: this.#rows[at] ?? 0,
    };
  }

  #allProblems(): FeedProblem[] {
    const { column } = this.#mapping.period;
    const periods: FeedProblem[] = [];
    const lastOf = new Map<string, number>();
    for (const { code, found, row, rows } of this.#periods) {
      if (code === null) continue;
      const last = lastOf.get(code);
      if (found !== null) lastOf.set(code, periods.push({ ...found, row, column, ...(rows > 1 ? { more: rows - 1 } : {}) }) - 1);
      else if (last !== undefined) periods[last] = { ...periods[last] as FeedProblem, more: (periods[last]?.more ?? 0) + rows };
    }
    const inRows = [...this.#problems].flatMap(([code, kept]) => kept.map((found, at) => (at === kept.length - 1 && this.#beyond.has(code) ? { ...found, more: this.#beyond.get(code) ?? 0 } : found)));
    const older = this.#olderDuplicates;
    const keys = [this.#mapping.area.column, this.#mapping.indicator?.column ?? ""];
    const unnamed = keys.flatMap((name, at) => (this.#unnamed[at] ? [problem("key-blank", { column: name }, { count: this.#unnamed[at], column: name })] : []));
    return [...periods, ...inRows, ...unnamed, ...this.#signs.problems(this.#mapping.value), ...(older === null ? [] : [problem("duplicate-older", { row: older.row }, { count: older.count })])];
  }
}

interface Group {
  readonly area: number;
  readonly indicator: number;
  /** A bit for each period that a row of the group is about, of those that the file names first. */
  seen: Uint8Array<ArrayBuffer>;
  /** The other periods: a file may name more than there are groups. */
  seenLate: Set<number> | null;
  /** What the cell of the best row says, where it is no plain number. */
  cell: WrittenCell | null;
  unit: number;
  status: number;
  /** What marks beside the period say. */
  flags: readonly Flag[];
  /** Does any row of the best period have a figure? */
  claims: boolean;
  /** Do the rows of the best period contradict each other? */
  isContradicted: boolean;
}

const noFlags: readonly Flag[] = [];

const noBits = new Uint8Array(0);

/** Periods with a bit for each group; for more of them, bits would be mostly unused. */
const mostBits = 512;

/** A number for each period, in the order of `comparePeriods`: by the end, and of two that end together the shorter first. */
function orderOf({ start, end }: Period): number {
  return Number(end.replaceAll("-", "")) * 1e8 + 99_999_999 - Number(start.replaceAll("-", ""));
}

/** What a cell says besides its number. */
function marksOf(cell: WrittenCell | null): string {
  return cell === null ? "" : [cell.part.missing ?? "", cell.part.unit ?? "", ...cell.part.flags].join(" ").trim();
}

/** Was there a row about this period before? From now on there was. */
function isSeen(group: Group, period: number): boolean {
  if (period >= mostBits) {
    group.seenLate ??= new Set();
    const isKnown = group.seenLate.has(period);
    group.seenLate.add(period);
    return isKnown;
  }
  const byte = period >> 3;
  const bit = 1 << (period & 7);
  if (byte >= group.seen.length) group.seen = grown(group.seen, Uint8Array, byte * 2 + 8);
  const bits = group.seen[byte] as number;
  group.seen[byte] = bits | bit;
  return (bits & bit) !== 0;
}
