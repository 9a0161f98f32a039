import type { StorybookConfig } from "@storybook/web-components-vite";
import { mergeConfig } from "vite";
import { sources } from "../scripts/sources.mjs";

const config: StorybookConfig = {
  stories: ["../stories/**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  framework: "@storybook/web-components-vite",
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories run against the sources, so no build is needed first.
  viteFinal: (vite) => mergeConfig(vite, { resolve: { alias: sources } }),
};

export default config;
