/** All that is known of one dimension, in words: what opens when a part of the picture is chosen. */
import { localise, safeUrl, type Action, type LocalisedText, type Ring } from "@place-doughnut/schema";
import type { Figure, Row } from "./figure.js";
import { isAssessed, type Model } from "./model.js";

export interface Detail {
  readonly dimension: number;
  readonly name: LocalisedText;
  readonly ring: string;
  /** How the dimension stands, as under its name in the picture. */
  readonly value: string;
  /** What the place wants to reach, in its own words; "" when it has not said. */
  readonly aim: LocalisedText;
  readonly note: LocalisedText;
  /** Its indicators; none where it is judged, or where nothing is known yet. */
  readonly rows: readonly Row[];
  readonly actions: readonly { readonly title: LocalisedText; readonly url: string | null; readonly standing: string }[];
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
      dimension: sector.index, name: sector.name, ring: model.words.ring[ring],
      value: isJudged ? model.words.assessment(assessment.score).full : sector.value,
      aim: localise(dimension.target, model.lang),
      note: localise((isJudged ? assessment.note : undefined) ?? note, model.lang),
      rows: indicators.length === 0 ? [] : (entry?.rows ?? []),
      actions: (dimension.actions ?? []).map((action) => ({
        title: localise(action.title, model.lang), url: action.url === undefined ? null : safeUrl(action.url), standing: standing(action, model),
      })),
    };
  }
  return null;
}

/** How far an action has come, and which of the four pillars of recovery it belongs to (Socitm, place-based recovery). */
function standing({ stage, pillar }: Action, { words }: Model): string {
  return words.detail.standing(stage, pillar ?? null);
}
