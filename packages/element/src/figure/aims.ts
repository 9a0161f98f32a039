/** What a place has said it wants to reach in a dimension, and what it is doing about it: words, beside the figures. */
import { localise, safeUrl, type LocalisedText } from "@place-doughnut/schema";
import type { Model, Sector } from "../model.js";

export interface Aim {
  readonly name: LocalisedText;
  /** In the place's own words; "" when it has not said. */
  readonly aim: LocalisedText;
  /** With how far each has come, and its pillar of recovery. */
  readonly actions: readonly { readonly title: LocalisedText; readonly url: string | null; readonly standing: string }[];
}

export function aimOf({ name, measured: { dimension } }: Sector, { words, lang }: Model): Aim {
  return {
    name, aim: localise(dimension.target, lang),
    actions: (dimension.actions ?? []).map(({ title, url, stage, pillar }) => ({
      title: localise(title, lang), url: url === undefined ? null : safeUrl(url), standing: words.detail.standing(stage, pillar ?? null),
    })),
  };
}

/** Those of the dimensions on show of which anything is said. */
export function aims(model: Model): readonly Aim[] {
  return [...model.rings.ecological, ...model.rings.social].map((sector) => aimOf(sector, model)).filter(({ aim, actions }) => aim.text !== "" || actions.length > 0);
}
