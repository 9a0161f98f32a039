/** A picture that leaves the page takes its words along: title, summary, sources, date and credit. */
import type { Drawing } from "../drawing.js";
import type { Figure } from "../figure/figure.js";
import { keyScene } from "../picture/key-scene.js";
import type { Palette } from "../picture/looks.js";
import { breakable, estimateText, wrap } from "../picture/measure-text.js";
import type { Scene } from "../picture/marks.js";
import { svgStack } from "./svg.js";

/** The drawing as an SVG document of its own. */
export function standaloneSvg(drawing: Drawing, palette: Palette, idPrefix: string): string {
  const { figure } = drawing;
  return svgStack(withKey(drawing, figure.title.text), {
    palette, idPrefix,
    alternative: { title: figure.title, description: { text: figure.summary.map(({ text }) => text).join(" "), lang: figure.summary[0]?.lang ?? null }, lang: figure.lang },
    footer: footerLines(drawing),
  });
}

/** The pictures with their key, and the title if it has no other place, above them. */
export function withKey({ figure, pictures }: Drawing, title: string | null): readonly { readonly heading: string | null; readonly scene: Scene }[] {
  return [{ heading: title, scene: keyScene(figure.key, pictures[0]?.scene.width ?? 280) }, ...pictures];
}

/** What the words around the picture say in a page, as lines under a picture that stands alone. */
export function footerLines({ figure, pictures }: Drawing): readonly string[] {
  const lists = pictures
    .flatMap((picture) => picture.lists)
    .flatMap(({ heading, items }) => [heading, ...items.map(({ number, name, value }) => `${number}  ${name.text}: ${value}`)]);
  const credit = [figure.updated, figure.credit.text].filter((text) => text !== "").join(" ");
  const width = (pictures[0]?.scene.width ?? 280) - 24;
  return [...lists, figure.scale, ...publishers(figure), ...(figure.licences === "" ? [] : [figure.licences]), credit].flatMap((text) => wrap(breakable(text, width, 12, false, estimateText), width, 12, false, estimateText));
}

/** Who published the figures, each once. */
function publishers({ sources }: Figure): readonly string[] {
  const names = [...new Set(sources.map(({ publisher }) => publisher.text).filter((name) => name !== ""))];
  return names.length === 0 ? [] : [names.join(" · ")];
}
