import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { shown } from "../element.js";
import { wholeTrafford } from "./recipes.js";
import { traffordFeeds } from "./recorded.js";
import { runAll, type Run } from "./run.js";
import { show } from "./show.js";

/** The whole way: Trafford’s portrait and its recorded feeds to the doughnut, in this page. It takes a few seconds. */
const meta: Meta = { title: "Adapter/Whole portrait", render: (_, { loaded }) => show((loaded as { run: Run }).run), parameters: { controls: { disable: true }, docs: { codePanel: false } } };
export default meta;

/** Twenty-nine feeds, thirty-one indicators. What could not be used is said, with its row. */
export const Trafford: StoryObj = {
  loaders: [async () => ({ run: await runAll(await traffordFeeds(), wholeTrafford) })],
  play: async ({ canvasElement, loaded }) => {
    const { built, problems } = (loaded as { run: Run }).run;
    await expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const { read, used, dropped } = built!.stats;
    await expect(used + Object.values(dropped).reduce((sum, rows) => sum + rows, 0)).toBe(read);
    await shown(canvasElement, "svg.picture");
  },
};
