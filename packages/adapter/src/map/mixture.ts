/** Signs that a series is made of things that do not belong together. */
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import { namedColumns } from "./columns.js";
import { isDerived, type Plan } from "./observe.js";
import { readPeriod } from "./period.js";
import { labelOf, type Member } from "./series.js";
import { comparable } from "./where.js";

/** Some figures were written with a per cent sign and others without: 13 % and 0.13, or 13 % and 8 people? */
export function checkPercentSigns(members: readonly Member[], plan: Plan): FeedProblem[] {
  const columns = new Map<string, { with: number[]; without: number[] }>();
  const together = ["sum", "mean", "difference"].includes(plan.formula.formula.kind);
  for (const { column, row, percent } of members.flatMap(({ written }) => written)) {
    const key = together ? "" : column;
    const found = columns.get(key) ?? { with: [], without: [] };
    (percent ? found.with : found.without).push(row);
    columns.set(key, found);
  }
  return [...columns].filter(([, found]) => found.with.length > 0 && found.without.length > 0).map(([column, found]) =>
    problem("percent-mixed", column === "" ? {} : { column }, { with: found.with, without: found.without }));
}

/** A part that is there in one period and not in another makes sums that cannot be compared. */
export function checkParts(members: readonly Member[]): FeedProblem[] {
  const ofArea = new Map<string, Member[]>();
  for (const member of members.filter(({ parts }) => parts.length > 0)) ofArea.set(member.area, [...(ofArea.get(member.area) ?? []), member]);
  return [...ofArea].flatMap(([area, own]) => {
    const all = new Set(own.flatMap(({ parts }) => parts));
    return own.flatMap(({ parts, observation }) => {
      const there = new Set(parts);
      const absent = [...all].filter((part) => !there.has(part));
      return absent.length === 0 ? [] : [problem("parts-differ", {}, { area, period: labelOf(observation), absent, of: all.size })];
    });
  });
}

/**
 * A column that no key of the mapping names, and that tells what was counted: one text up to some period and another from
 * then on. All rows of a period share it, so no two rows contradict each other, and two series pass for one.
 */
export function checkJoints(members: readonly Member[], plan: Plan, place: string): FeedProblem[] {
  const own = members.filter(({ observation, rows }) => observation.area === place && rows.length > 0);
  if (isDerived(plan) || own.length < 2) return [];
  const named = new Set(namedColumns(plan.mapping).map((name) => plan.columns.get(name)));
  return plan.table.columns.flatMap((column, at): FeedProblem[] => {
    if (named.has(at)) return [];
    const runs = runsOf(own.map((member) => ({ text: textIn(member.rows, at), member })));
    const texts = new Set(runs.map(({ text }) => text));
    const isJoint = runs.length > 1 && texts.size === runs.length && runs.every(({ text }) => isWording(text)) && (runs.length < own.length || own.length === 2);
    const [before, after] = runs;
    if (!isJoint || !before || !after || !isSharedByAll(members, at)) return [];
    return [problem("series-joined", { column }, { from: before.text, to: after.text, period: labelOf(after.member.observation) })];
  });
}

function textIn([row]: readonly TableRow[], at: number): string {
  return comparable(row?.cells[at] ?? "");
}

/** Stretches of members that hold one text. */
function runsOf(held: readonly { text: string; member: Member }[]): { text: string; member: Member }[] {
  return held.filter(({ text }, at) => held[at - 1]?.text !== text);
}

/** Words, not a figure, a period or nothing. */
function isWording(text: string): boolean {
  return /\p{L}{3}/u.test(text) && !("period" in readPeriod(text));
}

/** In every period all areas hold one text. What differs from area to area describes the area. */
function isSharedByAll(members: readonly Member[], at: number): boolean {
  const ofPeriod = new Map<string, string>();
  return members.filter(({ rows }) => rows.length > 0).every(({ observation: { period }, rows }) => {
    const key = `${period.start}/${period.end}`;
    const text = textIn(rows, at);
    const known = ofPeriod.get(key) ?? text;
    ofPeriod.set(key, known);
    return known === text;
  });
}
