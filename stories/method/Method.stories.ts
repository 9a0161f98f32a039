import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";
import { sums } from "./worked.js";

/** From a value to a wedge, with the numbers of the example documents. The sums are done here, by the functions that draw. */
const meta: Meta<Args> = { title: "Element/Method", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

/** The same line serves both rings and both directions: more emissions are worse, and so is less forest. */
export const WorkedSums: Story = {
  parameters: { controls: { disable: true } },
  render: () => sums([
    { document: "trafford", indicator: "greenhouse-gases-per-person" },
    { document: "trafford", indicator: "child-poverty" },
    { document: "trafford", indicator: "key-stage-2" },
    { document: "world-2022", indicator: "co2-concentration" },
    { document: "world-2022", indicator: "forest-area" },
    { document: "world-2022", indicator: "stratospheric-ozone" },
    { document: "world-2022", indicator: "hazardous-chemicals" },
  ]),
  play: async ({ canvasElement }) => {
    const row = [...canvasElement.querySelectorAll("tr")].find((each) => each.textContent?.includes("Greenhouse gases per person"))!;
    await expect(row.textContent).toContain("(5.87 − 0) ÷ (0.95 − 0) = 6.179");
  },
};

/** Hazardous chemicals stand at 33 times their boundary. The wedge is cut and its number stands beside it: never a shorter wedge without a word. */
export const OffTheScale: Story = {
  globals: { document: "world-2022" },
  args: { selected: "chemical-pollution" },
  play: async ({ canvasElement }) => {
    const { root } = await shown(canvasElement, "#detail");
    await expect(root.querySelector("#detail")?.textContent).toContain("33");
  },
};
