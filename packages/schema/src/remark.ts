/** What a rule of meaning says about a value: a code and its details, and where in the value it belongs. */
import type { Key } from "./findings.js";
import type { ProblemCode, ProblemDetails } from "./problems.js";
import type { Shape } from "./shape.js";

/** A place, seen from the value a rule looks at. */
export interface Where {
  /** An item of a list somewhere inside the value; the value itself when left out. */
  readonly item?: object;
  /** Keys from there on. */
  readonly keys?: readonly Key[];
}

export interface Remark extends Where {
  readonly code: ProblemCode;
  readonly details: object;
  readonly related?: readonly Where[];
  /** Is the value unusable, so that the smallest thing around it is left out? */
  readonly leavesOut?: true;
}

/** Looks at a finished value. `never` stands for whatever the schema it is listed under describes: a rule sees nothing else. */
export type Rule = (value: never) => readonly Remark[];

/** Rules by the schema of the values they look at. */
export type Rules = ReadonlyMap<Shape, Rule>;

/** A remark whose details are checked against its code. */
export function remark<Code extends ProblemCode>(
  code: Code,
  details: Omit<ProblemDetails<Code>, "leftOut">,
  where: Where & Pick<Remark, "related" | "leavesOut"> = {},
): Remark {
  return { code, details, ...where };
}
