/** What a build would ask, source by source, without asking it. Not yet fit for a terminal. */
import type { FeedRequest, SourcePlan } from "@place-doughnut/adapter";
import { words } from "../words.js";
import { feedProblems } from "./lines.js";

/** A source, its request as it would be sent first, what its publisher does of the work, and what is wrong with it. */
export function planLines(plans: readonly SourcePlan[]): string[] {
  return plans.flatMap(({ source, request, pushed, left, problems }) => [
    source ?? "",
    ...(request === null ? [] : [`  ${request.method ?? "GET"} ${request.url}`, ...[...(request.headers ?? [])].map(([name, value]) => `  ${name}: ${value}`), ...(request.body === undefined ? [] : [`  ${request.body}`])]),
    ...(pushed.length === 0 ? [] : [`  ${words.pushed(pushed)}`]),
    ...(left.length === 0 ? [] : [`  ${words.left(left)}`]),
    ...feedProblems(problems),
    "",
  ]);
}

/** The same for a program: maps become lists of pairs. */
export function plansForMachines(plans: readonly SourcePlan[]): unknown {
  return plans.map(({ source, request, wish, ...rest }) => ({ source, request: request && requestForMachines(request), wish: { ...wish, keep: [...wish.keep] }, ...rest }));
}

function requestForMachines({ headers, keys: _keys, ...request }: FeedRequest): unknown {
  return { ...request, ...(headers === undefined ? {} : { headers: [...headers] }) };
}
