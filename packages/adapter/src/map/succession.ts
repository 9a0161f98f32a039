/** Areas change. Which rows of a heap count: the area's own, those under another code of it, or those of all its parts? */
import type { AreaRegister } from "../areas/areas.js";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { Group, Heap } from "./groups.js";
import type { DropReason, Outcomes } from "./outcome.js";

/** What happened to an area in how many periods, to be told once. */
interface Tale {
  readonly kind: "area-superseded" | "area-both-codes" | "area-parts-summed" | "area-parts-missing";
  readonly area: string;
  readonly code: string;
  readonly column: string;
  periods: number;
}

export interface Settled {
  readonly groups: readonly Group[];
  readonly problems: readonly FeedProblem[];
}

/**
 * Settles every heap. The area's own rows come first: an obsolete code beside the current one is no second figure. Then
 * its other codes, the nearest first. Then the sum of the areas it was made from, when all of them are there.
 */
export function settleAreas(heaps: readonly Heap[], column: string, register: AreaRegister | undefined, outcomes: Outcomes): Settled {
  const tales = new Map<string, Tale>();
  const tell = (kind: Tale["kind"], { area }: Heap, code: string): void => {
    const key = JSON.stringify([kind, area.id, code]);
    const tale = tales.get(key) ?? { kind, area: area.title, code, column, periods: 0 };
    tale.periods += 1;
    tales.set(key, tale);
  };
  const groups = heaps.flatMap((heap) => settle(heap, register, outcomes, tell));
  return { groups, problems: [...tales.values()].map(({ kind, column: at, area, code, periods }) => problem(kind, { column: at }, { area, code, periods })) };
}

function settle(heap: Heap, register: AreaRegister | undefined, outcomes: Outcomes, tell: (kind: Tale["kind"], heap: Heap, code: string) => void): Group[] {
  const { area, own, others, period, flags } = heap;
  const group = { area, period, flags };
  if (others.size === 0) return [{ ...group, rows: own }];
  const codes = register?.sameAs(area.code ?? "").filter((code) => others.get(code)?.as === "other-code") ?? [];
  const [used] = codes;
  const cover = own.length > 0 || used !== undefined || register === undefined ? null : coverOf(area.code ?? "", others, register);
  for (const [code, { as, rows }] of others) {
    if (own.length > 0) tell("area-both-codes", heap, code);
    if (own.length > 0 || (code !== used && cover?.includes(code) !== true)) drop(rows, as === "part" && own.length === 0 ? "other-area" : "superseded", outcomes);
  }
  if (own.length > 0) return [{ ...group, rows: own }];
  if (used !== undefined) {
    tell("area-superseded", heap, used);
    return [{ ...group, rows: others.get(used)?.rows ?? [] }];
  }
  if (cover === null) {
    tell("area-parts-missing", heap, "");
    return [];
  }
  tell("area-parts-summed", heap, cover.join(", "));
  return [{ ...group, rows: [], parts: cover.map((code) => others.get(code)?.rows ?? []) }];
}

/** Parts that are there and make up the whole; a part that is not may itself be whole by its own parts. Null when one is missing. */
function coverOf(code: string, there: ReadonlyMap<string, unknown>, register: AreaRegister): string[] | null {
  const parts = register.madeOf(code);
  const covers = parts.map((part) => (there.has(part) ? [part] : coverOf(part, there, register)));
  return parts.length === 0 || covers.includes(null) ? null : covers.flatMap((cover) => cover ?? []);
}

function drop(rows: readonly TableRow[], reason: DropReason, outcomes: Outcomes): void {
  for (const row of rows) outcomes.set(row, reason);
}
