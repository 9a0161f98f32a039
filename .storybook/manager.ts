/** Storybook's own frame: named after what is in it. */
import { addons } from "storybook/manager-api";
import { create } from "storybook/theming";

addons.setConfig({ theme: create({ base: "light", brandTitle: "place-doughnut", brandTarget: "_self" }) });
