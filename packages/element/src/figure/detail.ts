/** All that is known of one dimension, in words: what opens when a part of the picture is chosen. */
import { localise, type LocalisedText, type Ring } from "@place-doughnut/schema";
import { aimOf, type Aim } from "./aims.js";
import type { Figure, Row } from "./figure.js";
import { isAssessed, type Model } from "../model.js";

export interface Detail extends Aim {
  readonly dimension: number;
  readonly ring: string;
  /** How the dimension stands, as under its name in the picture. */
  readonly value: string;
  readonly note: LocalisedText;
  /** Its indicators; none where it is judged, or where nothing is known yet. */
  readonly rows: readonly Row[];
}

const rings: readonly Ring[] = ["ecological", "social"];

/** Null when the dimension is not among those on show. */
export function detail(id: string | null, model: Model, figure: Figure): Detail | null {
  if (id === null) return null;
  for (const ring of rings) {
    const sector = model.rings[ring].find(({ measured }) => measured.dimension.id === id);
    if (!sector) continue;
    const { dimension, indicators } = sector.measured;
    const { assessment, note } = dimension;
    const isJudged = isAssessed(sector) && assessment !== undefined;
    const entry = figure.table.flatMap(({ dimensions }) => dimensions).find(({ index }) => index === sector.index);
    return {
      ...aimOf(sector, model),
      dimension: sector.index, ring: model.words.ring[ring],
      value: isJudged ? model.words.assessment(assessment.score).full : sector.value,
      note: localise((isJudged ? assessment.note : undefined) ?? note, model.lang),
      rows: indicators.length === 0 ? [] : (entry?.rows ?? []),
    };
  }
  return null;
}
