/** Could any publisher be reached at all? If none could, it is this machine's network that somebody should look at. */
import type { FeedProblem, ProblemCode } from "@place-doughnut/adapter";

/** Failures that come before a publisher's server has said anything. */
const unreached: ReadonlySet<string> = new Set<ProblemCode>([
  "host-unknown", "host-not-resolved", "offline", "connection-refused", "connection-reset", "headers-timeout", "source-timeout",
]);

/** Did every one of these sources fail before its publisher answered? Not where there are none. */
export function isNobodyReached(problems: readonly FeedProblem[], sources: readonly string[]): boolean {
  const failed = new Set(problems.filter(({ severity, code }) => severity === "error" && unreached.has(code)).map(({ source }) => source));
  return sources.length > 0 && sources.every((source) => failed.has(source));
}
