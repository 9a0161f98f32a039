/** What can only be seen over all periods of an area: a change of method, a unit that does not fit. */
import { comparePeriods } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { inOrder, type MappedObservation, type Observed } from "./observe.js";

/** An observation with the wording its rows are counted under. */
export interface Member extends Pick<Observed, "area" | "wording" | "units" | "written" | "parts" | "rows"> {
  readonly observation: MappedObservation;
}

/** By area in the order wanted, then by time. */
export function inSeries(members: readonly Member[], areas: readonly string[]): Member[] {
  const place = new Map(areas.map((area, at) => [area, at]));
  const order = ({ observation }: Member): number => place.get(observation.area) ?? areas.length;
  return members.slice().sort((a, b) => order(a) - order(b) || comparePeriods(a.observation.period, b.observation.period));
}

/** Marks the first figure under a new wording as a break in the series. Expects members in series. */
export function markBreaks(members: readonly Member[]): { observations: MappedObservation[]; problems: FeedProblem[] } {
  const problems: FeedProblem[] = [];
  const observations = members.map(({ observation, area, wording }, at) => {
    const before = members[at - 1];
    if (before?.observation.area !== observation.area || before.wording === wording || before.wording === "" || wording === "") return observation;
    problems.push(problem("series-break", {}, { area, period: labelOf(observation), from: before.wording, to: wording }));
    return { ...observation, flags: inOrder([...(observation.flags ?? []), "series-break"]) };
  });
  return { observations, problems };
}

/** Does the unit fit what the table says and what the figures look like? */
export function checkUnit(members: readonly Member[], mapping: Mapping, unit: string): FeedProblem[] {
  const used = mapping.unit?.override ?? unit;
  const odd = [...new Set(members.flatMap(({ units }) => units))].filter((found) => disagree(found, used));
  const overridden = odd.map((found) => problem("unit-overridden", mapping.unit?.column === undefined ? {} : { column: mapping.unit.column }, { found, used: unit.trim() === "" ? used : unit }));
  return unit.trim() === "%" ? [...overridden, ...checkPercent(members.map(({ observation }) => observation))] : overridden;
}

/** Only the obvious is said: a percentage that is none, or a currency that is none. Units have too many spellings for more. */
function disagree(found: string, used: string): boolean {
  return used.trim() !== "" && natureOf(found) !== natureOf(used) && (natureOf(found) !== null || natureOf(used) === "%");
}

function natureOf(unit: string): string | null {
  if (/%|percent|per cent/i.test(unit)) return "%";
  return /[£$€]/.exec(unit)?.[0] ?? null;
}

function checkPercent(observations: readonly MappedObservation[]): FeedProblem[] {
  const figures = observations.flatMap((observation) => (observation.value === null ? [] : [{ value: observation.value, observation }]));
  const beyond = figures.filter(({ value }) => Math.abs(value) > 100);
  const more = beyond.length > 1 ? { more: beyond.length - 1 } : {};
  const [first] = beyond;
  if (first) return [problem("implausible-percent", more, { value: first.value, period: labelOf(first.observation) })];
  const proportions = figures.length >= 3 && figures.every(({ value }) => value >= 0 && value <= 1) && figures.some(({ value }) => value > 0);
  return proportions ? [problem("looks-like-proportion", {}, { count: figures.length })] : [];
}

/** The period in words, for messages. */
export function labelOf({ period }: MappedObservation): string {
  return typeof period.label === "string" ? period.label : period.start;
}
