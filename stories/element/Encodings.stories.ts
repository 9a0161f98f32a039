import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";

/** How a value becomes a wedge. The scale in use is said in a sentence above the picture. */
const meta: Meta<Args> = {
  title: "Element/Encodings", component: "place-doughnut", argTypes, globals: { document: "world-2022" }, render: (args, context) => figure(args, context),
};
export default meta;
type Story = StoryObj<Args>;

const scaleOf = async (canvas: HTMLElement): Promise<string> => (await shown(canvas, ".scale")).root.querySelector(".scale")!.textContent!;

/** Twice as far past the boundary is twice as long. Some wedges end in a cut: they go on beyond the scale, and their number stands beside them. */
export const Length: Story = {
  args: { scale: "length" },
  play: async ({ canvasElement }) => {
    await expect(await scaleOf(canvasElement)).toContain("cut wedge goes on beyond the scale");
  },
};

/** Twice as far past the boundary is twice the area: the outer end of a wedge does not look larger than it is. */
export const Area: Story = {
  args: { scale: "area" },
  play: async ({ canvasElement }) => {
    await expect(await scaleOf(canvasElement)).toContain("the area shows the size");
  },
};

/** The classic Doughnut: what is within a boundary has no wedge. */
export const Overshoot: Story = {
  args: { "ecological-scale": "overshoot" },
  play: async ({ canvasElement }) => {
    await expect(await scaleOf(canvasElement)).toContain("past the boundary");
  },
};

/** As in the paper of 2025: pressures start at the inner edge, and the ring is one boundary thick. It shows how much room is left, too. */
export const Pressure: Story = {
  args: { "ecological-scale": "pressure" },
  play: async ({ canvasElement }) => {
    await expect(await scaleOf(canvasElement)).toContain("The ring is one boundary thick");
  },
};

/** Without dots and hatching. Direction, outline and words still tell overshoot from shortfall. */
export const WithoutTextures: Story = {
  args: { textures: "off" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "svg.picture");
    await expect([...root.querySelectorAll("svg.picture [fill]")].filter((mark) => mark.getAttribute("fill")?.startsWith("url("))).toEqual([]);
  },
};
