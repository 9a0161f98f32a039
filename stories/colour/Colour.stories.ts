import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, waitFor } from "storybook/test";
import { argTypes, figure, shown, type Args } from "../element.js";
import "./colour-lab.js";

/** Colours and textures. Status is told by place, texture, outline and words first, and by colour last. */
const meta: Meta<Args> = { title: "Element/Colour and pattern", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

/** Write a brand colour, say what it is for, and see it on a light and a dark page: the contrast of each pair, and the nearest colour of its hue that passes. */
export const ColourLab: Story = {
  parameters: { controls: { disable: true } },
  render: () => html`<colour-lab></colour-lab>`,
  play: async ({ canvasElement, userEvent }) => {
    const input = canvasElement.querySelector<HTMLInputElement>('input[name="colour"]')!;
    const role = canvasElement.querySelector<HTMLSelectElement>("select")!;
    await userEvent.selectOptions(role, "line");
    await userEvent.clear(input);
    await userEvent.type(input, "#ffdd00");
    await waitFor(() => expect(canvasElement.querySelector(".lab-light .advice")?.textContent).toContain("does not pass"), { timeout: 5000 });
    await waitFor(() => expect(canvasElement.querySelector(".lab-dark .advice")?.textContent).toContain("passes here"));
    await userEvent.click(canvasElement.querySelector(".lab-light .advice button")!);
    await waitFor(() => expect(canvasElement.querySelector(".lab-light .advice")?.textContent).toContain("passes here"), { timeout: 5000 });
    await userEvent.clear(input);
    await userEvent.type(input, "red; background: url(x)");
    await waitFor(() => expect(canvasElement.querySelector('[role="status"]')?.textContent).toContain("This is no colour"));
    await userEvent.clear(input);
    await userEvent.type(input, "#12436d");
    await waitFor(() => expect(canvasElement.querySelector(".lab-light .advice")?.textContent).toContain("passes here"));
  },
};

/** Every sign there is: dots, hatching, a dashed outline, a hollow circle, a dotted edge. */
export const Patterns: Story = { globals: { document: "states" }, play: async ({ canvasElement }) => { await shown(canvasElement, ".key"); } };

/** The same in grey: nothing is lost. */
export const PatternsInGrey: Story = {
  globals: { document: "states" },
  render: (args, context) => html`<div style="filter: grayscale(1)">${figure(args, context)}</div>`,
  play: async ({ canvasElement }) => { await shown(canvasElement, ".key"); },
};
