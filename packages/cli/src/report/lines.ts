/** Problems as lines for a person: one line each, with the code, the place, the sentence and a way out. Not yet fit for a terminal. */
import type { FeedProblem } from "@place-doughnut/adapter";
import type { Problem, Severity } from "@place-doughnut/schema";
import { words } from "../words.js";

/** Where each severity's word ends, so that codes stand in one column. */
const severityWidth = "warning".length;

export const documentProblems = (problems: readonly Problem[]): string[] => problems.map((problem) => line(problem, problem.path));

export const feedProblems = (problems: readonly FeedProblem[]): string[] => problems.map((problem) => line(problem, placeOf(problem), problem.more));

function line(problem: { severity: Severity; code: string; message: string; hint?: string }, place: string, more?: number): string {
  const parts = [
    `  ${problem.severity.padEnd(severityWidth)}  ${problem.code}${place === "" ? "" : `  ${place}`}: ${problem.message}`,
    more === undefined ? "" : `(${words.more(more)})`,
    problem.hint === undefined ? "" : words.hint(problem.hint),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** `indicator row 12 column "Value"`, or the pointer into the portrait: as much as is known. */
function placeOf({ indicator, row, column, path }: FeedProblem): string {
  const parts = [path, indicator, row === undefined ? undefined : words.row(row), column === undefined ? undefined : words.column(column)];
  return parts.filter((part) => part !== undefined).join(" ");
}

/** `2 errors, 1 warning, 0 notices`, or that there are none. */
export function severities(problems: readonly { severity: Severity }[]): string {
  const of = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  return problems.length === 0 ? words.noProblems : words.severities(of("error"), of("warning"), of("notice"));
}
