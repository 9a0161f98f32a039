/** What a picture is made of, as plain data. Painters paint it; none of them computes a position or a word. */
import type { Ring } from "@place-doughnut/schema";
import type { Part } from "./areas.js";
import type { Labelling } from "./labels.js";
import type { LookName, Texture } from "./looks.js";

/** Which dimension (position in the document) and which of its indicators a mark belongs to. */
export interface Belongs {
  readonly dimension: number;
  readonly indicator: number | null;
}

export type Mark =
  | { readonly shape: "path"; readonly d: string; readonly look: LookName; readonly texture?: Texture; readonly of?: Belongs }
  | { readonly shape: "circle"; readonly x: number; readonly y: number; readonly r: number; readonly look: LookName; readonly of?: Belongs }
  | {
      readonly shape: "text"; readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end"; readonly size: number;
      readonly bold: boolean; readonly text: string; readonly lang: string | null; readonly look: LookName; readonly of?: Belongs;
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Marks are placed around this point, the centre of the rings. */
  readonly cx: number;
  readonly cy: number;
  readonly marks: readonly Mark[];
  /** Where each dimension is: first the ecological ring, then the social one, each in reading order. */
  readonly parts: readonly Part[];
  readonly labelling: Readonly<Record<Ring, Labelling>>;
  readonly cap: number;
  /** Does any wedge end in a break mark? */
  readonly broken: boolean;
}

