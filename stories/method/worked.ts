/** The sums behind single wedges of an example document, by the schema's own functions. */
import { localise, measureDoughnut, type Doughnut, type MeasuredIndicator } from "@place-doughnut/schema";
import { html, type TemplateResult } from "lit";
import { documentNamed } from "../documents.js";

/** A wedge: an indicator of an example document, by their names. */
export interface Wedge { readonly document: string; readonly indicator: string }

export interface Worked {
  readonly name: string;
  readonly place: string;
  readonly value: number;
  readonly unit: string;
  readonly zero: number;
  readonly one: number;
  readonly position: number;
  readonly result: string;
}

/** The sum of one wedge. Throws for an indicator that is not there or has no position. */
export function worked({ document, indicator: id }: Wedge): Worked {
  const { doughnut, dimensions } = measureDoughnut(documentNamed(document) as Doughnut);
  const found = dimensions.flatMap(({ indicators }) => indicators).find(({ indicator }) => indicator.id === id);
  const value = found?.observation?.value;
  const one = (found?.indicator.boundary ?? found?.indicator.target)?.value;
  if (!found || value == null || one == null || found.position === null) throw new Error(`${document} has no position for ${id}.`);
  const { indicator } = found;
  return {
    name: localise(indicator.name, "en").text, place: localise(doughnut.place.name, "en").text, unit: localise(indicator.unit?.symbol, "en").text,
    value, zero: indicator.boundary ? (indicator.reference ?? 0) : (indicator.floor ?? 0), one,
    position: found.position, result: resultOf(found),
  };
}

function resultOf({ state, overshoot, shortfall, position }: MeasuredIndicator): string {
  if (state === "overshoot") return `overshoot: ${rounded(position!)} − 1 = ${rounded(overshoot)} boundaries past`;
  if (state === "shortfall") return `shortfall: 1 − ${rounded(position!)} = ${rounded(shortfall * 100)}% short`;
  return "within: no wedge";
}

export function sums(wedges: readonly Wedge[]): TemplateResult {
  return html`<div class="scroller" role="region" tabindex="0" aria-label="Worked sums"><table class="plain sums">
    <caption>(value − zero) ÷ (one − zero) = position</caption>
    <thead><tr>${["Indicator", "Place", "Value", "Zero", "One", "Sum", "What is drawn"].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${wedges.map(worked).map((each) => html`<tr>
      <th scope="row">${each.name}</th><td>${each.place}</td><td class="number">${rounded(each.value)} ${each.unit}</td><td class="number">${rounded(each.zero)}</td><td class="number">${rounded(each.one)}</td>
      <td class="number">(${rounded(each.value)} − ${rounded(each.zero)}) ÷ (${rounded(each.one)} − ${rounded(each.zero)}) = ${rounded(each.position)}</td><td>${each.result}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

function rounded(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 4 }).replace("-", "−");
}
