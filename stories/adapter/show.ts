/** What came of a feed, for people: the file, the first rows of its table, every problem with its place, and the doughnut. */
import type { FeedProblem, Table } from "@place-doughnut/adapter";
import { html, nothing, type TemplateResult } from "lit";
import type { Recorded } from "./recorded.js";
import type { Run } from "./run.js";

const rowsShown = 5;
const columnsShown = 8;
const problemsShown = 12;

export function show({ feeds, table, problems, built }: Run): TemplateResult {
  return html`
    <h2>The feed</h2>
    ${feeds.length === 1 ? file(feeds[0]!) : html`<p>${feeds.length} recorded files, ${size(feeds.reduce((sum, { bytes }) => sum + bytes.length, 0))} in all.</p>`}
    ${table ? first(table) : nothing}
    <h2>What was found on the way</h2>
    ${problems.length === 0 ? html`<p>Nothing.</p>` : html`<ul class="problems">${problems.slice(0, problemsShown).map(problem)}</ul>`}
    ${problems.length > problemsShown ? html`<p>And ${problems.length - problemsShown} more.</p>` : nothing}
    ${built ? account(built.stats) : nothing}
    ${built?.doughnut ? html`<h2>The doughnut</h2><place-doughnut heading-level="3" .data=${built.doughnut}></place-doughnut>` : nothing}`;
}

function file({ file: name, bytes, origin, licence, rewritten }: Recorded): TemplateResult {
  return html`<p class="file"><b>${name}</b>, ${size(bytes.length)}. From ${origin}. Licence: ${licence}.</p>${rewritten ? html`<p class="say">${rewritten}</p>` : nothing}`;
}

function first({ columns, rows, sheet }: Table): TemplateResult {
  const some = columns.slice(0, columnsShown);
  return html`<div class="scroller" role="region" tabindex="0" aria-label="The first rows of the table">
    <table class="plain">
      <caption>The table as read: ${rows.length.toLocaleString("en-GB")} rows, ${columns.length} columns${sheet ? html`, from the sheet “${sheet}”` : nothing}</caption>
      <thead><tr><th scope="col">Row in the file</th>${some.map((column) => html`<th scope="col">${column.trim() || "(no name)"}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, rowsShown).map(({ row, cells }) => html`<tr><th scope="row" class="number">${row}</th>${some.map((_, at) => html`<td>${cells[at]}</td>`)}</tr>`)}</tbody>
    </table>
  </div>
  ${columns.length > columnsShown ? html`<p>Further columns: ${columns.slice(columnsShown).join(", ")}.</p>` : nothing}`;
}

const mender = { publisher: "the publisher", mapping: "whoever wrote the portrait", adapter: "the makers of this adapter" } as const;
const about = { publisher: "the publisher’s file", mapping: "the portrait", adapter: "this adapter" } as const;

function problem({ code, severity, responsibility, message, hint, more, ...where }: FeedProblem): TemplateResult {
  return html`<li>
    <span class="severity">${severity}</span> <code>${code}</code>: ${message} ${hint ?? nothing}
    ${more ? html`<br>The same ${more} more times.` : nothing}
    <br>${place(where)}${severity === "notice" ? `About ${about[responsibility]}.` : `To be mended by ${mender[responsibility]}.`}
  </li>`;
}

function place({ source, indicator, row, column, path }: Partial<FeedProblem>): string {
  const parts = [source && `source ${source}`, indicator && `indicator ${indicator}`, row && `row ${row}`, column && `column “${column}”`, path && `at ${path} in the portrait`].filter(Boolean);
  return parts.length === 0 ? "" : `Where: ${parts.join(", ")}. `;
}

function account({ read, used, dropped }: { readonly read: number; readonly used: number; readonly dropped: Readonly<Record<string, number | undefined>> }): TemplateResult {
  const reasons = Object.entries(dropped).map(([reason, rows]) => `${rows?.toLocaleString("en-GB")} (${reason})`);
  return html`<p>Rows read: ${read.toLocaleString("en-GB")}. Used: ${used.toLocaleString("en-GB")}. Not used: ${reasons.length === 0 ? "none" : reasons.join(", ")}.</p>`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
