import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** The element speaks the language of its place in the page: its own `lang`, else that of the nearest element around it. */
const meta: Meta<Args> = { title: "Element/Language", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

const says = (text: string): NonNullable<Story["play"]> => async ({ canvasElement }) => {
  const { root } = await shown(canvasElement, ".view legend");
  await expect(root.querySelector(".view legend")?.textContent).toBe(text);
};

/** English, in the plain style of GOV.UK. */
export const English: Story = { globals: { language: "en-GB" }, play: says("Show as") };

/** Welsh, in the page’s language. The words await a translator’s review; do not publish them before. */
export const Welsh: Story = {
  globals: { language: "cy", document: "welsh-labels" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement);
    await expect(root.querySelector("#title")?.textContent).toContain("Llanenghraifft");
  },
};

/** Welsh on an English page: the element’s own `lang` counts most. */
export const WelshOnAnEnglishPage: Story = {
  args: { lang: "cy" },
  globals: { language: "en-GB" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".view legend");
    await expect(root.querySelector(".view legend")?.textContent).not.toBe("Show as");
  },
};

/** The document’s texts drawn out by two fifths, as a translation may be: nothing is cut off, nothing lies on another. */
export const LongWords: Story = {
  globals: { language: "pseudo" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement);
    await expect(root.querySelector("#title")?.textContent).toContain("⟦");
  },
};

/** A page that runs from right to left: the reading order is mirrored with the picture. There are no words in such a language yet, so they stay English. */
export const RightToLeft: Story = {
  globals: { language: "rtl" },
  play: async ({ canvasElement }) => {
    const { element } = await shown(canvasElement);
    await expect(getComputedStyle(element).direction).toBe("rtl");
  },
};
