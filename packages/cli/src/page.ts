/** A figure as a page of its own, to open from a disk. Without scripts. */
export function page(figure: string, title: string, lang: string): string {
  return [
    "<!doctype html>",
    `<html lang="${escapeText(lang)}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeText(title)}</title>`,
    `<body>\n${figure}\n</body>`,
    "</html>\n",
  ].join("\n");
}

const entities: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"]]);

/** Escapes a text for the content of an element or a quoted attribute; control characters have no place in either. */
function escapeText(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (character) => entities.get(character) ?? "");
}
