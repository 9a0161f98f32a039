/** The figure in the element's shadow root: words first, then the picture, then everything as a table, then where it comes from. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Figure, KeyItem, NumberedList } from "../figure.js";
import type { Scene } from "../scene.js";
import type { Words } from "../words/index.js";
import { picture } from "./picture.js";
import { table } from "./table.js";
import { bdi, link } from "./text.js";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6 | "none";

/** Real headings, so that a screen reader's list of headings holds the figure at the level that the page wants. */
const headings: Record<HeadingLevel, (title: TemplateResult | typeof nothing) => TemplateResult> = {
  1: (title) => html`<h1 id="title" class="title" part="title">${title}</h1>`,
  2: (title) => html`<h2 id="title" class="title" part="title">${title}</h2>`,
  3: (title) => html`<h3 id="title" class="title" part="title">${title}</h3>`,
  4: (title) => html`<h4 id="title" class="title" part="title">${title}</h4>`,
  5: (title) => html`<h5 id="title" class="title" part="title">${title}</h5>`,
  6: (title) => html`<h6 id="title" class="title" part="title">${title}</h6>`,
  none: (title) => html`<p id="title" class="title" part="title">${title}</p>`,
};

export interface Notes {
  /** How many things are wrong with the data on show. */
  readonly problems: number;
  /** Is this an older document, kept because a newer one could not be read? */
  readonly kept: boolean;
}

export function figure(shown: Figure, scene: Scene, words: Words, level: HeadingLevel, notes: Notes): TemplateResult {
  return html`<figure part="figure" class=${scene.width < 420 ? "narrow" : nothing} lang=${shown.lang} role="group" aria-labelledby="title" aria-describedby="summary">
    <slot name="heading">${headings[level](bdi(shown.title))}</slot>
    <p class="subtitle">${shown.subtitle}</p>
    <slot name="intro"><p id="summary" class="summary" part="summary">${shown.summary.join(" ")}</p></slot>
    ${notes.kept ? html`<p class="problem">${words.kept}</p>` : nothing}
    ${notes.problems > 0 ? html`<p class="problem">${words.problems(notes.problems)}</p>` : nothing}
    <ul class="key" part="key" role="list" aria-label=${words.key.heading}>${shown.key.map(keyItem)}</ul>
    <p class="scale">${shown.scale}</p>
    <div class="frame">${picture(scene)}</div>
    ${shown.lists.map(numberedList)}
    <details><summary>${words.howToRead.heading}</summary>${words.howToRead.body.map((text) => html`<p>${text}</p>`)}</details>
    <details class="figures"><summary>${words.table.show}</summary>${table(shown, words)}</details>
    ${shown.sources.length === 0 ? nothing : sources(shown, words)}
    <slot name="footer"></slot>
    <p class="credit" part="credit">${shown.updated} ${shown.credit}</p>
  </figure>`;
}

function keyItem({ look, texture, label }: KeyItem): TemplateResult {
  const isMarker = look === "no-target" || look === "unmeasurable";
  return html`<li>
    <svg class="swatch" viewBox="0 0 22 16" aria-hidden="true" focusable="false">
      ${isMarker ? svg`<circle class=${look} cx="11" cy="8" r="5"></circle>` : svg`<rect class=${look} x="1" y="1" width="20" height="14"></rect>`}
      ${texture === null ? nothing : svg`<rect class="texture" fill="url(#${texture})" x="1" y="1" width="20" height="14"></rect>`}
    </svg>
    ${label}
  </li>`;
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
