/** Series that no real place has: nothing but zeros, one figure for ever, a figure ten times the one before. */
import { problem, type FeedProblem } from "../problems.js";
import type { MappedObservation } from "./observe.js";
import { labelOf, type Member } from "./series.js";

/** So many periods with one figure are no chance. */
const fewest = 4;
const tenfold = 10;
/** Figures of a steady series stay within so many times the one before. */
const steady = 3;

/** What is odd about each area's figures, in order of time. Expects members in series. */
export function checkPlausible(members: readonly Member[]): FeedProblem[] {
  const ofArea = new Map<string, { title: string; own: MappedObservation[] }>();
  for (const { observation, area } of members) {
    if (observation.value === null) continue;
    const known = ofArea.get(observation.area);
    if (known) known.own.push(observation);
    else ofArea.set(observation.area, { title: area, own: [observation] });
  }
  return [...ofArea.values()].flatMap(({ title, own }) => [...checkSame(title, own), ...checkJumps(title, own)]);
}

function checkSame(area: string, own: readonly MappedObservation[]): FeedProblem[] {
  const [first] = own;
  if (first?.value == null || own.length < fewest || own.some(({ value }) => value !== first.value)) return [];
  return [problem("figures-all-same", {}, { area, value: first.value, count: own.length })];
}

/** The first jump of an area whose figures are steady otherwise. A break in the series explains one; a small share jumps by rounding. */
function checkJumps(area: string, own: readonly MappedObservation[]): FeedProblem[] {
  const steps = own.slice(1).map((observation, at) => stepTo(observation, own[at]!));
  const at = steps.findIndex((step) => step >= tenfold);
  const [before, after] = [own[at], own[at + 1]];
  // After a single wrong figure the series comes back: the step behind the jump says nothing.
  const isSteady = steps.every((step, place) => place === at || place === at + 1 || step < steady);
  if (at < 0 || !isSteady || !before || !after) return [];
  return [problem("figure-jumps", {}, { area, from: before.value ?? 0, to: after.value ?? 0, period: labelOf(after) })];
}

/** How many times the one figure is the other; 1 where nothing can be said, and without end from or to nothing. */
function stepTo({ value, flags = [], period }: MappedObservation, before: MappedObservation): number {
  const [small = 0, large = 0] = [Math.abs(before.value ?? 0), Math.abs(value ?? 0)].sort((a, b) => a - b);
  if (large < 1 || flags.includes("series-break") || before.period.kind !== period.kind) return 1;
  return small === 0 ? steady : large / small;
}
