/** What is different between two documents, in words for somebody who looks a build over. */
import { localise, type Doughnut, type Indicator, type Observation, type Source, type Text } from "@place-doughnut/schema";
import { quote } from "../quote.js";
import { indicatorsOf, isFigure, sameJson } from "./keep.js";

/** One difference. `indicator` and `source` say what it is about; neither: the document. */
export interface Difference {
  readonly code: "document" | "dimension-new" | "dimension-lost" | "indicator-new" | "indicator-lost" | "meaning" | "line" | "figures-changed" | "figures-new" | "figures-gone"
    | "comparators" | "stale" | "renewed" | "source-new" | "source-lost" | "source";
  readonly dimension?: string;
  readonly indicator?: string;
  readonly source?: string;
  readonly message: string;
}

/** Every difference that a reader could see, and whether a source's file is another. Days of reading alone are none. */
export function differences(old: Doughnut, next: Doughnut): Difference[] {
  return [
    ...(["place", "title", "summary", "credit", "outOfDateAfter", "trendYears"] as const).filter((key) => !sameJson(old[key], next[key]))
      .map((key): Difference => ({ code: "document", message: `${key}: ${shown(old[key])} is now ${shown(next[key])}.` })),
    ...paired(old.dimensions, next.dimensions).flatMap(([was, now]): Difference[] => {
      if (!was) return [{ code: "dimension-new", dimension: now!.id, message: "The dimension is new." }];
      return now ? [] : [{ code: "dimension-lost", dimension: was.id, message: "The dimension is gone." }];
    }),
    ...paired(indicatorsOf(old), indicatorsOf(next)).flatMap(([was, now]) => ofIndicator(was, now).map((each) => ({ indicator: (now ?? was)!.id, ...each }))),
    ...paired(sourcesOf(old), sourcesOf(next)).flatMap(([was, now]) => ofSource(was?.source, now?.source).map((each) => ({ source: (now ?? was)!.id, ...each }))),
  ];
}

type Found = Pick<Difference, "code" | "message">;

function ofIndicator(was: Indicator | undefined, now: Indicator | undefined): Found[] {
  if (!was) return [{ code: "indicator-new", message: `The indicator is new, with ${counted(now!.observations.filter(isFigure).length)}.` }];
  if (!now) return [{ code: "indicator-lost", message: `The indicator is gone, and its ${counted(was.observations.filter(isFigure).length)} with it.` }];
  return [
    ...(["name", "unit", "direction", "tolerance", "area", "note", "source"] as const).filter((key) => !sameJson(was[key], now[key]))
      .map((key): Found => ({ code: "meaning", message: `${key}: ${shown(was[key])} is now ${shown(now[key])}.` })),
    ...(["reference", "boundary", "floor", "target"] as const).filter((key) => !sameJson(was[key], now[key]))
      .map((key): Found => ({ code: "line", message: `${key}: ${shown(was[key])} is now ${shown(now[key])}.` })),
    ...ofSeries(was.observations, now.observations),
    ...paired((was.comparators ?? []).map(beside), (now.comparators ?? []).map(beside)).flatMap(([theirs, newer]): Found[] => {
      const found = ofSeries(theirs?.observations ?? [], newer?.observations ?? []);
      const older = newestThatWent(theirs?.observations ?? [], newer?.observations ?? []);
      return [...found.map(({ message }) => message), ...older].map((message) => ({ code: "comparators", message: `${(newer ?? theirs)!.name}: ${message}` }));
    }),
    ...ofStale(was, now),
  ];
}

const beside = ({ place: { code, name }, observations }: NonNullable<Indicator["comparators"]>[number]): { id: string; name: string; observations: readonly Observation[] } =>
  ({ id: code ?? inEnglish(name), name: inEnglish(name), observations });

function ofStale({ stale: was }: Indicator, { stale: now }: Indicator): Found[] {
  if (now && !was) return [{ code: "stale", message: `The figures are kept from ${now.asOf.slice(0, 10)}.` }];
  return was && !now ? [{ code: "renewed", message: `The figures, kept from ${was.asOf.slice(0, 10)} until now, have been read again.` }] : [];
}

