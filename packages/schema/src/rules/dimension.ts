import { anchorKeys, anchorsOf, foreignKeys } from "../anchors.js";
import type { Dimension, Indicator, Ring } from "../doughnut.js";
import { remark, type Remark } from "../remark.js";

/** Can the indicators be measured in this dimension's ring, and is there one kind of verdict only? */
export function checkDimension({ ring, indicators = [], assessment }: Dimension): Remark[] {
  const mixed = assessment !== undefined && indicators.length > 0 ? [remark("assessment-with-indicators", {}, { keys: ["assessment"] })] : [];
  return [...mixed, ...indicators.flatMap((indicator) => checkAnchors(indicator, ring))];
}

/** An unreadable line is no fault of its own here: it is written as null on purpose, or was reported where it was read. */
function checkAnchors(indicator: Indicator, ring: Ring): Remark[] {
  const foreign = foreignKeys(indicator, ring);
  if (foreign.length > 0) return [remark("wrong-ring-line", { ring, keys: foreign }, { item: indicator, keys: foreign.slice(0, 1) })];
  const reason = anchorsOf(indicator, ring);
  const { zero, one } = anchorKeys[ring];
  const [from, to] = [indicator[zero] ?? 0, indicator[one]?.value ?? 0];
  if (reason === "no-span") return [remark("no-span", { zero, one, value: to }, { item: indicator, keys: [one] })];
  if (reason !== "contradiction") return [];
  return [remark("contradictory-direction", { direction: indicator.direction, zero, from, one, to }, { item: indicator, keys: ["direction"] })];
}
