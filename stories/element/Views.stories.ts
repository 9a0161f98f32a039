import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** The same figures in three ways. People can switch; the page says which comes first. */
const meta: Meta<Args> = { title: "Element/Views", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

const checked = (root: ShadowRoot): string | undefined => root.querySelector<HTMLInputElement>('input[name="view"]:checked')?.parentElement?.textContent?.trim();

/** The picture everybody knows. Overshoot grows outward from the ceiling, shortfall inward from the foundation. */
export const Doughnut: Story = {
  args: { view: "doughnut" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "svg.picture");
    await expect(checked(root)).toBe("Doughnut");
    await expect(root.querySelectorAll("svg.picture .ring").length).toBe(2);
  },
};

/** The doughnut unrolled: the same lengths on one straight scale. Easier to compare, and the better one on a narrow page. */
export const Bars: Story = {
  args: { view: "bars" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "svg.picture");
    await expect(checked(root)).toBe("Bars");
  },
};

/** Every figure with its period, its target or boundary, its change and its source. Columns can be sorted. */
export const Table: Story = {
  args: { view: "table" },
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "table");
    await expect(root.querySelector("svg.picture")).toBeNull();
    const sort = root.querySelector<HTMLButtonElement>(".sort")!;
    await userEvent.click(sort);
    await element.updateComplete;
    await expect(root.querySelector("th[aria-sort]")?.getAttribute("aria-sort")).toBe("ascending");
  },
};

/** What a person chooses counts until the page is loaded again, and the page is told. */
export const Switching: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const { element, root } = await shown(canvasElement, "svg.picture");
    const told: unknown[] = [];
    element.addEventListener("place-doughnut-change", ({ property, value }) => told.push([property, value]));
    await userEvent.click(root.querySelectorAll<HTMLInputElement>('input[name="view"]')[1]!);
    await element.updateComplete;
    await expect(told).toEqual([["view", "bars"]]);
    await expect(checked(root)).toBe("Bars");
  },
};
