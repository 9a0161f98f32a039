/** How something stands against its line, in English: short for a label, and in full. */
import { percent as share, times } from "./formats.js";
import type { StateFacts } from "./words.js";

const percent = (of: number): string => share(of, { nothing: "under 0.1%", everything: "over 99.9%" });

/** How far beyond the boundary: a multiple where the scale starts at 0, else the share of the way from no pressure to the boundary. */
function beyond({ position, fromZero, higherIsBetter }: StateFacts): string {
  const at = position ?? 0;
  if (higherIsBetter) return `boundary missed by ${percent(at - 1)}`;
  if (!fromZero) return `${percent(at - 1)} past the boundary`;
  const many = times(at);
  return many === null ? "just over the boundary" : `${many} × the boundary`;
}

export function valueLabel(facts: StateFacts): string {
  switch (facts.state) {
    case "overshoot": return beyond(facts);
    case "shortfall": return `${percent(facts.shortfall)} short`;
    case "within": return facts.ring === "social" ? "target met" : "within";
    case "no-target": return "no target";
    case "unmeasurable": return "can’t be measured";
    case "no-data": return "no data";
  }
}

export function result(facts: StateFacts): string {
  const at = facts.position ?? 0;
  switch (facts.state) {
    case "overshoot":
      if (facts.higherIsBetter) return `Boundary missed by ${percent(at - 1)}`;
      return facts.fromZero && times(at) === null ? "Just over the boundary" : `Over: ${spoken(beyond(facts))}`;
    case "shortfall": return `Falls short by ${percent(facts.shortfall)}`;
    case "within": return facts.ring === "social" ? "Target met" : "Within the boundary";
    case "no-target": return "No target to compare with";
    case "unmeasurable": return "Cannot be measured";
    case "no-data": return "No data";
  }
}

/** The multiplication sign is not read out by every screen reader; the asterisk has words of its own in the table. */
export function spoken(value: string): string {
  return value.replace(" × ", " times ").replace("*", "");
}
