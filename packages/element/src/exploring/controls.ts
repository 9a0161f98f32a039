/**
 * The parts of the picture as controls: what stands over the picture, or in a list beneath it, for everybody who does
 * not point at shapes. Their order is the reading order of the whole picture.
 */
import type { LocalisedText, Ring } from "@place-doughnut/schema";
import type { Part } from "../picture/areas.js";
import type { Picture } from "../drawing.js";
import type { Model, Sector } from "../model.js";

export interface Control {
  /** Place in the reading order of everything on show. A dimension may stand in two pictures, and two may share an id. */
  readonly place: number;
  /** Position of the dimension in the document, and its id. */
  readonly dimension: number;
  readonly id: string;
  readonly number: number;
  readonly name: LocalisedText;
  /** The short phrase under the name. */
  readonly value: string;
  /** What is read out after the name. */
  readonly says: string;
  readonly part: Part;
  /** Ids of its indicators, in the document's order. */
  readonly indicators: readonly string[];
  /** Which group of the reading order it is in: a lens, else a ring. */
  readonly group: string;
}

/** One ring of one picture. */
export interface RingControls {
  readonly ring: Ring;
  readonly picture: number;
  readonly label: string;
  /** Over the picture, or as a list with numbers beneath it. */
  readonly layout: "over" | "list";
  /** Do the controls stand below one another, so that up and down are the way to go? */
  readonly isColumn: boolean;
  readonly items: readonly Control[];
}

/** Before its controls have their places. */
type UnplacedRing = Omit<RingControls, "items"> & { readonly items: readonly Omit<Control, "place">[] };

const order: readonly Ring[] = ["ecological", "social"];

/** The rings of all pictures. Of each picture, those that stand over it come first, as they do in the page. */
export function controls(pictures: readonly Pick<Picture, "model" | "scene">[], bars: boolean): readonly RingControls[] {
  let place = 0;
  return pictures
    .flatMap((one, picture) => ringsOf(one, picture, bars))
    .map((ring) => ({ ...ring, items: ring.items.map((item) => ({ ...item, place: place++ })) }));
}

function ringsOf({ model, scene }: Pick<Picture, "model" | "scene">, picture: number, bars: boolean): readonly UnplacedRing[] {
  const parts = new Map(scene.parts.map((part) => [part.dimension, part]));
  const rings = order.flatMap((ring): readonly UnplacedRing[] => {
    const items = model.rings[ring].flatMap((sector) => {
      const part = parts.get(sector.index);
      return part ? [control(sector, part, model)] : [];
    });
    const layout = scene.labelling[ring] === "numbered" ? "list" : "over";
    return items.length === 0 ? [] : [{ ring, picture, label: model.words.parts(ring, items.length), layout, isColumn: bars || layout === "list", items }];
  });
  return [...rings.filter(({ layout }) => layout === "over"), ...rings.filter(({ layout }) => layout === "list")];
}

function control(sector: Sector, part: Part, { words }: Model): Omit<Control, "place"> {
  const { measured, name, value, index, number, isFlagged } = sector;
  const { indicators, worst, dimension, ring, lens } = measured;
  const missing = indicators.filter(({ state }) => state === "no-data").length;
  return {
    dimension: index, id: dimension.id, number, name, value, part, group: lens ?? ring, indicators: indicators.map(({ indicator }) => indicator.id),
    says: words.part({
      value, change: worst?.trend?.trend ?? null, reversed: worst?.trend?.reversed ?? false, missing, figures: indicators.length, flagged: isFlagged,
    }),
  };
}
