/** What is on show, as files: laid out for the fonts that every machine has, in the light colours, at a width of their own. */
import { serialiseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { draw, type Drawing } from "../drawing.js";
import { creditOf, titleOf } from "../figure/figure.js";
import { csv } from "../paint/csv.js";
import { standaloneSvg } from "../paint/standalone.js";
import { light } from "../picture/looks.js";
import type { Choices } from "./choices.js";
import { png } from "./png.js";

/** A document and how it is looked at. */
export interface OnShow {
  readonly doughnut: Doughnut;
  readonly lang: string;
  readonly compare: Doughnut | null;
  readonly choices: Choices;
}

/** A table has no picture, so it gets the doughnut. */
function drawForFile({ doughnut, lang, compare, choices }: OnShow): Drawing {
  return draw(doughnut, { ...choices, lang, compare, width: 960, view: choices.view === "table" ? "doughnut" : choices.view });
}

export function svgOf(onShow: OnShow): string {
  return standaloneSvg(drawForFile(onShow), light, "place-doughnut");
}

/** `width` in pixels, kept between what can be read and what a canvas holds. */
export async function pngOf(onShow: OnShow, width: number, page: Document): Promise<Blob> {
  return await png(drawForFile(onShow), Math.min(8000, Math.max(280, width)), page);
}

export function csvOf({ doughnut, lang }: OnShow): string {
  return csv(doughnut, lang, titleOf(doughnut, lang).text, creditOf(doughnut, lang).text);
}

/** With title and credit even where the document leaves them to us. */
export function jsonOf({ doughnut, lang }: OnShow): string {
  return serialiseDoughnut({ ...doughnut, title: doughnut.title ?? titleOf(doughnut, lang).text, credit: doughnut.credit ?? creditOf(doughnut, lang).text });
}
