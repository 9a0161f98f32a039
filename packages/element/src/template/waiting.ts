/** What stands in place of the figure: the page's own fallback, and beneath it what keeps the figure from coming. */
import { html, nothing, type TemplateResult } from "lit";
import type { LoadFailure } from "../events.js";
import type { Words } from "../words/index.js";

/** Asks for the document again; null where that would bring the same. */
export type Retry = (() => void) | null;

export interface Waiting {
  readonly words: Words;
  readonly failure: LoadFailure | null;
  /** Why nothing is there, once it is time to say so. */
  readonly overdue: "loading" | "empty" | null;
  readonly onRetry: Retry;
  readonly onSlot: () => void;
}

export function waiting({ words, failure, overdue, onRetry, onSlot }: Waiting): TemplateResult {
  const slot = html`<slot @slotchange=${onSlot}></slot>`;
  if (failure) return html`${slot}${note(words, words.failed[failure], onRetry)}`;
  return html`${slot}${overdue ? note(words, overdue === "loading" ? words.loading : words.nothingToShow, null) : nothing}`;
}

/** That the picture is an older one, with a way to ask again. */
export function keptNote(words: Words, onRetry: Retry): TemplateResult {
  return note(words, words.kept, onRetry);
}

function note(words: Words, text: string, onRetry: Retry): TemplateResult {
  return html`<p class="problem" lang=${words.locale}>${text}${onRetry ? html` <button type="button" class="retry" @click=${onRetry}>${words.retry}</button>` : nothing}</p>`;
}
