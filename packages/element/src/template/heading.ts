/** Real headings, so that a screen reader's list of headings holds the figure at the level that the page wants. */
import { html, nothing, type TemplateResult } from "lit";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6 | "none";

/** A heading `below` the level of the figure's title; the sixth is the last there is. */
export function heading(level: HeadingLevel, below: 0 | 1 | 2, name: "title" | "detail-title" | "indicator-title", content: TemplateResult | typeof nothing): TemplateResult {
  const part = name === "title" ? "title" : nothing;
  switch (level === "none" ? level : Math.min(6, level + below)) {
    case 1: return html`<h1 class=${name} part=${part}>${content}</h1>`;
    case 2: return html`<h2 class=${name} part=${part}>${content}</h2>`;
    case 3: return html`<h3 class=${name} part=${part}>${content}</h3>`;
    case 4: return html`<h4 class=${name} part=${part}>${content}</h4>`;
    case 5: return html`<h5 class=${name} part=${part}>${content}</h5>`;
    case 6: return html`<h6 class=${name} part=${part}>${content}</h6>`;
    default: return html`<p class=${name} part=${part}>${content}</p>`;
  }
}
