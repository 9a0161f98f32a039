import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** Figures as they stood at a time. Where there is none for that very time an older one is shown, and marked. */
const meta: Meta<Args> = { title: "Element/Periods", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

/** The latest figure of each indicator, each with its own period. */
export const Latest: Story = {};

/** As things stood in 2019. */
export const AnEarlierYear: Story = {
  args: { period: "2019" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".subtitle");
    await expect(root.querySelector(".subtitle")?.textContent).toContain("as things stood in 2019");
  },
};

/** Before the first figure: nothing is invented. Every part is there, without a figure, and a line says why. */
export const BeforeTheData: Story = {
  args: { period: "1950" },
  play: async ({ canvasElement }) => {
    const { element, root } = await shown(canvasElement);
    await expect(element.problems.map(({ code }) => code)).toContain("period-before-data");
    await expect(root.textContent).toContain("There are no figures as early as “1950”.");
  },
};
