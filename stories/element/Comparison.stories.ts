import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect, waitFor } from "storybook/test";
import { documentNamed, missing } from "../documents.js";
import { argTypes, figure, shown, type Args } from "../element.js";

/** A second document is drawn as outlines over the first, on the same scale. What is not measured alike is not compared, and that is said. */
const meta: Meta<Args> = {
  title: "Element/Comparison", component: "place-doughnut", argTypes, globals: { document: "world-2022" }, render: (args, context) => figure(args, context),
};
export default meta;
type Story = StoryObj<Args>;

const outlined = async (canvas: HTMLElement): Promise<void> => {
  const { root } = await shown(canvas, "figure");
  await waitFor(() => expect(root.querySelectorAll("svg.picture .other").length).toBeGreaterThan(0), { timeout: 10_000 });
};

/** With its own past: the world in 2017, as outlines. */
export const AnEarlierYear: Story = {
  args: { compare: "world-2017" },
  play: async ({ canvasElement }) => { await outlined(canvasElement); },
};

/** With another place: only the figures for the same time are outlined. */
export const AnotherPlace: Story = {
  args: { compare: "richest-20-2017" },
  globals: { document: "world-2017" },
  play: async ({ canvasElement }) => { await outlined(canvasElement); },
};

/** Through the property `compareData`, for a page that has the document already. */
export const FromAProperty: Story = {
  play: async ({ canvasElement }) => {
    const { element } = await shown(canvasElement);
    element.compareData = documentNamed("world-2017");
    await outlined(canvasElement);
  },
};

/** In the bars the outline is a second length on the same scale. */
export const AsBars: Story = {
  args: { compare: "world-2017", view: "bars" },
  play: async ({ canvasElement }) => { await outlined(canvasElement); },
};

/** The document to compare with cannot be read: the first one stays, and a line says so. */
export const WithoutTheOther: Story = {
  render: (args, context) => figure({ ...args, compare: missing }, context),
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, ".problem");
    await expect(root.textContent).toContain("could not be read");
    await expect(root.querySelector("svg.picture")).not.toBeNull();
  },
};
