/** All that is known of one part of the doughnut. */
import { html, nothing, type TemplateResult } from "lit";
import type { Detail } from "../figure/detail.js";
import type { Figure, Row, SourceLine } from "../figure/figure.js";
import type { Words } from "../words/index.js";
import { heading, type HeadingLevel } from "./heading.js";
import { seriesPicture } from "./picture.js";
import { actionList, bdi, changeOf, elsewhere, link } from "./text.js";

/** The two ways out. */
export interface Leaving {
  readonly close: (event: Event) => void;
  readonly escape: (event: KeyboardEvent) => void;
}

export function detail(shown: Detail, figure: Figure, words: Words, level: HeadingLevel, on: Leaving): TemplateResult {
  const title = html`<bdi lang=${shown.name.lang ?? nothing} id="detail-name">${shown.name.text}</bdi>`;
  return html`<section class="detail" id="detail" part="detail" aria-labelledby="detail-name" lang=${figure.lang} @keydown=${on.escape}>
    <div class="detail-head">${heading(level, 1, "detail-title", title)}<button type="button" class="close" @click=${on.close}>${words.detail.close}</button></div>
    <p class="standing">${shown.ring}: ${shown.value}</p>
    ${shown.aim.text === "" ? nothing : html`<p><b>${words.detail.aim}:</b> ${bdi(shown.aim)}</p>`}
    ${shown.note.text === "" ? nothing : html`<p>${bdi(shown.note)}</p>`}
    ${shown.rows.map((row) => indicator(row, figure, words, level))}
    ${shown.actions.length === 0 ? nothing : html`<p class="actions-heading"><b>${words.detail.actions}</b></p>${actionList(shown.actions)}`}
  </section>`;
}

function indicator(row: Row, figure: Figure, words: Words, level: HeadingLevel): TemplateResult {
  const { table } = words;
  const others = [...figure.comparators.flatMap((place, i) => (row.comparators[i] ? [{ place, figure: row.comparators[i] }] : [])), ...row.elsewhere];
  return html`<div class="indicator-detail">
    ${row.indicator.text === "" ? nothing : heading(level, 2, "indicator-title", html`${bdi(row.indicator)}`)}
    <p class="result">${row.result}</p>
    ${row.series ? seriesPicture(row.series) : nothing}
    <dl>
      ${fact(table.figure, row.figure === "" ? "" : html`${row.figure}${row.unit.text === "" ? nothing : html` (${bdi(row.unit)})`}`)}
      ${fact(table.period, row.period)}
      ${fact(table.line, row.line === "" ? "" : html`${row.line}${row.lineFrom === "" ? nothing : html`, ${row.lineFrom}`}${row.lineSource.text === "" ? nothing : html`, ${link(row.lineSource, row.lineSource.url)}`}`)}
      ${fact(table.change, row.change === "" ? "" : changeOf(row))}
      ${fact(words.detail.compared, others.length === 0 ? "" : html`${others.map((one, i) => html`${i === 0 ? nothing : "; "}${elsewhere(one)}`)}`)}
      ${fact(words.detail.toKnow, row.remarks.join("; "))}
      ${fact(words.detail.notShown, row.note.text === "" ? "" : html`${bdi(row.note)}`)}
      ${fact(table.source, row.source === null ? "" : sourceLine(figure.sources[row.source - 1]))}
    </dl>
  </div>`;
}

function fact(name: string, content: TemplateResult | string): TemplateResult | typeof nothing {
  return content === "" ? nothing : html`<div><dt>${name}</dt><dd>${content}</dd></div>`;
}

function sourceLine(source: SourceLine | undefined): TemplateResult | string {
  return source === undefined ? "" : html`${link(source.title, source.url)}${source.publisher.text === "" ? nothing : html`, ${bdi(source.publisher)}`}${source.details.map((detail) => html`, ${detail}`)}`;
}
