/** Every figure as a table: always in the document, so that a reader never depends on the picture. */
import type { LocalisedText } from "@place-doughnut/schema";
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, Row } from "../figure.js";
import type { Words } from "../words/index.js";
import { seriesPicture } from "./picture.js";
import { bdi, link } from "./text.js";

export function table(figure: Figure, words: Words): TemplateResult {
  const columns = [
    words.table.dimension, words.table.indicator, words.table.figure, words.table.period, words.table.line, words.table.result,
    ...figure.comparators, words.table.change, words.table.source,
  ];
  return html`<div class="scroll" role="region" aria-label=${words.table.scroll} tabindex="0">
    <table part="table">
      <caption>${figure.caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      ${figure.table.map(
        ({ heading, dimensions }) => html`<tbody>
          <tr><th class="group" scope="rowgroup" colspan=${columns.length}>${heading}</th></tr>
          ${dimensions.map(({ name, rows }) => rows.map((row, i) => tableRow(i === 0 ? name : null, rows.length, row, words.table.none)))}
        </tbody>`,
      )}
    </table>
  </div>`;
}

function tableRow(dimension: LocalisedText | null, span: number, row: Row, none: string): TemplateResult {
  return html`<tr>
    ${dimension ? html`<th scope="row" rowspan=${span}>${bdi(dimension)}</th>` : nothing}
    <td>${bdi(row.indicator)}${row.note.text === "" ? nothing : html`<span class="note">${bdi(row.note)}</span>`}</td>
    <td class="figure">${row.figure}</td>
    <td><bdi>${row.period}</bdi></td>
    <td>${row.line === "" ? none : row.line}${row.lineSource.text === "" ? nothing : html`<span class="note">${link(row.lineSource, row.lineSource.url)}</span>`}</td>
    <td>${row.result}${row.remarks.map((remark) => html`<span class="note">${remark}</span>`)}</td>
    ${row.comparators.map((text) => html`<td>${text}</td>`)}
    <td>${row.change}${row.series ? seriesPicture(row.series) : nothing}</td>
    <td>${row.source ?? nothing}</td>
  </tr>`;
}
