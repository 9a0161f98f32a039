/** `<place-doughnut>` as the stories show it: its controls, how a story's choices become attributes, and what tests ask of it. */
import { safeColour } from "@place-doughnut/schema";
import type { PlaceDoughnut } from "@place-doughnut/element/element";
import type { ArgTypes, StoryContext } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { ref } from "lit/directives/ref.js";
import { waitFor } from "storybook/test";
import { addressOf, documentNamed, names } from "./documents.js";
import { withLongWords } from "./long-words.js";

/** The attributes by their own names; custom properties begin with two hyphens. What is left out is not set. */
export type Args = Record<string, unknown>;

const table = { category: "attributes" };
const choice = (options: readonly string[], control: "select" | "inline-radio" = "inline-radio"): ArgTypes[string] => ({ control, options, table });
/** Storybook serves the example documents; their names stand for their addresses. */
const address: ArgTypes[string] = { control: "select", options: names, mapping: Object.fromEntries(names.map((name) => [name, addressOf(name)])), table };

/** Attributes in the order in which a person meets them. A test holds this list against the element's manifest. */
export const attributes: ArgTypes = {
  src: address,
  view: choice(["doughnut", "bars", "table"]),
  lens: choice(["all", "local", "global", "local-social", "local-ecological", "global-ecological", "global-social"], "select"),
  period: { control: "text", table },
  compare: address,
  scale: choice(["length", "area"]),
  "ecological-scale": choice(["overshoot", "pressure"]),
  textures: choice(["on", "off"]),
  "heading-level": choice(["1", "2", "3", "4", "5", "6", "none"], "select"),
  selected: { control: "text", table },
  "deep-link": { control: "text", table },
  lang: { control: "text", table },
};

export const colourProperties: readonly string[] =
  ["overshoot", "shortfall", "within", "band", "band-text", "line", "quiet", "texture", "page", "text"].map((name) => `--place-doughnut-${name}`);
export const fontProperty = "--place-doughnut-font";

export const argTypes: ArgTypes = {
  ...attributes,
  ...Object.fromEntries(colourProperties.map((name) => [name, { control: "color", table: { category: "css custom properties" } }])),
  [fontProperty]: { control: "text", table: { category: "css custom properties" } },
};

/** The page's toolbar, as far as it is about the element itself. */
type Globals = Pick<StoryContext, "globals">;

/** The element with the story's attributes. Without `src` it shows the document that the toolbar names. */
export function figure(args: Args, { globals }: Globals, between: TemplateResult | string = ""): TemplateResult {
  const of = (name: string): string | undefined => asText(args[name]);
  return html`<place-doughnut
    .data=${of("src") === undefined ? documentFor(String(globals["document"]), globals) : undefined}
    src=${ifDefined(of("src"))}
    view=${ifDefined(of("view"))}
    lens=${ifDefined(of("lens"))}
    period=${ifDefined(of("period"))}
    compare=${ifDefined(of("compare"))}
    scale=${ifDefined(of("scale"))}
    ecological-scale=${ifDefined(of("ecological-scale"))}
    textures=${of("textures") ?? String(globals["textures"])}
    heading-level=${ifDefined(of("heading-level"))}
    selected=${ifDefined(of("selected"))}
    deep-link=${ifDefined(of("deep-link"))}
    lang=${ifDefined(of("lang"))}
    @place-doughnut-ready=${listener(args["onPlaceDoughnutReady"])}
    @place-doughnut-error=${listener(args["onPlaceDoughnutError"])}
    @place-doughnut-change=${listener(args["onPlaceDoughnutChange"])}
    @place-doughnut-select=${listener(args["onPlaceDoughnutSelect"])}
    ${ref((element) => { if (element) paint(element as PlaceDoughnut, args); })}
    >${between}</place-doughnut
  >`;
}

/** An example document in the toolbar's language. */
export function documentFor(name: string, globals: StoryContext["globals"]): unknown {
  const document = documentNamed(name);
  return globals["language"] === "pseudo" ? withLongWords(document) : document;
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Storybook puts a function there that notes the event under “Actions”. */
function listener(value: unknown): ((event: Event) => void) | undefined {
  return typeof value === "function" ? (event) => void value(event) : undefined;
}

/** A colour that is none is not set, so that a slip of the hand shows the usual one. */
function paint(element: HTMLElement, args: Args): void {
  for (const name of colourProperties) {
    const colour = safeColour(asText(args[name]) ?? "");
    if (colour === null) element.style.removeProperty(name);
    else element.style.setProperty(name, colour);
  }
  const font = asText(args[fontProperty]);
  if (font === undefined) element.style.removeProperty(fontProperty);
  else element.style.setProperty(fontProperty, font);
}

/** The element in a story, once it shows what is asked for: a figure, or another part of its shadow tree. */
export async function shown(canvas: HTMLElement, part = "figure", index = 0): Promise<{ element: PlaceDoughnut; root: ShadowRoot }> {
  return await waitFor(() => {
    const element = canvas.querySelectorAll("place-doughnut")[index];
    const root = element?.shadowRoot;
    if (!element || !root?.querySelector(part)) throw new Error(`There is no ${part} yet.`);
    return { element, root };
  }, { timeout: 10_000 });
}

/** The states the element says it is in. */
export function statesOf(element: Element): string[] {
  return ["loading", "empty", "error"].filter((state) => element.matches(`:state(${state})`));
}