function ofSeries(was: readonly Observation[], now: readonly Observation[]): Found[] {
  const both = paired(was.map(byDays), now.map(byDays));
  const changed = both.flatMap(([one, other]) => (one && other && !sameJson(comparable(one.observation), comparable(other.observation)) ? [`${label(other.observation)}: ${value(one.observation)} is now ${value(other.observation)}`] : []));
  const added = both.flatMap(([one, other]) => (!one && other ? [`${label(other.observation)}: ${value(other.observation)}`] : []));
  const gone = both.flatMap(([one, other]) => (one && !other ? [`${label(one.observation)}: ${value(one.observation)}`] : []));
  const line = (code: Found["code"], what: string, list: readonly string[]): Found[] => (list.length === 0 ? [] : [{ code, message: `${counted(list.length)} ${what}: ${some(list)}.` }]);
  return [...line("figures-changed", "changed", changed), ...line("figures-new", "new", added), ...line("figures-gone", "gone", gone)];
}

/** A list of figures that are gone may be cut: that the newest is among them is told by itself. */
function newestThatWent(was: readonly Observation[], now: readonly Observation[]): string[] {
  const [before, after] = [was, now].map((list) => list.filter(isFigure).reduce<Observation | null>((last, each) => (last === null || each.period.end > last.period.end ? each : last), null));
  if (!before || (after && after.period.end >= before.period.end)) return [];
  return [`The newest figure was for ${label(before)}, and ${after ? `is for ${label(after)}` : "there is none"}.`];
}

const byDays = (observation: Observation): { id: string; observation: Observation } => ({ id: `${observation.period.start}/${observation.period.end}`, observation });
const comparable = ({ period: _period, ...rest }: Observation): unknown => [rest.value, rest.missing ?? null, rest.low ?? null, rest.high ?? null, rest.flags ?? []];
const label = ({ period }: Observation): string => inEnglish(period.label) || `${period.start} to ${period.end}`;
const interval = ({ low, high }: Observation): string => (low === undefined && high === undefined ? "" : ` (${low ?? "?"} to ${high ?? "?"})`);
const value = ({ value: figure, missing, flags = [], ...ends }: Observation): string => `${figure ?? `no figure${missing === undefined ? "" : ` (${missing})`}`}${interval({ value: figure, ...ends })}${flags.length === 0 ? "" : ` [${flags.join(", ")}]`}`;

function ofSource(was: Source | undefined, now: Source | undefined): Found[] {
  if (!was) return [{ code: "source-new", message: "The source is new." }];
  if (!now) return [{ code: "source-lost", message: "The source is gone." }];
  return [
    ...(["title", "publisher", "url", "licence", "published"] as const).filter((key) => !sameJson(was[key], now[key]))
      .map((key): Found => ({ code: "source", message: `${key}: ${shown(was[key])} is now ${shown(now[key])}.` })),
    ...(was.sha256 === now.sha256 ? [] : [{ code: "source" as const, message: "The file is another." }]),
  ];
}

const sourcesOf = ({ sources = {} }: Doughnut): { id: string; source: Source }[] => Object.entries(sources).map(([id, source]) => ({ id, source }));

/** By id: those of both in the order of the new one, and after them those that are gone. Of an id used twice, the first is held against the first. */
function paired<T extends { readonly id: string }>(old: readonly T[], next: readonly T[]): [T | undefined, T | undefined][] {
  const [was, now] = [numbered(old), numbered(next)];
  return [...[...now].map(([key, each]): [T | undefined, T] => [was.get(key), each]), ...[...was].filter(([key]) => !now.has(key)).map(([, each]): [T, undefined] => [each, undefined])];
}

function numbered<T extends { readonly id: string }>(list: readonly T[]): Map<string, T> {
  const times = new Map<string, number>();
  return new Map(list.map((each) => {
    const time = (times.get(each.id) ?? 0) + 1;
    times.set(each.id, time);
    return [JSON.stringify([each.id, time]), each];
  }));
}

const inEnglish = (text: Text | undefined): string => localise(text, "en").text;
const counted = (count: number): string => (count === 1 ? "1 figure" : `${count} figures`);
const shown = (part: unknown): string => (part === undefined ? "nothing" : quote(typeof part === "string" ? part : JSON.stringify(part), 80));

/** More than a few at once are the same news. */
function some(list: readonly string[]): string {
  const most = 5;
  return `${list.slice(0, most).join("; ")}${list.length > most ? `; and ${list.length - most} more` : ""}`;
}
