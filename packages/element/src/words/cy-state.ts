/** How something stands against its line, in Welsh: short for a label, and in full. */
import { percent as share, times } from "./formats.js";
import { pluralIn } from "./plural.js";
import type { StateFacts } from "./words.js";

const plural = pluralIn("cy");
const percent = (of: number): string => share(of, { nothing: "llai na 0.1%", everything: "dros 99.9%" });
/** After "o", which softens "llai". */
const softened = (of: number): string => share(of, { nothing: "lai na 0.1%", everything: "dros 99.9%" });

/** How far beyond the boundary: a multiple where the scale starts at 0, else the share of the way from no pressure to the boundary. */
function beyond({ position, fromZero, higherIsBetter }: StateFacts): string {
  const at = position ?? 0;
  if (higherIsBetter) return `${percent(at - 1)} yn brin o’r ffin`;
  if (!fromZero) return `${percent(at - 1)} y tu hwnt i’r ffin`;
  const many = times(at);
  return many === null ? "ychydig dros y ffin" : `${many} × y ffin`;
}

export function valueLabel(facts: StateFacts): string {
  switch (facts.state) {
    case "overshoot": return beyond(facts);
    case "shortfall": return `${percent(facts.shortfall)} yn brin`;
    case "within": return facts.ring === "social" ? "wedi cyrraedd y targed" : "o fewn y ffin";
    case "no-target": return "dim targed";
    case "unmeasurable": return "ni ellir ei fesur";
    case "no-data": return "dim data";
  }
}

export function result(facts: StateFacts): string {
  const at = facts.position ?? 0;
  switch (facts.state) {
    case "overshoot":
      if (facts.higherIsBetter) return `${percent(at - 1)} yn brin o’r ffin`;
      if (!facts.fromZero) return `Y tu hwnt i’r ffin o ${softened(at - 1)}`;
      return times(at) === null ? "Ychydig dros y ffin" : `Y tu hwnt: ${spoken(beyond(facts))}`;
    case "shortfall": return `Yn brin o’r targed o ${softened(facts.shortfall)}`;
    case "within": return facts.ring === "social" ? "Wedi cyrraedd y targed" : "O fewn y ffin";
    case "no-target": return "Dim targed i gymharu ag ef";
    case "unmeasurable": return "Ni ellir ei fesur";
    case "no-data": return "Dim data";
  }
}

/** The multiplication sign as a word, which changes after 1 and 2 – "unwaith" is written "1 waith" with a numeral. */
export function spoken(value: string): string {
  const [count, ...rest] = value.replace("*", "").split(" × ");
  if (count === undefined || rest.length === 0) return value.replace("*", "");
  const number = Number(count.split(" ").at(-1));
  const form = plural(number, { zero: "gwaith", one: "waith", two: "waith", few: "gwaith", many: "gwaith", other: "gwaith" });
  return `${count} ${form} ${rest.join(" × ")}`;
}
