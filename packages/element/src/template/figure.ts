/** The figure in the element's shadow root: words first, then the picture, then everything as a table, then where it comes from. */
import { html, nothing, type TemplateResult } from "lit";
import { views, type Drawing, type Picture, type View } from "../drawing.js";
import type { Figure, KeyItem, NumberedList } from "../figure.js";
import { swatchMarks } from "../key-scene.js";
import type { Words } from "../words/index.js";
import { picture, swatch } from "./picture.js";
import { table } from "./table.js";
import { bdi, link } from "./text.js";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6 | "none";

/** Real headings, so that a screen reader's list of headings holds the figure at the level that the page wants. */
const headings: Record<HeadingLevel, (title: TemplateResult | typeof nothing) => TemplateResult> = {
  1: (title) => html`<h1 class="title" part="title">${title}</h1>`,
  2: (title) => html`<h2 class="title" part="title">${title}</h2>`,
  3: (title) => html`<h3 class="title" part="title">${title}</h3>`,
  4: (title) => html`<h4 class="title" part="title">${title}</h4>`,
  5: (title) => html`<h5 class="title" part="title">${title}</h5>`,
  6: (title) => html`<h6 class="title" part="title">${title}</h6>`,
  none: (title) => html`<p class="title" part="title">${title}</p>`,
};

export interface Shown {
  readonly level: HeadingLevel;
  readonly view: View;
  /** How many things are wrong with the data on show. */
  readonly problems: number;
  /** Is this an older document, kept because a newer one could not be read? */
  readonly kept: boolean;
  /** Could the document to compare with not be read? */
  readonly otherFailed: boolean;
  readonly onView: (view: View) => void;
}

export function figure({ figure: around, model: { words }, pictures, sideBySide }: Drawing, shown: Shown): TemplateResult {
  const isTable = shown.view === "table";
  return html`<figure part="figure" class=${(pictures[0]?.scene.width ?? 0) < 420 ? "narrow" : nothing} lang=${around.lang} role="group" aria-labelledby="title" aria-describedby="summary">
    <div id="title"><slot name="heading">${headings[shown.level](bdi(around.title))}</slot></div>
    <p class="subtitle">${around.subtitle}</p>
    <div id="summary"><slot name="intro"><p class="summary" part="summary">${around.summary.join(" ")}</p></slot></div>
    ${shown.kept ? html`<p class="problem">${words.kept}</p>` : nothing}
    ${shown.problems > 0 ? html`<p class="problem">${words.problems(shown.problems)}</p>` : nothing}
    ${around.notes.map((note) => html`<p class="problem">${note}</p>`)}
    ${shown.otherFailed ? html`<p class="problem">${words.compared.failed}</p>` : nothing}
    ${viewSwitch(words, shown)}
    ${isTable ? nothing : pictureParts(around, words, pictures, sideBySide)}
    ${around.compared ? differences(around.compared) : nothing}
    <details><summary>${words.howToRead.heading}</summary>${words.howToRead.body.map((text) => html`<p>${text}</p>`)}</details>
    ${isTable ? table(around, words) : html`<details class="figures"><summary>${words.table.show}</summary>${table(around, words)}</details>`}
    ${around.sources.length === 0 ? nothing : sources(around, words)}
    <slot name="footer"></slot>
    <p class="credit" part="credit">${around.updated} ${around.credit}</p>
  </figure>`;
}

function pictureParts(around: Figure, words: Words, pictures: readonly Picture[], sideBySide: boolean): TemplateResult {
  return html`<ul class="key" part="key" role="list" aria-label=${words.key.heading}>${around.key.map(keyItem)}</ul>
    <p class="scale">${around.scale}</p>
    <div class=${sideBySide ? "frames pair" : "frames"}>${pictures.map(
      ({ heading, scene, lists }) => html`<div class="frame">
        ${heading === null ? nothing : html`<p class="frame-heading">${heading}</p>`}${picture(scene)}${lists.map(numberedList)}
      </div>`,
    )}</div>`;
}

/** Native radio buttons: they work with every keyboard, switch, voice and screen reader without a line of script. */
function viewSwitch(words: Words, { view, onView }: Shown): TemplateResult {
  return html`<fieldset class="view" part="view">
    <legend>${words.view.label}</legend>
    ${views.map((one) => html`<label><input type="radio" name="view" .checked=${one === view} @change=${() => onView(one)}>${words.view[one]}</label>`)}
  </fieldset>`;
}

function differences({ heading, differences }: NonNullable<Figure["compared"]>): TemplateResult {
  return html`<details open><summary>${heading}</summary><ul class="differences">${differences.map((text) => html`<li>${text}</li>`)}</ul></details>`;
}

function keyItem(item: KeyItem): TemplateResult {
  return html`<li>${item.looks.length === 0 ? nothing : swatch(swatchMarks(item, 0, 1))}${item.label}</li>`;
}

function numberedList({ heading, items }: NumberedList): TemplateResult {
  return html`<div class="list">
    <p class="list-heading">${heading}</p>
    <ol role="list">${items.map(({ number, name, value }) => html`<li value=${number}><span class="number">${number}</span> <b>${bdi(name)}</b> <bdi class="list-value">${value}</bdi></li>`)}</ol>
  </div>`;
}

function sources(shown: Figure, words: Words): TemplateResult {
  return html`<details>
    <summary>${words.sources.heading}</summary>
    <ol class="sources">
      ${shown.sources.map(({ title, publisher, url, details }) => html`<li>${link(title, url)}${publisher.text === "" ? nothing : html`, ${bdi(publisher)}`}${details.map((detail) => html`, ${detail}`)}</li>`)}
    </ol>
  </details>`;
}
