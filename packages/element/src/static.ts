/**
 * A doughnut as text, without a browser and without Lit: for servers, command lines, feeds and print.
 *
 * All take a document that `parseDoughnut` has accepted, and give the same bytes for the same input on every machine.
 * For anything else that cannot be drawn they throw `NotADoughnutError`; `renderCsv` throws `FileTooLargeError` where
 * long texts in many rows would make a longer file than there can be.
 */
import { parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { draw, type Drawing, type View } from "./drawing.js";
import { creditOf, titleOf } from "./figure/figure.js";
import type { EcologicalScale, Scale } from "./picture/geometry.js";
import { dark, light } from "./picture/looks.js";
import type { LensChoice } from "./model.js";
import { csv, FileTooLargeError } from "./paint/csv.js";
import { html } from "./paint/html.js";
import { standaloneSvg } from "./paint/standalone.js";

export { FileTooLargeError };

/** What was given is no document that `parseDoughnut` accepts; `cause` is what drawing it came upon. */
export class NotADoughnutError extends TypeError {
  override readonly name = "NotADoughnutError";
  constructor(asked: string, options: { readonly cause: unknown }) {
    super(`${asked} takes a doughnut document, as parseDoughnut gives it: parse what you have, and draw its doughnut.`, options);
  }
}

export interface StaticOptions {
  /** A BCP 47 tag. Texts come in this language where the document and the catalogue have it, else in English. */
  readonly lang?: string;
  /** Width in pixels, 280 to 2000. Below 640 labels become short, below 420 they become numbers with a list. 960 when left out. */
  readonly width?: number;
  readonly view?: Exclude<View, "table">;
  readonly lens?: LensChoice;
  /** A period's label; the latest of each indicator when left out. */
  readonly period?: string;
  readonly scale?: Scale;
  readonly ecologicalScale?: EcologicalScale;
  readonly textures?: boolean;
  /** A second document, drawn as outlines on the same scale. */
  readonly compare?: Doughnut;
  readonly theme?: "light" | "dark";
  /** Set one for each doughnut when several stand in one page, so that their ids differ. Letters, digits and hyphens; others are taken out. */
  readonly idPrefix?: string;
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | null;
}

/** The picture alone, with title, description, sources, date and credit inside, as an SVG document. */
export function renderSvg(doughnut: Doughnut, options: StaticOptions = {}): string {
  const { palette, idPrefix } = paintOptions(options);
  return drawn("renderSvg", doughnut, (of) => standaloneSvg(drawStatic(of, options), palette, idPrefix));
}

/** Picture, summary, key, table and sources as an HTML fragment: a `<figure>` for the body of a page. */
export function renderHtml(doughnut: Doughnut, options: StaticOptions = {}): string {
  return drawn("renderHtml", doughnut, (of) => html(drawStatic(of, options), {
    ...paintOptions(options), ...(options.headingLevel === undefined ? {} : { headingLevel: options.headingLevel }),
  }));
}

/** Every observation as CSV, each row with its source, licence, date and credit; safe to open in a spreadsheet. */
export function renderCsv(doughnut: Doughnut, options: Pick<StaticOptions, "lang"> = {}): string {
  const lang = options.lang ?? "en-GB";
  return drawn("renderCsv", doughnut, (of) => csv(of, lang, titleOf(of, lang).text, creditOf(of, lang).text));
}

/** Only where drawing has failed is it asked whether this is a document at all: that takes as long as drawing it. */
function drawn(asked: string, doughnut: Doughnut, draw: (doughnut: Doughnut) => string): string {
  try {
    return draw(doughnut);
  } catch (cause) {
    if (cause instanceof FileTooLargeError || isAccepted(doughnut, draw)) throw cause;
    throw new NotADoughnutError(asked, { cause });
  }
}

/** What is accepted of a document can be drawn; where that fails as well, the document is not what is wrong. */
function isAccepted(doughnut: Doughnut, draw: (doughnut: Doughnut) => string): boolean {
  const read = parseDoughnut(doughnut).doughnut;
  if (read === null) return false;
  try {
    draw(read);
    return false;
  } catch {
    return true;
  }
}

function drawStatic(doughnut: Doughnut, options: StaticOptions): Drawing {
  const width = Math.min(2000, Math.max(280, Math.round(options.width ?? 960) || 960));
  return draw(doughnut, { ...options, lang: options.lang ?? "en-GB", width });
}

function paintOptions({ theme, idPrefix = "place-doughnut" }: StaticOptions): { palette: typeof light; idPrefix: string } {
  return { palette: theme === "dark" ? dark : light, idPrefix: idPrefix.replace(/[^A-Za-z0-9-]/g, "") };
}
