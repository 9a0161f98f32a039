/** Where each part of the picture is, for whoever points at it and for the button that stands over it. */
import type { Ring } from "@place-doughnut/schema";
import type { Angles } from "./geometry.js";
import type { Box } from "./labels.js";

export type Area =
  | { readonly shape: "sector"; readonly angles: Angles; readonly inner: number; readonly outer: number }
  | { readonly shape: "box"; readonly box: Box };

/** One dimension in the picture. Coordinates are those of the marks: around the scene's centre. */
export interface Part {
  /** Position in the document. */
  readonly dimension: number;
  readonly ring: Ring;
  /** Where in the ring its middle is, 0 to 1, clockwise from the top; null where parts are rows. */
  readonly turn: number | null;
  /** All that belongs to it, its label too. */
  readonly areas: readonly Area[];
  /** A line around it, drawn when it has the focus or is open. */
  readonly outline: string;
  /** A box inside it for the button. */
  readonly target: Box;
}

/** Pixels that a target for a finger needs in both directions, or to the next one (WCAG 2.2, 2.5.8). */
export const leastTarget = 24;

/** Are targets on a ring of `n` parts far enough from one another? */
export function targetsFit(n: number, radius: number): boolean {
  return n <= 2 || 2 * radius * Math.sin(Math.PI / n) >= leastTarget;
}

/** The part at a point, labels first: a label may lie over a neighbour's room. */
export function partAt(parts: readonly Part[], x: number, y: number): Part | null {
  const at = (shape: Area["shape"]): Part | undefined => parts.find(({ areas }) => areas.some((area) => area.shape === shape && holds(area, x, y)));
  return at("box") ?? at("sector") ?? null;
}

function holds(area: Area, x: number, y: number): boolean {
  if (area.shape === "box") {
    const { box } = area;
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  }
  const radius = Math.hypot(x, y);
  const angle = (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI);
  return radius >= area.inner && radius <= area.outer && angle >= area.angles.start && angle <= area.angles.end;
}

/** The smallest target for a finger, around a point. */
export function square({ x, y }: { readonly x: number; readonly y: number }): Box {
  return { x: x - leastTarget / 2, y: y - leastTarget / 2, width: leastTarget, height: leastTarget };
}
