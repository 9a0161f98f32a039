/** What a person can choose: native controls, which work with every keyboard, switch, voice and screen reader. */
import { html, nothing, type TemplateResult } from "lit";
import { views } from "../drawing.js";
import type { Choosable } from "../events.js";
import type { Words } from "../words/index.js";

/** What there is to choose from, and what is chosen. */
export interface Choice {
  readonly view: string;
  readonly lens: string;
  /** Null for the latest figures. */
  readonly period: string | null;
  /** Empty where there is nothing to choose. */
  readonly lenses: readonly { readonly value: string; readonly label: string }[];
  readonly periods: readonly string[];
  readonly isChanged: boolean;
  readonly choose: (property: Choosable, value: string | null) => void;
  readonly reset: () => void;
}

export function choose(words: Words, choice: Choice): TemplateResult {
  const { view, lens, period, lenses, periods } = choice;
  return html`<div class="choose">
    <fieldset class="view" part="view">
      <legend>${words.view.label}</legend>
      ${views.map((one) => html`<label><input type="radio" name="view" .checked=${one === view} @change=${() => choice.choose("view", one)}>${words.view[one]}</label>`)}
    </fieldset>
    ${lenses.length < 2 ? nothing : select(words.choose.lens, lenses, lens, (value) => choice.choose("lens", value))}
    ${periods.length < 2 ? nothing : select(
      words.choose.period, [{ value: "", label: words.choose.latest }, ...periods.map((one) => ({ value: one, label: one }))], period ?? "",
      (value) => choice.choose("period", value === "" ? null : value),
    )}
    ${choice.isChanged ? html`<button type="button" @click=${choice.reset}>${words.choose.reset}</button>` : nothing}
  </div>`;
}

function select(label: string, options: readonly { readonly value: string; readonly label: string }[], chosen: string, choose: (value: string) => void): TemplateResult {
  return html`<label class="select"><span>${label}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>${options.map((one) => html`<option value=${one.value} .selected=${one.value === chosen}>${one.label}</option>`)}</select>
  </label>`;
}
