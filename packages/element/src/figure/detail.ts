/** All that is known of one dimension, in words: what opens when a part of the picture is chosen. */
import { localise, type LocalisedText, type Ring } from "@place-doughnut/schema";
import { aimOf, type Aim } from "./aims.js";
import type { Figure, Row } from "./figure.js";
import { isAssessed, type Model } from "../model.js";

export interface Detail extends Aim {
  readonly dimension: number;
  readonly ring: string;
  /** How the dimension stands, as under its name in the picture but without signs: what they stand for is told below. */
  readonly value: string;
  readonly note: LocalisedText;
  /** Its indicators; none where it is judged, or where nothing is known yet. */
  readonly rows: readonly Row[];
}

const rings: readonly Ring[] = ["ecological", "social"];

/** `dimension` is the position in the document. Null when it is not among those on show. */
export function detail(dimension: number, model: Model, figure: Figure): Detail | null {
  for (const ring of rings) {
    const sector = model.rings[ring].find(({ index }) => index === dimension);
    if (!sector) continue;
    const { indicators, dimension: { assessment, note } } = sector.measured;
    const isJudged = isAssessed(sector) && assessment !== undefined;
    const entry = figure.table.flatMap(({ dimensions }) => dimensions).find(({ index }) => index === sector.index);
    return {
      ...aimOf(sector, model),
      dimension: sector.index, ring: model.words.ring[ring],
      value: isJudged ? model.words.assessment(assessment.score).full : model.words.spoken(sector.value),
      note: localise((isJudged ? assessment.note : undefined) ?? note, model.lang),
      rows: indicators.length === 0 ? [] : (entry?.rows ?? []),
    };
  }
  return null;
}
