/** Texts from data: in their own language, and isolated so that their writing direction cannot reorder what is around them. */
import type { LocalisedText } from "@place-doughnut/schema";
import { html, nothing, type TemplateResult } from "lit";

export function bdi({ text, lang }: LocalisedText): TemplateResult | typeof nothing {
  return text === "" ? nothing : html`<bdi lang=${lang ?? nothing}>${text}</bdi>`;
}

/** `url` must have passed `safeUrl`; without one the text stands alone. */
export function link(text: LocalisedText, url: string | null): TemplateResult | typeof nothing {
  return url === null ? bdi(text) : html`<a href=${url}>${bdi(text)}</a>`;
}
