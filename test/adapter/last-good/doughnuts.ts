/** Documents and builds as the last-good tests need them: constructed, small, and of one source each indicator. */
import type { BuildResult, FeedProblem } from "@place-doughnut/adapter";
import type { Doughnut, Indicator, Observation } from "@place-doughnut/schema";

export const year = (at: number, value: number | null): Observation => ({ period: { start: `${at}-01-01`, end: `${at}-12-31`, label: String(at) }, value });

export function indicator(id: string, observations: Observation[], change: Partial<Indicator> = {}): Indicator {
  return { id, name: id, unit: { symbol: "%" }, direction: "lower-is-better", observations, source: id, ...change };
}

export function doughnut(indicators: Indicator[], change: Partial<Doughnut> = {}): Doughnut {
  const sources = Object.fromEntries(indicators.flatMap(({ source }) => (source === undefined ? [] : [[source, { title: source, retrieved: "2026-11-01", sha256: "a".repeat(64) }]])));
  return { version: 1, place: { name: "Trafford", code: "E08000009" }, updated: "2026-11-01", sources, dimensions: [{ id: "energy", ring: "social", name: "Energy", indicators }], ...change };
}

const stats = { read: 0, used: 0, dropped: {} };
export function built(document: Doughnut | null, problems: FeedProblem[] = [], provenance: BuildResult["provenance"] = { sources: [], indicators: [] }): BuildResult {
  return { doughnut: document, problems, provenance, stats: { ...stats, indicators: [] } };
}

export const failed = (source: string, message = "The publisher's server answered with status 503, not with data."): FeedProblem =>
  ({ code: "http-status", severity: "error", responsibility: "publisher", message, source });
