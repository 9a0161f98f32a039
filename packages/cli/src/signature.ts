/**
 * What `render` writes into each of its files, and the only thing it knows them by. The name of this program is in any
 * page that embeds the element, so a file counts as ours only when the signature stands where we put it.
 */
import { renderCsv } from "@place-doughnut/element/static";

/** For pages, between `charset` and all else. */
export const generator = (version: string): string => `<meta name="generator" content="place-doughnut ${version}">`;

const comment = (version: string): string => `<!-- place-doughnut ${version} -->`;

/** A comment before the figure, to be pasted with it or left behind. */
export const signFragment = (figure: string, version: string): string => `${comment(version)}\n${figure}`;

/** A comment as the root's first child: nothing but a declaration may stand before the root. The painter escapes every `>` in attributes. */
export const signSvg = (svg: string, version: string): string => svg.replace(">", () => `>\n${comment(version)}`);

// Line endings are left open: a version control system may have changed them.
const signedPage = /^<!doctype html>\r?\n<html lang="[^"]*">\r?\n<meta charset="utf-8">\r?\n<meta name="generator" content="place-doughnut [^"]*">\r?\n/;
const signedFragment = /^<!-- place-doughnut \S+ -->\r?\n<figure class="place-doughnut"/;
const signedSvg = /^<svg [^<>]*>\r?\n<!-- place-doughnut \S+ -->\r?\n/;

/** Was the file made by `render`, and is it still nothing but that? */
export function isDrawing(text: string): boolean {
  if (signedPage.test(text) || signedFragment.test(text)) return endsWithFigure(text);
  return signedSvg.test(text) || firstLine(text) === csvHeader;
}

/** Somebody who writes on after our figure has made the file their own. */
function endsWithFigure(text: string): boolean {
  const end = "</figure>";
  const at = text.indexOf(end);
  return at !== -1 && /^\s*(<\/main>\s*<\/body>\s*<\/html>\s*)?$/.test(text.slice(at + end.length));
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)![0];

/** CSV has no room for a comment, and needs none: nobody else has these columns. Of a document with no dimension the header is all there is. */
const csvHeader = firstLine(renderCsv({ version: 1, place: { name: "" }, dimensions: [] }));
