/** Every figure as a table: always in the document, so that a reader never depends on the picture. */
import type { LocalisedText } from "@place-doughnut/schema";
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, Row, SourceLine } from "../figure.js";
import type { Words } from "../words/index.js";
import { seriesPicture } from "./picture.js";
import { bdi, link } from "./text.js";

export function table(figure: Figure, words: Words): TemplateResult {
  const columns = [
    words.table.dimension, words.table.indicator, words.table.figure, words.table.period, words.table.line, words.table.result,
    ...figure.comparators, words.table.change, words.table.source,
  ];
  return html`<div class="scroll" role="region" aria-label=${words.table.scroll(figure.place)} tabindex="0">
    <table part="table">
      <caption>${figure.caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      ${figure.table.map(
        ({ heading, dimensions }) => html`<tbody>
          <tr><th class="group" scope="rowgroup" colspan=${columns.length}>${heading}</th></tr>
          ${dimensions.map(({ name, rows }) => rows.map((row, i) => tableRow(i === 0 ? name : null, rows.length, row, figure.sources, words)))}
        </tbody>`,
      )}
    </table>
  </div>`;
}

function tableRow(dimension: LocalisedText | null, span: number, row: Row, sources: readonly SourceLine[], words: Words): TemplateResult {
  return html`<tr>
    ${dimension ? html`<th scope="row" rowspan=${span}>${bdi(dimension)}</th>` : nothing}
    <th scope="row" class="indicator">${bdi(row.indicator)}${row.note.text === "" ? nothing : html`<span class="note">${bdi(row.note)}</span>`}</th>
    <td class="figure">${row.figure}${row.figure === "" || row.unit.text === "" ? nothing : html`<span class="note">${bdi(row.unit)}</span>`}</td>
    <td><bdi>${row.period}</bdi></td>
    <td>${row.line === "" ? words.table.none : row.line}${row.lineSource.text === "" ? nothing : html`<span class="note">${link(row.lineSource, row.lineSource.url)}</span>`}</td>
    <td>${row.result}${row.remarks.map((remark) => html`<span class="note">${remark}</span>`)}</td>
    ${row.comparators.map((text) => html`<td>${text}</td>`)}
    <td>${row.change}${row.series ? seriesPicture(row.series) : nothing}</td>
    <td>${row.source === null ? nothing : sourceLink(row.source, sources[row.source - 1], words)}</td>
  </tr>`;
}

/** The number of the source in the list of sources; where it has an address, a link that says where it leads. */
function sourceLink(number: number, source: SourceLine | undefined, words: Words): TemplateResult {
  return source?.url == null ? html`${number}` : html`<a href=${source.url} aria-label=${words.table.sourceOf(number, source.title.text)}>${number}</a>`;
}
