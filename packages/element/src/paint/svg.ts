/** The scene as an SVG document or fragment: text only, no DOM. Every value from data passes through `escape`. */
import { light, looks, type Look, type Palette, type Texture } from "../looks.js";
import type { Mark, Scene } from "../scene.js";

export interface SvgOptions {
  readonly palette?: Palette;
  /** Makes the ids of the textures differ from those of another doughnut on the same page. Letters, digits and hyphens. */
  readonly idPrefix?: string;
  /** Title and description for a picture that stands alone; left out when the picture only repeats the text beside it. */
  readonly alternative?: { readonly title: string; readonly description: string; readonly lang: string };
  /** A line of text under the picture, such as the credit. */
  readonly footer?: readonly string[];
}

/** Escapes a text for XML and HTML, in content and in double-quoted attributes; control characters have no place in either. */
export function escape(text: string): string {
  return [...text]
    .filter((character) => !/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u.test(character) || character === "\n" || character === "\t")
    .map((character) => entities.get(character) ?? character)
    .join("");
}

const entities: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"], ["'", "&#39;"]]);

/** Faces of the widths that labels were laid out with: nothing can be measured again in a file. */
const fontFamily = "Arial, 'Helvetica Neue', Helvetica, 'Liberation Sans', sans-serif";
const footerLine = 18;

export function svg(scene: Scene, options: SvgOptions = {}): string {
  const palette = options.palette ?? light;
  const prefix = `${options.idPrefix ?? "place-doughnut"}-`;
  const { alternative, footer = [] } = options;
  const height = scene.height + (footer.length > 0 ? footer.length * footerLine + 8 : 0);
  const naming = alternative
    ? ` role="img" lang="${escape(alternative.lang)}" aria-labelledby="${prefix}title ${prefix}desc"`
    : ' aria-hidden="true"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${scene.width} ${height}" width="${scene.width}" height="${height}"${naming} font-family="${escape(fontFamily)}">`,
    ...(alternative
      ? [`<title id="${prefix}title">${escape(alternative.title)}</title>`, `<desc id="${prefix}desc">${escape(alternative.description)}</desc>`,
         `<rect width="${scene.width}" height="${height}" fill="${palette.page}"/>`]
      : []),
    `<defs>${pattern("dots", prefix, palette)}${pattern("hatch", prefix, palette)}</defs>`,
    `<g transform="translate(${scene.cx},${scene.cy})">`,
    ...scene.marks.map((mark) => markSvg(mark, palette, prefix)),
    "</g>",
    ...footer.map((line, i) =>
      `<text x="12" y="${scene.height + 8 + (i + 0.5) * footerLine}" font-size="12" fill="${palette.quiet}">${escape(line)}</text>`),
    "</svg>",
  ].join("\n");
}

function markSvg(mark: Mark, palette: Palette, prefix: string): string {
  const look = looks[mark.look];
  switch (mark.shape) {
    case "path":
      return `<path d="${mark.d}"${paint(look, palette)}/>${mark.texture ? `<path d="${mark.d}" fill="url(#${prefix}${mark.texture})"/>` : ""}`;
    case "circle":
      return `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}"${paint(look, palette)}/>`;
    case "text":
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" text-anchor="${mark.anchor}"${mark.bold ? ' font-weight="700"' : ""}${
        mark.lang ? ` lang="${escape(mark.lang)}"` : ""} unicode-bidi="plaintext"${paint(look, palette)}>${escape(mark.text)}</text>`;
  }
}

function paint(look: Look, palette: Palette): string {
  const fill = ` fill="${look.fill === "none" ? "none" : palette[look.fill]}"`;
  if (look.stroke === "none") return fill;
  return `${fill} stroke="${palette[look.stroke]}" stroke-width="${look.width ?? 1}"${look.dash ? ` stroke-dasharray="${look.dash}"` : ""}`;
}

function pattern(texture: Texture, prefix: string, palette: Palette): string {
  const open = `<pattern id="${prefix}${texture}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`;
  return texture === "dots"
    ? `${open}<circle cx="3.5" cy="3.5" r="1.1" fill="${palette.texture}"/></pattern>`
    : `${open}<path d="M1.5,0V7" stroke="${palette.texture}" stroke-width="1.4"/></pattern>`;
}
