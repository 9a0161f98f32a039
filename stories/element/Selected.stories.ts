import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** One part, open: every indicator of it with its figure, its line, its change, its neighbours and its source. Keys, pointer, voice and the page can open it. */
const meta: Meta<Args> = { title: "Element/Selected part", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

const focused = (root: ShadowRoot): string | null => (root.activeElement as HTMLElement | null)?.dataset["place"] ?? null;
const stop = (root: ShadowRoot): HTMLButtonElement => root.querySelector<HTMLButtonElement>('button[data-place][tabindex="0"]')!;

/** The page opens a part: `selected` is the id of its dimension. */
export const ByThePage: Story = {
  args: { selected: "climate-change" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "#detail");
    await expect(root.querySelector(".detail-title")?.textContent).toContain("Climate change");
  },
};

/** A press opens it and says so to the page; another closes it. */
export const ByPointer: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    const told: unknown[] = [];
    element.addEventListener("place-doughnut-select", ({ dimension, method }) => told.push([dimension, method]));
    await userEvent.click(stop(root));
    await element.updateComplete;
    await expect(root.querySelector("#detail")).not.toBeNull();
    await expect(told.length).toBe(1);
    await expect(element.selected).toBe((told[0] as string[])[0]);
    await userEvent.click(root.querySelector<HTMLButtonElement>(".close")!);
    await element.updateComplete;
    await expect(root.querySelector("#detail")).toBeNull();
  },
};

/** Arrows go round the ring and wrap, Home and End to its ends, Enter opens, Escape closes, letters go to a name. */
export const ByKeys: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    stop(root).focus();
    const first = focused(root);
    await userEvent.keyboard("{ArrowRight}");
    await expect(focused(root)).not.toBe(first);
    await userEvent.keyboard("{ArrowLeft}");
    await expect(focused(root)).toBe(first);
    await userEvent.keyboard("{ArrowLeft}");
    const last = focused(root);
    await userEvent.keyboard("{Home}");
    await expect(focused(root)).toBe(first);
    await userEvent.keyboard("{End}");
    await expect(focused(root)).toBe(last);
    await userEvent.keyboard("hou");
    await expect((root.activeElement as HTMLElement).textContent).toContain("Housing");
    await userEvent.keyboard("{Enter}");
    await element.updateComplete;
    await expect(root.querySelector(".detail-title")?.textContent).toContain("Housing");
    await userEvent.keyboard("{Escape}");
    await element.updateComplete;
    await expect(root.querySelector("#detail")).toBeNull();
    await expect((root.activeElement as HTMLElement).textContent).toContain("Housing");
  },
};

/** In the bars, up and down go from one to the next. */
export const ByKeysInBars: Story = {
  args: { view: "bars" },
  play: async ({ canvasElement, userEvent }) => {
    const { root } = await shown(canvasElement, "svg.picture");
    stop(root).focus();
    const first = focused(root);
    await userEvent.keyboard("{ArrowDown}");
    await expect(focused(root)).not.toBe(first);
    await userEvent.keyboard("{ArrowUp}");
    await expect(focused(root)).toBe(first);
  },
};

/** A page that shows the part in its own way: it calls `preventDefault()`, and the element stays as it is. */
export const LeftToThePage: Story = {
  render: (args, context) => figure({ ...args, onPlaceDoughnutSelect: (event: Event) => event.preventDefault() }, context),
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    await userEvent.click(stop(root));
    await element.updateComplete;
    await expect(root.querySelector("#detail")).toBeNull();
    await expect(element.selected).toBeNull();
  },
};
