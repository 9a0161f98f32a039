/**
 * What is drawn at this moment. It is drawn anew only when something that it is drawn from is another: most of what
 * happens to an element – a word said aloud, another order of the table, a part that opens – leaves the picture as it is.
 */
import type { Doughnut } from "@place-doughnut/schema";
import { draw, type Drawing, type DrawingOptions } from "../drawing.js";
import { controls, type RingControls } from "../exploring/controls.js";
import type { Shown } from "./documents.js";

export interface Drawn {
  readonly drawing: Drawing;
  /** Its parts as controls. */
  readonly rings: readonly RingControls[];
}

export class Easel {
  private from: { readonly doughnut: Doughnut; readonly options: DrawingOptions; readonly drawn: Drawn } | null = null;
  /** What was shown last without anything going wrong: kept for when something cannot be drawn. */
  private last: { readonly shown: Shown; readonly drawn: Drawn } | null = null;
  private isHeld = false;

  /** The same drawing as before while all that it is made of is the same. Throws what drawing throws, and remembers nothing of it. */
  draw(doughnut: Doughnut, options: DrawingOptions): Drawn {
    if (this.isHeld && this.last) return this.last.drawn;
    if (this.from?.doughnut !== doughnut || !isSame(this.from.options, options)) {
      const drawing = draw(doughnut, options);
      this.from = { doughnut, options, drawn: { drawing, rings: controls(drawing.pictures, options.view === "bars") } };
    }
    return this.from.drawn;
  }

  /** All went well with it. */
  keep(shown: Shown, drawn: Drawn): void {
    this.last = { shown, drawn };
  }

  get hasLast(): boolean {
    return this.last !== null;
  }

  /** From now on the last good drawing, whatever is to be drawn; returns what it shows. */
  hold(): Shown | null {
    this.isHeld = this.last !== null;
    return this.last?.shown ?? null;
  }

  release(): void {
    this.isHeld = false;
  }

  forget(): void {
    this.last = null;
  }
}

/** Shallow: a document, a way of measuring text and a word are the same or they are not. */
function isSame(before: DrawingOptions, now: DrawingOptions): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)] as (keyof DrawingOptions)[]);
  return [...keys].every((key) => Object.is(before[key], now[key]));
}
