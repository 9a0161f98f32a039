/**
 * Native buttons for the parts of the picture. They work in every way of reading: by touch, by voice, by switch, with a
 * screen reader's own cursor – which is why they are no list box, no grid and no tree.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Control, RingControls } from "../exploring/controls.js";
import type { Scene } from "../picture/marks.js";
import { placed } from "./placed.js";
import { bdi } from "./text.js";

/** What the buttons need to know of the element. */
export interface Exploring {
  /** The place that is open, and what is told of it. */
  readonly open: number | null;
  readonly detail: TemplateResult | null;
}

/** Over the picture: invisible, for the picture shows what they are. */
export function overlay({ label, items }: RingControls, scene: Scene, exploring: Exploring): TemplateResult {
  return html`<ul class="over" role="list" aria-label=${label}>${items.map(
    (item) => html`<li>${button(item, exploring, html`<span class="spoken">${bdi(item.name)}, ${item.says}</span>`, scene)}</li>`,
  )}</ul>`;
}

/** Beneath the picture, with the numbers that stand in it. What is told of one opens under it. */
export function list({ label, items }: RingControls, heading: string, exploring: Exploring): TemplateResult {
  return html`<div class="list">
    <p class="list-heading">${heading}</p>
    <ol role="list" aria-label=${label}>${items.map((item) => html`<li value=${item.number}>${button(item, exploring, row(item))}${exploring.open === item.place ? exploring.detail : nothing}</li>`)}</ol>
  </div>`;
}

/** What is seen is what is read out, but for the signs that are said in words. */
function row({ number, name, value, says }: Control): TemplateResult {
  return html`<span class="number" aria-hidden="true">${number}</span> <b>${bdi(name)}</b><span class="spoken">, ${says}</span> <bdi class="list-value" aria-hidden="true">${value}</bdi>`;
}

/** Which one Tab goes to, `exploring/walker.ts` says by hand. */
function button({ place, part }: Control, { open }: Exploring, content: TemplateResult, scene?: Scene): TemplateResult {
  const isOpen = open === place;
  return scene
    ? html`<button type="button" class="part" data-place=${place} tabindex="-1" aria-expanded=${isOpen} aria-controls=${isOpen ? "detail" : nothing} ${placed(part.target, scene)}>${content}</button>`
    : html`<button type="button" class="row" data-place=${place} tabindex="-1" aria-expanded=${isOpen} aria-controls=${isOpen ? "detail" : nothing}>${content}</button>`;
}
