/** A picture that leaves the page takes its words along: title, summary, sources, date and credit. */
import type { LocalisedText } from "@place-doughnut/schema";
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

/** What the words around the picture say in a page, as lines under a picture that stands alone, each in one language. */
export function footerLines({ figure, pictures }: Drawing): readonly LocalisedText[] {
  const width = (pictures[0]?.scene.width ?? 280) - 24;
  const told = [
    ...pictures.flatMap((picture) => picture.lists).flatMap(({ heading, items }) => [
      [ours(heading)], ...items.map(({ number, name, value }) => [{ ...name, text: `${number}  ${name.text}:` }, ours(value)]),
    ]),
    [ours(figure.scale)], publishers(figure), [ours(figure.licences)], [ours(figure.updated), figure.credit],
  ];
  return told.flatMap((texts) => inOneLanguage(texts, figure.lang)).flatMap(({ text, lang }) =>
    wrap(breakable(text, width, 12, false, estimateText), width, 12, false, estimateText).map((line) => ({ text: line, lang })));
}

function ours(text: string): LocalisedText {
  return { text, lang: null };
}

/** Texts that belong together as one line each language, for a line has one; null for that of the picture. */
function inOneLanguage(texts: readonly LocalisedText[], around: string): readonly LocalisedText[] {
  const lines: LocalisedText[] = [];
  for (const { text, lang } of texts.filter((one) => one.text !== "")) {
    const other = lang === null || base(lang) === base(around) ? null : lang;
    const last = lines.at(-1);
    if (last && last.lang === other) lines[lines.length - 1] = { text: `${last.text} ${text}`, lang: other };
    else lines.push({ text, lang: other });
  }
  return lines;
}

function base(lang: string): string {
  return lang.split("-")[0]!.toLowerCase();
}

/** Who published the figures, each once. */
function publishers({ sources }: Figure): readonly LocalisedText[] {
  const names = new Map(sources.map(({ publisher }) => [publisher.text, publisher]));
  names.delete("");
  return [...names.values()].map((name, i) => (i === 0 ? name : { ...name, text: `· ${name.text}` }));
}
