/// <reference types="vite/client" />
import type { PlaceDoughnut } from "@place-doughnut/element/element";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, waitFor } from "storybook/test";
import damaged from "../../test/fixtures/formats/csv-edge/fl-latin1.csv?url&no-inline";
import notJson from "../../examples/trafford/icon.svg?url&no-inline";
import noDoughnut from "../../examples/trafford/feeds/recordings.json?url&no-inline";
import { addressOf, missing } from "../documents.js";
import { argTypes, shown, statesOf, type Args } from "../element.js";

/**
 * What is shown when a document is on its way, missing or broken. None of it is acted: each story asks for an address
 * that fails in that very way. What the page has put between the tags stays visible, the reason stands beneath, and the
 * page is told by an event and a state.
 */
const meta: Meta<Args> = { title: "Element/States", component: "place-doughnut", argTypes, parameters: { controls: { disable: true } } };
export default meta;
type Story = StoryObj<Args>;

const fallback = html`<p>The council’s own list of figures, as a <a href="#figures">page that needs no script</a>.</p>`;
const from = (src: string): TemplateResult => html`<place-doughnut src=${src}>${fallback}</place-doughnut>`;

/** A story whose address fails in this way, and a sentence of what is said then. */
function failing(src: string, sentence: string): Story {
  return {
    render: () => from(src),
    play: async ({ canvasElement }) => {
      const { element, root } = await shown(canvasElement, ".problem");
      await expect(statesOf(element)).toEqual(["error"]);
      await expect(root.querySelector(".problem")?.textContent).toContain(sentence);
      await expect(root.querySelector(".retry")).not.toBeNull();
      await expect(canvasElement.textContent).toContain("The council’s own list");
    },
  };
}

/** On its way: the page’s own words stay. After a second, a line says that it is being fetched. Here the request is held back for as long as the story is open. */
export const Loading: Story = {
  render: () => from(`${addressOf("trafford")}#held`),
  beforeEach: () => {
    const fetched = globalThis.fetch;
    const held = new AbortController();
    globalThis.fetch = async (address, options) => {
      if (!String(address).endsWith("#held")) return await fetched(address, options);
      await new Promise((_, stop) => [held.signal, options?.signal].forEach((signal) => signal?.addEventListener("abort", () => stop(new DOMException("No longer wanted", "AbortError")))));
      return Response.error();
    };
    return () => {
      globalThis.fetch = fetched;
      held.abort();
    };
  },
  play: async ({ canvasElement }) => {
    const { element, root } = await shown(canvasElement, "slot");
    await waitFor(() => expect(statesOf(element)).toEqual(["loading"]));
    await waitFor(() => expect(root.textContent).toContain("The doughnut is being fetched."), { timeout: 5000 });
  },
};

/** There is neither a document nor an address of one, and nothing between the tags: after a second a line says what to do. */
export const Empty: Story = {
  render: () => html`<place-doughnut></place-doughnut>`,
  play: async ({ canvasElement }) => {
    const { element, root } = await shown(canvasElement, "slot");
    await waitFor(() => expect(root.textContent).toContain("There is nothing to show yet."), { timeout: 5000 });
    await expect(statesOf(element)).toEqual(["empty"]);
  },
};

/** The page’s own words are enough: nothing is added. */
export const EmptyWithFallback: Story = {
  render: () => html`<place-doughnut>${fallback}</place-doughnut>`,
  play: async ({ canvasElement }) => {
    const { element } = await shown(canvasElement, "slot");
    await waitFor(() => expect(statesOf(element)).toEqual(["empty"]));
  },
};

/** `http`: the server says that there is no such document. */
export const NotThere: Story = failing(missing, "the address does not answer with a document");
/** `network`: nothing answers at all. Browsers refuse this port of the machine itself, so nothing is sent. */
export const NoAnswer: Story = failing("http://127.0.0.1:1/trafford.doughnut.json", "could not be fetched");
/** `not-json`: the address is that of a picture. */
export const NotJson: Story = failing(notJson, "not a readable document");
/** `encoding`: the file is not in UTF-8. Nobody’s name may be shown with a broken letter. */
export const NotUtf8: Story = failing(damaged, "Some letters");
/** `invalid`: JSON, but no doughnut. Here it is a list of recorded feeds. */
export const NoDoughnut: Story = failing(noDoughnut, "not a valid document");
/** `too-large`: more than five million bytes. It is refused before all of it has come. The address holds five million blanks. */
export const TooLarge: Story = failing(URL.createObjectURL(new Blob([new Uint8Array(5_000_001).fill(32)])), "too large");
/** `newer-version`: made for a later version of the element than this page has. The address holds nothing but the number of the version. */
export const NewerVersion: Story = failing('data:application/json,{"version":99}', "newer version");

/** A later document cannot be read: the last good picture stays, with a note, and a button to try again. */
export const LastGoodKept: Story = {
  render: () => html`<place-doughnut src=${addressOf("trafford")} @place-doughnut-ready=${(event: Event) => { (event.currentTarget as PlaceDoughnut).src = missing; }}>${fallback}</place-doughnut>`,
  play: async ({ canvasElement }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    await waitFor(() => expect(root.textContent).toContain("The figures could not be updated."), { timeout: 5000 });
    await expect(statesOf(element)).toEqual(["error"]);
    await expect(root.querySelector("svg.picture")).not.toBeNull();
  },
};
