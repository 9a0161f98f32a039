/** Files to download and things to copy: native buttons, each of which says what comes and how large it is. */
import { html, nothing, type TemplateResult } from "lit";
import type { FileKind } from "../page/save.js";
import type { Words } from "../words/index.js";

export interface Take {
  /** Sizes in words of what is ready as text, null for more than a file can hold; none until somebody looks, for they take time to work out. */
  readonly sizes: { readonly csv: string | null; readonly json: string | null } | null;
  /** What came of the last press; "" before the first. */
  readonly told: string;
  /** The link to this view, for copying by hand where the browser would not; null otherwise. */
  readonly link: string | null;
  readonly onOpen: () => void;
  readonly onSave: (kind: FileKind) => void;
  readonly onCopyTable: () => void;
  /** Null where there is no link to a view. */
  readonly onCopyLink: (() => void) | null;
}

export function take(words: Words, shown: Take): TemplateResult {
  return html`<details class="take" part="take" @toggle=${shown.onOpen}>
    <summary>${words.take.heading}</summary>
    ${shown.sizes ? buttons(words, shown, shown.sizes) : nothing}
    ${shown.told === "" ? nothing : html`<p class="told">${shown.told}</p>`}
    ${shown.link === null ? nothing : html`<p><label>${words.take.link} <input class="link" readonly .value=${shown.link} @focus=${selectAll}></label></p>`}
  </details>`;
}

function buttons({ take: words }: Words, { onSave, onCopyTable, onCopyLink }: Take, sizes: NonNullable<Take["sizes"]>): TemplateResult {
  const button = (text: string, press: () => void): TemplateResult => html`<li><button type="button" @click=${press}>${text}</button></li>`;
  return html`<ul role="list">
    ${sizes.csv === null ? html`<li>${words.tooLarge}</li>` : button(words.csv(sizes.csv), () => onSave("csv"))}
    ${sizes.json === null ? nothing : button(words.json(sizes.json), () => onSave("json"))}
    ${button(words.svg, () => onSave("svg"))}
    ${button(words.png, () => onSave("png"))}
    ${button(words.copyTable, onCopyTable)}
    ${onCopyLink ? button(words.copyLink, onCopyLink) : nothing}
  </ul>`;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement).select();
}
