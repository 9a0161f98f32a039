import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/**
 * DEAL unrolls the Doughnut of a place into four lenses: what is true here and of the whole world, for people and for the
 * living world. Up to two lenses stand in one picture; all four are two doughnuts side by side.
 */
const meta: Meta<Args> = {
  title: "Element/Lenses", component: "place-doughnut", argTypes, globals: { document: "unrolled" }, render: (args, context) => figure(args, context),
};
export default meta;
type Story = StoryObj<Args>;

/** How many parts there are to go to, and in how many pictures they stand. */
const through = (lens: string, parts: number, pictures: number): Story => ({
  args: { lens },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "svg.picture");
    await expect(root.querySelectorAll("button[data-place]").length).toBe(parts);
    await expect(root.querySelectorAll("svg.picture").length).toBe(pictures);
  },
});

/** All 44 dimensions of the unrolled Doughnut: here on the left, in the world on the right. */
export const All: Story = through("all", 44, 2);
/** How can all people here thrive, and how can this place be as generous as the wildland next door? */
export const Local: Story = through("local", 23, 1);
/** How can this place respect the health of the whole planet and the wellbeing of all people? */
export const Global: Story = through("global", 21, 1);
/** People here. */
export const LocalSocial: Story = through("local-social", 15, 1);
/** Nature here. */
export const LocalEcological: Story = through("local-ecological", 8, 1);
/** The whole planet. */
export const GlobalEcological: Story = through("global-ecological", 9, 1);
/** People everywhere. */
export const GlobalSocial: Story = through("global-social", 12, 1);
