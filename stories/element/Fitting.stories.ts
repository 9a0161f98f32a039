import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** What a page can make its own: words in slots, colours in custom properties, parts and states in its style sheet, headings, links. */
const meta: Meta<Args> = { title: "Element/Made your own", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

/** `heading` replaces the title, `intro` the generated summary; `footer` stands after the sources. */
export const Slots: Story = {
  render: (args, context) => figure(args, context, html`
    <h2 slot="heading">Trafford’s doughnut, as the council tells it</h2>
    <p slot="intro">Words of your own. Say what stands out, what is being done, and what nobody knows yet.</p>
    <p slot="footer">Questions? Write to the policy team.</p>`),
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement);
    for (const name of ["heading", "intro", "footer"]) await expect(root.querySelector<HTMLSlotElement>(`slot[name="${name}"]`)?.assignedElements().length).toBe(1);
  },
};

/** Colours of your own, each checked in the colour lab. Set them once, at `:root`. */
export const CustomProperties: Story = {
  args: {
    "--place-doughnut-overshoot": "#7a1f5c", "--place-doughnut-shortfall": "#12436d", "--place-doughnut-within": "#1d7a72", "--place-doughnut-band": "#e6eef5", "--place-doughnut-band-text": "#0b0c0c",
    "--place-doughnut-line": "#12436d", "--place-doughnut-quiet": "#505a5f", "--place-doughnut-texture": "#ffffff", "--place-doughnut-page": "#ffffff", "--place-doughnut-text": "#0b0c0c",
    "--place-doughnut-font": "Georgia, serif",
  },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".ring");
    await expect(getComputedStyle(root.querySelector(".ring")!).stroke).toBe("rgb(18, 67, 109)");
  },
};

const parts = ["figure", "title", "summary", "view", "key", "picture", "detail", "table", "take", "credit"];

/** Every part that a style sheet of the page can address, with a line around it and its name in the margin of this story. */
export const Parts: Story = {
  args: { selected: "housing" },
  render: (args, context) => html`<style>${parts.map((part) => `.parts place-doughnut::part(${part}) { outline: 2px dashed currentColor; outline-offset: 2px; } `)}</style>
    <p>With a dashed line: ${parts.map((part, at) => html`${at > 0 ? ", " : ""}<code>::part(${part})</code>`)}.</p>
    <div class="parts">${figure(args, context)}</div>`,
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "#detail");
    const there = new Set([...root.querySelectorAll("[part]")].flatMap((element) => element.getAttribute("part")!.split(" ")));
    await expect(parts.filter((part) => !there.has(part))).toEqual([]);
  },
};

/** `heading-level` fits the figure into the headings of your page; `none` where a heading of the page stands above it already. */
export const HeadingLevel: Story = {
  render: (args, context) => html`<h2>Our borough</h2>${figure({ ...args, "heading-level": "3" }, context)}`,
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "h3");
    await expect(root.querySelector("h2")).toBeNull();
  },
};

/** With `deep-link` what a person chooses stands in the address after `#`. The back button undoes it, and a link leads to it. */
export const DeepLink: Story = {
  args: { "deep-link": "story" },
  beforeEach: () => {
    const before = location.href;
    return () => history.replaceState(history.state, "", before);
  },
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    await userEvent.click(root.querySelectorAll<HTMLInputElement>('input[name="view"]')[1]!);
    await element.updateComplete;
    await expect(location.hash).toContain("view=bars");
  },
};

/** Methods give what is on show to a page’s own buttons: `toSvg()`, `toPng()`, `toCsv()`, `toJson()`. */
export const Methods: Story = {
  play: async ({ canvasElement }) => {
    const { element } = await shown(canvasElement, "svg.picture");
    await expect(element.toSvg()).toContain("<svg");
    await expect(element.toCsv().split("\n").length).toBeGreaterThan(10);
    await expect(JSON.parse(element.toJson())).toHaveProperty("place");
    await expect((await element.toPng({ width: 400 })).type).toBe("image/png");
  },
};
