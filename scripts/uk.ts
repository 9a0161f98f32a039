/**
 * The doughnuts of all councils of the United Kingdom in two small files: the latest figure of each indicator for each
 * place, and how many indicators each place has. Made from the catalogue and its recorded feeds.
 */
import { buildDoughnuts, type FeedProblem } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue, type CatalogueIndicator, type CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { replayFolder } from "@place-doughnut/adapter/node";
import type { Doughnut, Indicator, Observation, Period } from "@place-doughnut/schema";
import { allPlaces } from "../packages/cli/src/place.js";

export { allPlaces };

export const feeds = "examples/uk/feeds";

/** One place of the run. */
export interface UkPlace {
  readonly place: CataloguePlace;
  readonly doughnut: Doughnut;
  readonly problems: readonly FeedProblem[];
  /** Indicators of its portrait, and those with a figure. */
  readonly indicators: number;
  readonly withFigure: number;
}

/** Builds all of them, each source read once. `asked` hears the address of each source that is read. */
export async function ukDoughnuts(asked: (url: string) => void = () => {}): Promise<UkPlace[]> {
  const places = await allPlaces();
  const portraits = places.map((place) => portraitFor(ukCatalogue, place).portrait);
  const recorded = replayFolder(feeds);
  const transport: typeof recorded = (request, signal) => {
    asked(request.url);
    return recorded(request, signal);
  };
  const built: UkPlace[] = [];
  for await (const { doughnut, problems } of buildDoughnuts(portraits, { transport })) {
    const place = places[built.length]!;
    if (doughnut === null) throw new Error(`${place.name} gives no document`);
    const indicators = indicatorsOf(doughnut);
    built.push({ place, doughnut, problems, indicators: indicators.length, withFigure: indicators.filter((each) => latest(each) !== null).length });
  }
  return built;
}

const indicatorsOf = ({ dimensions }: Doughnut): Indicator[] => dimensions.flatMap(({ indicators = [] }) => indicators);

/** The latest observation with a figure: a document's are in order of time. */
function latest({ observations }: Pick<Indicator, "observations">): (Observation & { value: number }) | null {
  const found = observations.filter((each): each is Observation & { value: number } => each.value !== null).at(-1);
  return found ?? null;
}

/** A figure, the place of its period in `periods`, and its flags if it has any. */
type Cell = readonly [value: number, period: number, flags?: readonly string[]] | null;

/** The texts of the files in `examples/uk`, by name. */
export function ukFiles(built: readonly UkPlace[]): ReadonlyMap<string, string> {
  return new Map([["latest.json", latestJson(built)], ["indicators-per-place.tsv", perPlace(built)]]);
}

function latestJson(built: readonly UkPlace[]): string {
  const periods = new Map<string, { readonly at: number; readonly period: Period }>();
  const places = built.map(({ place: { code, name }, doughnut }) => {
    const own = indicatorsOf(doughnut);
    return { code, name, figures: ukCatalogue.indicators.map((indicator) => cellOf(indicator, code, own, periods)) };
  });
  const head = {
    version: 1,
    title: "The latest figure of each indicator for each council of the United Kingdom",
    dimensionSet: ukCatalogue.dimensionSet,
    dimensions: ukCatalogue.dimensions,
    sources: Object.assign({}, ...built.map(({ doughnut }) => doughnut.sources)) as object,
    // In the order of each place's figures. One id may come several times, with a line for each nation.
    indicators: ukCatalogue.indicators.map(({ mapping: _mapping, covers, ...indicator }) => ({ ...indicator, places: covers.places })),
    periods: [...periods.values()].map(({ period }) => period),
  };
  return `${JSON.stringify(head).slice(0, -1)},"places":[\n${places.map((place) => JSON.stringify(place)).join(",\n")}\n]}\n`;
}

function cellOf({ id, covers }: CatalogueIndicator, code: string, own: readonly Indicator[], periods: Map<string, { at: number; period: Period }>): Cell {
  const indicator = own.find((each) => each.id === id);
  const found = indicator && (covers.places.some((start) => code.startsWith(start)) || covers.wider === true) ? latest(indicator) : null;
  if (indicator === undefined || found === null) return null;
  const key = JSON.stringify(found.period);
  const { at } = periods.get(key) ?? { at: periods.size };
  periods.set(key, { at, period: found.period });
  // Either may say that the figure is a larger area's.
  const flags = [...new Set([...(found.flags ?? []), ...(indicator.area === undefined ? [] : ["wider-area"])])];
  return flags.length === 0 ? [found.value, at] : [found.value, at, flags];
}

function perPlace(built: readonly UkPlace[]): string {
  const rows = built.map(({ place, indicators, withFigure, doughnut, problems }) => {
    const measured = indicatorsOf(doughnut).filter((each) => latest(each) !== null && (each.boundary !== undefined || each.target !== undefined)).length;
    const of = (severity: string): number => problems.filter((each) => each.severity === severity).length;
    return [place.code, place.name, indicators, withFigure, measured, new Set(doughnut.dimensions.flatMap(({ id, indicators: own = [] }) => (own.some((each) => latest(each)) ? [id] : []))).size, of("error"), of("warning"), of("notice")];
  });
  const header = ["code", "place", "indicators", "with a figure", "of them with a line", "dimensions with a figure", "errors", "warnings", "notices"];
  return `${[header, ...rows].map((row) => row.join("\t")).join("\n")}\n`;
}

/** What a person wants to know of the run. */
export function ukSummary(built: readonly UkPlace[]): string[] {
  const nations = new Map([["E", "England"], ["W", "Wales"], ["S", "Scotland"], ["N", "Northern Ireland"]]);
  const lines = [...nations].map(([letter, name]) => {
    const counts = built.filter(({ place }) => place.code.startsWith(letter)).map(({ withFigure }) => withFigure).sort((a, b) => a - b);
    return `${name}: ${counts.length} places, ${counts[0]} to ${counts.at(-1)} indicators with a figure, ${counts[counts.length >> 1]} in the middle`;
  });
  const problems = new Map<string, Set<string>>();
  for (const { place, problems: own } of built) {
    for (const { severity, code, indicator = "", source = "" } of own) {
      const key = `${severity.padEnd(7)}  ${code}  ${indicator || source}`;
      problems.set(key, (problems.get(key) ?? new Set()).add(place.code));
    }
  }
  return [...lines, "", ...[...problems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, places]) => `${key}: ${places.size} places`)];
}
