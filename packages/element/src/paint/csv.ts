/**
 * Every observation of the document as CSV (RFC 4180, CRLF), one row each, with its source and licence on the same row,
 * so that a figure that is copied away keeps its origin. A dimension without figures has a row that says so, or that says
 * how it was judged.
 */
import { localise, type Dimension, type Doughnut, type Indicator, type Observation, type Text } from "@place-doughnut/schema";

const header = [
  "place", "place_code", "ring", "dimension", "indicator", "unit", "period", "period_start", "period_end", "value", "low", "high",
  "missing", "flags", "direction", "reference_or_floor", "boundary_or_target", "boundary_or_target_source",
  "source", "publisher", "source_url", "licence", "retrieved", "updated", "title", "credit", "lens", "dimension_id", "indicator_id",
  "assessment", "assessment_note", "note", "dimension_note", "unit_name", "short_name", "boundary_or_target_label", "boundary_or_target_url",
] as const;

type Cell = string | number | null | undefined;

/** Characters beyond which no file is made: some engines have no longer text. */
const most = 250_000_000;

/** The figures would be more than one file can hold; a part of them would look like all. */
export class FileTooLargeError extends RangeError {
  override readonly name = "FileTooLargeError";
  constructor() {
    super(`The figures of this document would make a file of more than ${most / 1_000_000} million characters.`);
  }
}

/** Throws `FileTooLargeError`: a long text that stands in many rows is written in each of them. */
export function csv(doughnut: Doughnut, lang: string, title: string, credit: string): string {
  const text = (value: Text | undefined): string => localise(value, lang).text;
  const row = (dimension: Dimension, indicator: Indicator | null, observation: Observation | null): readonly Cell[] => {
    const line = dimension.ring === "ecological" ? indicator?.boundary : indicator?.target;
    const source = indicator?.source !== undefined && Object.hasOwn(doughnut.sources ?? {}, indicator.source) ? doughnut.sources?.[indicator.source] : undefined;
    return [
      text(doughnut.place.name), doughnut.place.code, dimension.ring, text(dimension.name), text(indicator?.name),
      text(indicator?.unit?.symbol), text(observation?.period.label), observation?.period.start, observation?.period.end,
      observation?.value, observation?.low, observation?.high,
      observation ? observation.missing : isJudged(dimension) ? "" : "no-data", observation?.flags?.join(" "), indicator?.direction,
      dimension.ring === "ecological" ? indicator?.reference : indicator?.floor, line?.value, text(line?.source),
      text(source?.title), text(source?.publisher), source?.url, source?.licence, source?.retrieved, doughnut.updated, title, credit,
      dimension.lens, dimension.id, indicator?.id,
      dimension.assessment?.score, text(dimension.assessment?.note), text(indicator?.note), text(dimension.note), text(indicator?.unit?.name), text(dimension.shortName),
      text(line?.label), line?.url,
    ];
  };
  const written = new Map<string, string>();
  /** The same few texts stand in every row, and each is looked at once. */
  const once = (cell: Cell): string => {
    if (typeof cell !== "string") return field(cell);
    let text = written.get(cell);
    if (text === undefined) written.set(cell, (text = field(cell)));
    return text;
  };
  let length = 0;
  const line = (cells: readonly Cell[]): string => {
    const fields = cells.map(once);
    length += fields.reduce((sum, text) => sum + text.length + 1, 1);
    if (length > most) throw new FileTooLargeError();
    return `${fields.join(",")}\r\n`;
  };
  const rows = doughnut.dimensions.flatMap((dimension) => {
    const indicators = dimension.indicators ?? [];
    if (indicators.length === 0) return [line(row(dimension, null, null))];
    return indicators.flatMap((indicator) =>
      indicator.observations.length === 0
        ? [line(row(dimension, indicator, null))]
        : indicator.observations.map((observation) => line(row(dimension, indicator, observation))));
  });
  return line(header) + rows.join("");
}

/** Nothing is missing from what was never meant to be measured. */
function isJudged({ assessment, indicators = [] }: Dimension): boolean {
  return assessment !== undefined && indicators.length === 0;
}

/** One field. Numbers stay numbers, and half a character, which no file can hold, becomes the sign for one that is missing. */
export function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = harmless(cell.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A text that a spreadsheet could take for a formula – also behind spaces, invisible or full-width characters – gets an
 * apostrophe in front (OWASP ASVS 5.0, 1.2.10). So does one that looks as if it had got one, so that it can be taken off
 * again and the text be what it was.
 */
export function harmless(text: string): string {
  return looksLikeFormula(text) || looksGuarded(text) ? `'${text}` : text;
}

/** What `harmless` was given, also where a page has since made one space of every run of blanks. */
export function unguarded(text: string): string {
  return looksGuarded(text) ? text.trimStart().slice(1) : text;
}

/** A tab in front is guarded too, and in a page it is a space. */
function looksGuarded(text: string): boolean {
  const [marks] = /^['\s]*/.exec(text.trim())!;
  const guarded = text.trim().slice(marks.length);
  return marks !== "" && (guarded === "" || /\s/.test(marks) || looksLikeFormula(guarded));
}

function looksLikeFormula(text: string): boolean {
  if (/^[\t\r\n\0]/.test(text)) return true;
  const first = /[^\s\p{Cf}\p{Cc};,]/u.exec(text)?.[0]?.normalize("NFKC");
  return first !== undefined && "=+-@".includes(first);
}
