import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { argTypes, figure, type Args } from "../element.js";

/**
 * A place’s social foundation and ecological ceiling. Each wedge is one indicator; what is missing is drawn as missing.
 *
 * Choose the document, the page around it and its width in the toolbar; the attributes and custom properties below. What
 * the element tells the page stands under “Actions”.
 */
const meta: Meta<Args> = { title: "Element/Playground", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;

export const Playground: StoryObj<Args> = {};
