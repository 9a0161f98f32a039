import { createHash } from "node:crypto";
import { generator } from "./signature.js";

/**
 * The style of our own pages: plain, and constant, so that a strict policy can allow it by its hash. The picture and the
 * table keep their size, so that their text does, and are scrolled to on a narrow screen; the disclosures inside the figure
 * let a keyboard scroll it too. Paper cannot be scrolled.
 */
const style = `
:root { color-scheme: light; }
body { font: 1rem/1.5 Arial, "Helvetica Neue", Helvetica, sans-serif; margin: 1rem auto; max-width: 62rem; padding: 0 1rem; color: #0b0c0c; background: #fff; }
figure { margin: 0; overflow-x: auto; }
ul { list-style: none; padding: 0; }
ul li { display: inline-block; margin-right: 1.25rem; }
table { border-collapse: collapse; font-size: 0.9375rem; }
caption, th, td { text-align: start; vertical-align: top; }
th, td { border-bottom: 1px solid #b1b4b6; padding: 0.4rem 0.75rem 0.4rem 0; min-width: 5rem; }
caption, summary { font-weight: 700; padding: 0.5rem 0; }
@media print { figure { overflow: visible; } svg { max-width: 100%; height: auto; } }
`;

/** What a content security policy must name in `style-src` for our pages to look as meant; without it they are plain, and all there. */
export const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** A figure as a page of its own, to open from a disk. Without scripts. */
export function page(figure: string, title: string, lang: string, version: string): string {
  return [
    "<!doctype html>",
    `<html lang="${escapeText(lang)}">`,
    '<meta charset="utf-8">',
    generator(version),
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeText(title)}</title>`,
    `<style>${style}</style>`,
    `<body>\n<main>\n${figure}\n</main>\n</body>`,
    "</html>\n",
  ].join("\n");
}

const entities: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"]]);

/** Escapes a text for the content of an element or a quoted attribute; control characters and half characters have no place in either. */
function escapeText(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/\p{Surrogate}/gu, "").replace(/[&<>"]/g, (character) => entities.get(character) ?? "");
}
