import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** Widths, themes, print, and a reader’s own settings. Each can be chosen in the toolbar for every other story, too. */
const meta: Meta<Args> = { title: "Element/Sizes and settings", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

const fits: NonNullable<Story["play"]> = async ({ canvasElement }) => {
  const { element, root } = await shown(canvasElement, "svg.picture");
  const right = element.getBoundingClientRect().right + 1;
  const beyond = [...root.querySelectorAll("figure > *, .choose *")].filter((part) => part.getBoundingClientRect().right > right);
  await expect(beyond.map((part) => part.className)).toEqual([]);
};

/** Numbered wedges, and the list beneath is what is read. 320 pixels are a page at 400 % zoom, too. */
export const Width320: Story = { globals: { width: "320" }, play: fits };
/** A telephone. */
export const Width400: Story = { globals: { width: "400" }, play: fits };
/** A column of text: short names, and their numbers. */
export const Width640: Story = { globals: { width: "640" }, play: fits };
/** A whole page. */
export const Width960: Story = { globals: { width: "960" }, play: fits };

/** A dark page. It says so itself with `color-scheme: dark`; the element follows the page, not the reader’s system. */
export const DarkPage: Story = {
  globals: { theme: "dark" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".ring");
    await expect(getComputedStyle(root.querySelector(".ring")!).stroke).toBe("rgb(95, 208, 195)");
  },
};

/** Forced colours, by the element’s own rules for them: two colours of the system, and the textures carry the difference. */
export const ForcedColours: Story = {
  globals: { theme: "forced" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".ring");
    await expect(getComputedStyle(root.querySelector(".ring")!).stroke).toBe(getComputedStyle(canvasElement.querySelector(".page")!).color);
  },
};

/** As it is printed: without buttons, everything unfolded, addresses written out; here in grey. Your browser’s print preview shows the pages. */
export const LikePrint: Story = {
  globals: { theme: "print" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".choose");
    await expect(getComputedStyle(root.querySelector(".choose")!).display).toBe("none");
  },
};

/** A reader’s own text spacing, WCAG 2.2, 1.4.12: labels are laid out again, nothing is cut off. */
export const TextSpacing: Story = { globals: { spacing: "wide" }, play: fits };

/** In a panel that is closed at first, it is there as soon as the panel opens. */
export const InAPanel: Story = {
  render: (args, context) => html`<details><summary>Our doughnut</summary>${figure(args, context)}</details>`,
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(canvasElement.querySelector("summary")!);
    const { root } = await shown(canvasElement, "svg.picture");
    await expect(root.querySelector("svg.picture")!.getBoundingClientRect().width).toBeGreaterThan(200);
  },
};
