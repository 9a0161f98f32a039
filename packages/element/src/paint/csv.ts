/**
 * Every observation of the document as CSV (RFC 4180, CRLF), one row each, with its source and licence on the same row,
 * so that a figure that is copied away keeps its origin. A dimension without figures has a row that says so.
 */
import { localise, type Dimension, type Doughnut, type Indicator, type Observation, type Text } from "@place-doughnut/schema";

const header = [
  "place", "place_code", "ring", "dimension", "indicator", "unit", "period", "period_start", "period_end", "value", "low", "high",
  "missing", "flags", "direction", "reference_or_floor", "boundary_or_target", "boundary_or_target_source",
  "source", "publisher", "source_url", "licence", "retrieved", "updated", "title", "credit", "lens", "dimension_id", "indicator_id",
] as const;

type Cell = string | number | null | undefined;

export function csv(doughnut: Doughnut, lang: string, title: string, credit: string): string {
  const text = (value: Text | undefined): string => localise(value, lang).text;
  const row = (dimension: Dimension, indicator: Indicator | null, observation: Observation | null): readonly Cell[] => {
    const line = dimension.ring === "ecological" ? indicator?.boundary : indicator?.target;
    const source = indicator?.source !== undefined && Object.hasOwn(doughnut.sources ?? {}, indicator.source) ? doughnut.sources?.[indicator.source] : undefined;
    return [
      text(doughnut.place.name), doughnut.place.code, dimension.ring, text(dimension.name), text(indicator?.name),
      text(indicator?.unit?.symbol), text(observation?.period.label), observation?.period.start, observation?.period.end,
      observation?.value, observation?.low, observation?.high,
      observation ? observation.missing : "no-data", observation?.flags?.join(" "), indicator?.direction,
      dimension.ring === "ecological" ? indicator?.reference : indicator?.floor, line?.value, text(line?.source ?? line?.label),
      text(source?.title), text(source?.publisher), source?.url, source?.licence, source?.retrieved, doughnut.updated, title, credit,
      dimension.lens, dimension.id, indicator?.id,
    ];
  };
  const rows = doughnut.dimensions.flatMap((dimension) => {
    const indicators = dimension.indicators ?? [];
    if (indicators.length === 0) return [row(dimension, null, null)];
    return indicators.flatMap((indicator) =>
      indicator.observations.length === 0
        ? [row(dimension, indicator, null)]
        : indicator.observations.map((observation) => row(dimension, indicator, observation)));
  });
  return [header, ...rows].map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
}

/** One field. Numbers stay numbers. */
export function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = harmless(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A text that a spreadsheet could take for a formula – also behind spaces, invisible or full-width characters – gets an
 * apostrophe in front (OWASP ASVS 5.0, 1.2.10).
 */
export function harmless(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

function looksLikeFormula(text: string): boolean {
  if (/^[\t\r\n\0]/.test(text)) return true;
  const first = /[^\s\p{Cf}\p{Cc};,]/u.exec(text)?.[0]?.normalize("NFKC");
  return first !== undefined && "=+-@".includes(first);
}
