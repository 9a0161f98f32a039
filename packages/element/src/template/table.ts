/** Every figure as a table: always in the document, so that a reader never depends on the picture. */
import type { LocalisedText } from "@place-doughnut/schema";
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, Row, SourceLine } from "../figure/figure.js";
import { sorted, type Order, type SortColumn } from "../figure/sort.js";
import type { Words } from "../words/index.js";
import { seriesPicture } from "./picture.js";
import { bdi, changeOf, elsewhere, link } from "./text.js";

export interface Sorting {
  /** Null for the document's own order. */
  readonly order: Order | null;
  /** `column` is what the heading says. */
  readonly onSort: (column: SortColumn, heading: string) => void;
}

export function table(figure: Figure, words: Words, sorting: Sorting): TemplateResult {
  const heading = (column: SortColumn): TemplateResult => sortableHeading(column, words, sorting);
  const plain = (text: string): TemplateResult => html`<th scope="col">${text}</th>`;
  return html`<div class="scroll" role="region" aria-label=${words.table.scroll(figure.place)} tabindex="0">
    <table part="table">
      <caption>${figure.caption}</caption>
      <thead><tr>
        ${heading("dimension")}${heading("indicator")}${plain(words.table.figure)}${heading("period")}${plain(words.table.line)}${heading("result")}
        ${figure.comparators.map((name) => html`<th scope="col">${bdi(name)}</th>`)}${heading("change")}${plain(words.table.source)}
      </tr></thead>
      ${sorted(figure.table, sorting.order, figure.lang).map(
        (ring) => html`<tbody>
          <tr><th class="group" scope="rowgroup" colspan=${8 + figure.comparators.length}>${ring.heading}</th></tr>
          ${ring.dimensions.map(({ name, rows }) => rows.map((row, i) => tableRow(i === 0 ? name : null, rows.length, row, figure.sources, words)))}
        </tbody>`,
      )}
    </table>
  </div>`;
}

/** A real button in the heading, and `aria-sort` on the one heading that the order comes from. */
function sortableHeading(column: SortColumn, { table: words }: Words, { order, onSort }: Sorting): TemplateResult {
  const ascending = order?.column === column ? order.ascending : null;
  const direction = ascending === null ? nothing : ascending ? "ascending" : "descending";
  return html`<th scope="col" aria-sort=${direction}>
    <button type="button" class="sort" title=${words.sortBy(words[column])} @click=${() => onSort(column, words[column])}>${words[column]}<span class="arrow" aria-hidden="true">${ascending === null ? "↕" : ascending ? "↑" : "↓"}</span></button>
  </th>`;
}

function tableRow(dimension: LocalisedText | null, span: number, row: Row, sources: readonly SourceLine[], words: Words): TemplateResult {
  return html`<tr>
    ${dimension ? html`<th scope="row" rowspan=${span}>${bdi(dimension)}</th>` : nothing}
    <th scope="row" class="indicator">${bdi(row.indicator)}${row.note.text === "" ? nothing : html`<span class="note">${bdi(row.note)}</span>`}</th>
    <td class="figure">${row.figure}${row.figure === "" || row.unit.text === "" ? nothing : html`<span class="note">${bdi(row.unit)}</span>`}</td>
    <td><bdi>${row.period}</bdi></td>
    <td>${row.line === "" ? words.table.none : row.line}${row.lineFrom === "" ? nothing : html`<span class="note">${row.lineFrom}</span>`}${row.lineSource.text === "" ? nothing : html`<span class="note">${link(row.lineSource, row.lineSource.url)}</span>`}</td>
    <td>${row.result}${[...row.remarks, ...row.elsewhere.map(elsewhere)].map((remark) => html`<span class="note">${remark}</span>`)}</td>
    ${row.comparators.map((text) => html`<td>${text}</td>`)}
    <td>${changeOf(row)}${row.series ? seriesPicture(row.series) : nothing}</td>
    <td>${row.source === null ? nothing : sourceLink(row.source, sources[row.source - 1], words)}</td>
  </tr>`;
}

/** The number of the source in the list of sources; where it has an address, a link that says where it leads. */
function sourceLink(number: number, source: SourceLine | undefined, words: Words): TemplateResult {
  return source?.url == null ? html`${number}` : html`<a href=${source.url} aria-label=${words.table.sourceOf(number, source.name)}>${number}</a>`;
}
