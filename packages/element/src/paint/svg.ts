/** The scene as an SVG document or fragment: text only, no DOM. Every value from data passes through `escape`. */
import type { LocalisedText } from "@place-doughnut/schema";
import { round } from "../picture/geometry.js";
import { light, looks, type Look, type Palette, type Texture } from "../picture/looks.js";
import { fileFonts } from "../picture/measure-text.js";
import type { Mark, Scene } from "../picture/marks.js";
import type { Series } from "../picture/series.js";

export interface SvgOptions {
  readonly palette?: Palette;
  /** Makes the ids of the textures differ from those of another doughnut on the same page. Letters, digits and hyphens. */
  readonly idPrefix?: string;
  /** Title and description of a picture that stands alone, which may be in other languages than our own words in it. */
  readonly alternative: { readonly title: LocalisedText; readonly description: LocalisedText; readonly lang: string };
  /** Lines of text under the picture, such as the credit; with a language where it is another than `alternative.lang`. */
  readonly footer?: readonly LocalisedText[];
}

/** Escapes a text for XML and HTML, in content and in double-quoted attributes; control characters have no place in either. */
export function escape(text: string): string {
  return [...text]
    .filter((character) => !/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u.test(character) || character === "\n" || character === "\t")
    .map((character) => entities.get(character) ?? character)
    .join("");
}

const entities: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"], ["'", "&#39;"]]);

const footerLine = 18;
const headingHeight = 36;

/** One scene as a fragment for a page that says everything in words beside it. */
export function svg(scene: Scene, { palette = light, idPrefix = "place-doughnut" }: Pick<SvgOptions, "palette" | "idPrefix"> = {}): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${scene.width} ${scene.height}" width="${scene.width}" height="${scene.height}" aria-hidden="true" font-family="${escape(fileFonts)}">`,
    defs(idPrefix, palette), group(scene, 0, palette, idPrefix), "</svg>",
  ].join("\n");
}

/** Pictures below one another as a document of its own, with its title, description and a footer of plain lines. */
export function svgStack(pictures: readonly { readonly heading: string | null; readonly scene: Scene }[], options: SvgOptions): string {
  const { palette = light, idPrefix = "place-doughnut", alternative, footer = [] } = options;
  const width = Math.max(0, ...pictures.map(({ scene }) => scene.width));
  let y = 0;
  const groups = pictures.flatMap(({ heading, scene }) => {
    const top = y + (heading === null ? 0 : headingHeight);
    y = top + scene.height;
    const title = heading === null ? [] : [`<text x="${width / 2}" y="${top - 8}" font-size="16" font-weight="700" text-anchor="middle" fill="${palette.text}">${escape(heading)}</text>`];
    return [...title, group(scene, top, palette, idPrefix)];
  });
  const height = y + (footer.length > 0 ? footer.length * footerLine + 12 : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${escape(alternative.lang)}" aria-labelledby="${idPrefix}-title ${idPrefix}-desc" font-family="${escape(fileFonts)}">`,
    `<title id="${idPrefix}-title"${langOf(alternative.title)}>${escape(alternative.title.text)}</title>`,
    `<desc id="${idPrefix}-desc"${langOf(alternative.description)}>${escape(alternative.description.text)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.page}"/>`,
    defs(idPrefix, palette), ...groups,
    ...footer.map((line, i) => `<text x="12" y="${y + (i + 1) * footerLine}" font-size="12" fill="${palette.quiet}"${langOf(line)}>${escape(line.text)}</text>`),
    "</svg>",
  ].join("\n");
}

/** The language of a text from the data as an attribute, where it is known. */
export function langOf({ lang }: LocalisedText): string {
  return lang === null ? "" : ` lang="${escape(lang)}"`;
}

/** A small line through time, with what it shows in words. */
export function seriesSvg({ width, height, marks, label }: Series & { readonly label: string }, palette: Palette): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(label)}">${marks.map((mark) => markSvg(mark, palette, "")).join("")}</svg>`;
}

/** A sample of what a word in the key stands for. */
export function swatchSvg(marks: readonly Mark[], palette: Palette, idPrefix: string): string {
  return `<svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true">${marks.map((mark) => markSvg(mark, palette, idPrefix)).join("")}</svg>`;
}

function defs(prefix: string, palette: Palette): string {
  return `<defs>${pattern("dots", prefix, palette)}${pattern("hatch", prefix, palette)}</defs>`;
}

function group(scene: Scene, top: number, palette: Palette, prefix: string): string {
  return [`<g transform="translate(${scene.cx},${round(scene.cy + top)})">`, ...scene.marks.map((mark) => markSvg(mark, palette, prefix)), "</g>"].join("\n");
}

function markSvg(mark: Mark, palette: Palette, prefix: string): string {
  const look = looks[mark.look];
  switch (mark.shape) {
    case "path":
      return `<path d="${mark.d}"${paint(look, palette)}/>${mark.texture ? `<path d="${mark.d}" fill="url(#${prefix}-${mark.texture})"/>` : ""}`;
    case "circle":
      return `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}"${paint(look, palette)}/>`;
    case "text":
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" text-anchor="${mark.anchor}"${mark.bold ? ' font-weight="700"' : ""}${
        mark.lang ? ` lang="${escape(mark.lang)}"` : ""} unicode-bidi="plaintext"${paint(look, palette)}>${escape(mark.text)}</text>`;
  }
}

/** Fill and stroke of a look as presentation attributes, which no content security policy blocks. */
function paint(look: Look, palette: Palette): string {
  const fill = ` fill="${look.fill === "none" ? "none" : palette[look.fill]}"`;
  if (look.stroke === "none") return fill;
  return `${fill} stroke="${palette[look.stroke]}" stroke-width="${look.width ?? 1}"${look.dash ? ` stroke-dasharray="${look.dash}"` : ""}`;
}

function pattern(texture: Texture, prefix: string, palette: Palette): string {
  const open = `<pattern id="${prefix}-${texture}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`;
  return texture === "dots"
    ? `${open}<circle cx="3.5" cy="3.5" r="1.1" fill="${palette.texture}"/></pattern>`
    : `${open}<path d="M1.5,0V7" stroke="${palette.texture}" stroke-width="1.4"/></pattern>`;
}
