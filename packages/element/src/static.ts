/**
 * A doughnut as text, without a browser and without Lit: for servers, command lines, feeds and print.
 *
 * Both functions take a document that `parseDoughnut` has accepted, never throw for one, and give the same bytes for the
 * same input on every machine.
 */
import type { Doughnut } from "@place-doughnut/schema";
import { figure, type Figure } from "./figure.js";
import type { EcologicalScale, Scale } from "./geometry.js";
import { dark, light } from "./looks.js";
import { estimateText, wrap } from "./measure-text.js";
import { model, type LensChoice, type Model } from "./model.js";
import { html } from "./paint/html.js";
import { svg } from "./paint/svg.js";
import { scene, type Scene } from "./scene.js";

export interface StaticOptions {
  /** A BCP 47 tag. Texts come in this language where the document and the catalogue have it, else in English. */
  readonly lang?: string;
  /** Width in pixels, 280 to 2000. Below 640 labels become short, below 420 they become numbers with a list. 960 when left out. */
  readonly width?: number;
  readonly lens?: LensChoice;
  /** A period's label; the latest of each indicator when left out. */
  readonly period?: string;
  readonly scale?: Scale;
  readonly ecologicalScale?: EcologicalScale;
  readonly textures?: boolean;
  readonly theme?: "light" | "dark";
  /** Set one for each doughnut when several stand in one page, so that their ids differ. Letters, digits and hyphens; others are taken out. */
  readonly idPrefix?: string;
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | null;
}

/** The picture alone, with title, description, sources and credit inside, as an SVG document. */
export function renderSvg(doughnut: Doughnut, options: StaticOptions = {}): string {
  const drawn = draw(doughnut, options);
  const { figure } = drawn;
  return svg(drawn.scene, {
    palette: drawn.palette, idPrefix: drawn.idPrefix,
    alternative: { title: figure.title.text, description: figure.summary.join(" "), lang: figure.lang },
    footer: footer(drawn),
  });
}

/** What the words around the picture say in a page, as lines under a picture that stands alone. */
function footer({ figure, scene }: Drawn): readonly string[] {
  const lists = figure.lists.flatMap(({ heading, items }) => [heading, ...items.map(({ number, name, value }) => `${number}  ${name.text}: ${value}`)]);
  const credit = [figure.updated, figure.credit].filter((text) => text !== "").join(" ");
  return [...lists, figure.scale, ...publishers(figure), credit].flatMap((text) => wrap(text, scene.width - 24, 12, false, estimateText));
}

/** Picture, summary, key, table and sources as an HTML fragment: a `<figure>` for the body of a page. */
export function renderHtml(doughnut: Doughnut, options: StaticOptions = {}): string {
  const drawn = draw(doughnut, options);
  return html(drawn.figure, drawn.scene, drawn.model.words, {
    palette: drawn.palette, idPrefix: drawn.idPrefix,
    ...(options.headingLevel === undefined ? {} : { headingLevel: options.headingLevel }),
  });
}

interface Drawn {
  readonly model: Model;
  readonly scene: Scene;
  readonly figure: Figure;
  readonly palette: typeof light;
  readonly idPrefix: string;
}

function draw(doughnut: Doughnut, options: StaticOptions): Drawn {
  const { scale = "length", ecologicalScale = "overshoot", textures = true } = options;
  const drawnModel = model(doughnut, {
    lang: options.lang ?? "en-GB", lens: options.lens ?? "all", ...(options.period === undefined ? {} : { period: options.period }),
  });
  const width = Math.min(2000, Math.max(280, Math.round(options.width ?? 960) || 960));
  const drawnScene = scene(drawnModel, { width, scale, ecologicalScale, textures });
  return {
    model: drawnModel, scene: drawnScene,
    figure: figure(drawnModel, drawnScene, ecologicalScale === "pressure", scale === "area"),
    palette: options.theme === "dark" ? dark : light,
    idPrefix: (options.idPrefix ?? "place-doughnut").replace(/[^A-Za-z0-9-]/g, ""),
  };
}

/** Who published the figures, each once. */
function publishers({ sources }: Figure): readonly string[] {
  const names = [...new Set(sources.map(({ publisher }) => publisher.text).filter((name) => name !== ""))];
  return names.length === 0 ? [] : [names.join(" · ")];
}
