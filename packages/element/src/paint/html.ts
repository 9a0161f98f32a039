/**
 * The whole figure as plain HTML: title, summary, key, picture, table, sources. No script, no inline style, no class
 * from data – it reads the same in a page that blocks styles, in a feed reader and in print.
 */
import type { LocalisedText } from "@place-doughnut/schema";
import type { Aim } from "../figure/aims.js";
import type { Drawing, Picture } from "../drawing.js";
import type { Figure, KeyItem, NumberedList, Row, SourceLine } from "../figure/figure.js";
import { swatchMarks } from "../picture/key-scene.js";
import { light, type Palette } from "../picture/looks.js";
import type { Words } from "../words/index.js";
import { escape, langOf, seriesSvg, svg, swatchSvg } from "./svg.js";

export interface HtmlOptions {
  readonly palette?: Palette;
  readonly idPrefix?: string;
  /** 1 to 6, or null for a title that is no heading. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | null;
}

export function html({ figure, model: { words }, pictures }: Drawing, options: HtmlOptions = {}): string {
  const { headingLevel = 2, idPrefix = "place-doughnut", palette = light } = options;
  const heading = headingLevel === null ? "p" : `h${headingLevel}`;
  const title = `${idPrefix}-heading`;
  return [
    `<figure class="place-doughnut" lang="${escape(figure.lang)}" role="group" aria-labelledby="${title}">`,
    `<${heading} id="${title}"${langOf(figure.title)}>${escape(figure.title.text)}</${heading}>`,
    `<p>${escape(figure.subtitle)}</p>`,
    ...figure.summary.map((text) => `<p>${data(text)}</p>`),
    ...figure.notes.map((note) => `<p>${escape(note)}</p>`),
    `<ul class="place-doughnut-key">${figure.key.map((item) => keyItem(item, palette, idPrefix)).join("")}</ul>`,
    `<p>${escape(figure.scale)}</p>`,
    ...pictures.map((shown, i) => picture(shown, palette, i === 0 ? idPrefix : `${idPrefix}-${i + 1}`)),
    ...(figure.compared ? [`<p>${escape(figure.compared.heading)}</p>`, `<ul>${figure.compared.differences.map((text) => `<li>${escape(text)}</li>`).join("")}</ul>`] : []),
    howToRead(figure, words),
    table(figure, words, palette),
    aims(figure.aims, words),
    sources(figure.sources, words),
    `<p>${figure.updated === "" ? "" : `${escape(figure.updated)} `}${data(figure.credit)}</p>`,
    "</figure>",
  ].join("\n");
}

/** A text from the data, set apart from the text around it so that its writing direction cannot reorder the page. */
function data(text: LocalisedText): string {
  return text.text === "" ? "" : `<bdi${langOf(text)}>${escape(text.text)}</bdi>`;
}

function picture({ heading, scene, lists }: Picture, palette: Palette, idPrefix: string): string {
  return [...(heading === null ? [] : [`<p><b>${escape(heading)}</b></p>`]), svg(scene, { palette, idPrefix }), ...lists.map(numberedList)].join("\n");
}

function keyItem(item: KeyItem, palette: Palette, idPrefix: string): string {
  const swatch = item.looks.length === 0 ? "" : `${swatchSvg(swatchMarks(item, 0, 1), palette, idPrefix)} `;
  return `<li>${swatch}${escape(item.label)}</li>`;
}

function numberedList({ heading, items }: NumberedList): string {
  const entries = items.map(({ number, name, value }) => `<li value="${number}">${data(name)}: <bdi>${escape(value)}</bdi></li>`);
  return `<p>${escape(heading)}</p>\n<ol>${entries.join("")}</ol>`;
}

function howToRead({ howToRead: body }: Figure, { howToRead: { heading } }: Words): string {
  return `<details><summary>${escape(heading)}</summary>${body.map((text) => `<p>${escape(text)}</p>`).join("")}</details>`;
}

function table(figure: Figure, { table: words }: Words, palette: Palette): string {
  const heads = (...texts: readonly string[]): readonly string[] => texts.map(escape);
  const columns = [
    ...heads(words.dimension, words.indicator, words.figure, words.period, words.line, words.result), ...figure.comparators.map(data), ...heads(words.change, words.source),
  ];
  return [
    `<table><caption>${escape(figure.caption)}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>`,
    ...figure.table.map(
      ({ heading, dimensions }) =>
        `<tbody><tr><th scope="rowgroup" colspan="${columns.length}">${escape(heading)}</th></tr>\n${dimensions
          .flatMap(({ name, rows }) => rows.map((row, i) => tableRow(i === 0 ? name : null, rows.length, row, figure.sources, words, palette)))
          .join("\n")}</tbody>`,
    ),
    "</table>",
  ].join("\n");
}

function tableRow(dimension: LocalisedText | null, span: number, row: Row, sources: readonly SourceLine[], words: Words["table"], palette: Palette): string {
  const line = row.line === "" ? escape(words.none) : `<bdi>${escape(row.line)}</bdi>`;
  const cells = [
    escape(row.figure) + (row.figure === "" || row.unit.text === "" ? "" : `<br><small>${data(row.unit)}</small>`), `<bdi>${escape(row.period)}</bdi>`,
    line + (row.lineFrom === "" ? "" : `<br><small>${escape(row.lineFrom)}</small>`) + (row.lineSource.text === "" ? "" : `<br><small>${link(row.lineSource, row.lineSource.url)}</small>`),
    [...[row.result, ...row.remarks].map(escape), ...row.elsewhere.map(({ place, figure }) => `${data(place)}: ${escape(figure)}`)].join("; "), ...row.comparators.map(escape), arrow(row) + escape(row.change) + (row.series ? `<br>${seriesSvg(row.series, palette)}` : ""), sourceLink(row.source, sources, words),
  ];
  const head = dimension ? `<th scope="row"${span > 1 ? ` rowspan="${span}"` : ""}>${data(dimension)}</th>` : "";
  const indicator = `<th scope="row">${data(row.indicator)}${row.note.text === "" ? "" : `<br><small>${data(row.note)}</small>`}</th>`;
  return `<tr>${head}${indicator}${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function sourceLink(number: number | null, sources: readonly SourceLine[], words: Words["table"]): string {
  const source = number === null ? undefined : sources[number - 1];
  if (number === null || source?.url == null) return number === null ? "" : String(number);
  return `<a href="${escape(source.url)}" aria-label="${escape(words.sourceOf(number, source.name))}">${number}</a>`;
}

function aims(all: readonly Aim[], { detail }: Words): string {
  if (all.length === 0) return "";
  const items = all.map(({ name, aim, actions }) => {
    const doing = actions.map(({ title, url, standing }) => `<li>${link(title, url)} (${escape(standing)})</li>`).join("");
    return `<li><b>${data(name)}</b>${aim.text === "" ? "" : `: ${data(aim)}`}${doing === "" ? "" : `<ul>${doing}</ul>`}</li>`;
  });
  return `<details><summary>${escape(detail.aims)}</summary><ul>${items.join("")}</ul></details>`;
}

function arrow({ arrow: sign }: Row): string {
  return sign === "" ? "" : `<span aria-hidden="true">${sign}</span> `;
}

function link(text: LocalisedText, url: string | null): string {
  return url === null ? data(text) : `<a href="${escape(url)}">${data(text)}</a>`;
}

function sources(lines: readonly SourceLine[], { sources: words }: Words): string {
  if (lines.length === 0) return "";
  const items = lines.map(({ title, publisher, url, details }) =>
    `<li>${[link(title, url), data(publisher), ...details.map(escape)].filter((part) => part !== "").join(", ")}</li>`);
  return `<details><summary>${escape(words.heading)}</summary><ol>${items.join("")}</ol></details>`;
}
