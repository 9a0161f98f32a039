/** `<colour-lab>`: a brand colour put on a light and a dark figure, with the contrast of every pair and the nearest colour that passes. */
import type { PlaceDoughnut } from "@place-doughnut/element/element";
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { documentNamed } from "../documents.js";
import { contrast, hexadecimal, nearestPassing, type Rgb } from "./contrast.js";
import { colourIn, coloursOf } from "./measured.js";
import { pairs, pairsOf, roles, roleWords, type Role } from "./pairs.js";

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];
type Found = Readonly<Record<Theme, ReadonlyMap<Role, Rgb> | null>>;

export class ColourLab extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    colour: {}, role: {}, measured: { state: true },
  };
  declare colour: string;
  declare role: Role;
  private declare measured: Found;

  constructor() {
    super();
    this.colour = "#12436d";
    this.role = "line";
    this.measured = { light: null, dark: null };
  }

  /** In the story’s own tree: its style sheet holds here, and axe looks inside. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override updated(): void {
    void this.measure();
  }

  private async measure(): Promise<void> {
    const found: Record<Theme, ReadonlyMap<Role, Rgb> | null> = { light: null, dark: null };
    for (const theme of themes) {
      const element = this.querySelector<PlaceDoughnut>(`.lab-${theme} place-doughnut`);
      if (!element) return;
      this.paint(element);
      await element.updateComplete;
      found[theme] = coloursOf(element);
    }
    if (!alike(found, this.measured)) this.measured = found;
  }

  /** Only what `colourIn` has accepted, and only as a property. */
  private paint(element: PlaceDoughnut): void {
    const colour = colourIn(this.colour);
    for (const role of roles) {
      if (role === this.role && colour) element.style.setProperty(`--place-doughnut-${role}`, hexadecimal(colour));
      else element.style.removeProperty(`--place-doughnut-${role}`);
    }
  }

  private readonly write = (event: Event): void => {
    this.colour = (event.target as HTMLInputElement).value;
  };

  private readonly choose = (event: Event): void => {
    this.role = roles.find((role) => role === (event.target as HTMLSelectElement).value) ?? this.role;
  };

  override render(): TemplateResult {
    const colour = colourIn(this.colour);
    return html`
      <form class="lab-form" @submit=${(event: Event) => event.preventDefault()}>
        <label>Your colour <input name="colour" autocomplete="off" spellcheck="false" .value=${this.colour} aria-describedby="lab-said" @input=${this.write}></label>
        <label>to be used for <select name="role" @change=${this.choose}>
          ${roles.map((role) => html`<option value=${role} .selected=${role === this.role}>${roleWords[role]}</option>`)}
        </select></label>
      </form>
      <p id="lab-said" role="status">${colour
        ? html`<code>--place-doughnut-${this.role}: ${hexadecimal(colour)};</code>`
        : "This is no colour that covers what is behind it. Write it as #12436d, rgb(18 67 109), hsl(208 72% 25%) or by its name in CSS; the usual colour is shown."}</p>
      <div class="lab-themes">${themes.map((theme) => this.theme(theme, colour))}</div>`;
  }

  private theme(theme: Theme, colour: Rgb | null): TemplateResult {
    const measured = this.measured[theme];
    return html`<section class="lab-${theme}" aria-label="On a ${theme} page">
      <h3>On a ${theme} page</h3>
      ${measured ? html`${this.advice(measured, colour)}${table(theme, measured, this.role)}` : nothing}
      <place-doughnut heading-level="4" .data=${documentNamed("three-dimensions")}></place-doughnut>
    </section>`;
  }

  /** What to do about the colour, in a sentence. */
  private advice(measured: ReadonlyMap<Role, Rgb>, colour: Rgb | null): TemplateResult | typeof nothing {
    if (!colour) return nothing;
    const demands = pairsOf(this.role).map(({ other, least }) => ({ against: measured.get(other)!, least }));
    const near = nearestPassing(colour, demands);
    if (near && hexadecimal(near) === hexadecimal(colour)) return html`<p class="advice">Your colour passes here.</p>`;
    if (!near) return html`<p class="advice">No colour of this hue passes against all of its neighbours here. Change a neighbour first.</p>`;
    const use = (): void => { this.colour = hexadecimal(near); };
    return html`<p class="advice">Your colour does not pass here. The nearest of its hue that does: <span class="swatch" aria-hidden="true" ${ref((element) => { (element as HTMLElement | undefined)?.style.setProperty("background", hexadecimal(near)); })}></span> <code>${hexadecimal(near)}</code>
      <button type="button" @click=${use}>Try it<span class="spoken"> on both pages: ${hexadecimal(near)}, nearest on a ${measured === this.measured.dark ? "dark" : "light"} page</span></button></p>`;
  }
}

function table(theme: Theme, measured: ReadonlyMap<Role, Rgb>, chosen: Role): TemplateResult {
  return html`<table class="plain">
    <caption>Contrast of each pair on a ${theme} page</caption>
    <thead><tr><th scope="col">Pair</th><th scope="col">Has</th><th scope="col">Needs</th><th scope="col">Result</th></tr></thead>
    <tbody>${pairs.map(({ role, against, least }) => {
      const ratio = contrast(measured.get(role)!, measured.get(against)!);
      const words = `${roleWords[role]} against ${roleWords[against]}`;
      return html`<tr>
        <th scope="row">${role === chosen || against === chosen ? html`<b>${words}</b>` : html`<span class="usual">${words}</span>`}</th>
        <td class="number">${floored(ratio)} : 1</td><td class="number">${least} : 1</td><td>${ratio >= least ? "passes" : html`<b>fails</b>`}</td>
      </tr>`;
    })}</tbody>
  </table>`;
}

/** Down, never up: 2.996 is not 3. */
function floored(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

function alike(a: Found, b: Found): boolean {
  return JSON.stringify(themes.map((theme) => [...(a[theme] ?? [])])) === JSON.stringify(themes.map((theme) => [...(b[theme] ?? [])]));
}

if (!customElements.get("colour-lab")) customElements.define("colour-lab", ColourLab);

declare global {
  interface HTMLElementTagNameMap {
    "colour-lab": ColourLab;
  }
}
