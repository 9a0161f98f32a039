/** Texts from data: in their own language, and isolated so that their writing direction cannot reorder what is around them. */
import type { LocalisedText } from "@place-doughnut/schema";
import type { Aim } from "../figure/aims.js";
import type { Elsewhere, Row } from "../figure/figure.js";
import { html, nothing, type TemplateResult } from "lit";

export function bdi({ text, lang }: LocalisedText): TemplateResult | typeof nothing {
  return text === "" ? nothing : html`<bdi lang=${lang ?? nothing}>${text}</bdi>`;
}

/** `url` must have passed `safeUrl`; without one the text stands alone. */
export function link(text: LocalisedText, url: string | null): TemplateResult | typeof nothing {
  return url === null ? bdi(text) : html`<a href=${url}>${bdi(text)}</a>`;
}

/** What is being done, each with how far it has come. */
export function actionList(actions: Aim["actions"]): TemplateResult | typeof nothing {
  return actions.length === 0 ? nothing : html`<ul class="actions">${actions.map(({ title, url, standing }) => html`<li>${link(title, url)} (${standing})</li>`)}</ul>`;
}

/** Another place's figure, its name in its own language. */
export function elsewhere({ place, figure }: Elsewhere): TemplateResult {
  return html`${bdi(place)}: ${figure}`;
}

/** The arrow is for the eye: some screen readers would say "north east arrow". */
export function changeOf({ arrow, change }: Pick<Row, "arrow" | "change">): TemplateResult {
  return html`${arrow === "" ? nothing : html`<span aria-hidden="true">${arrow}</span> `}${change}`;
}
