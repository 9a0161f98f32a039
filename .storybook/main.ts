import type { StorybookConfig } from "@storybook/web-components-vite";
import { mergeConfig, type Plugin } from "vite";
import { sources } from "../scripts/sources.mjs";

/**
 * The element's package names its built entry as its one file with a side effect. Here the source stands in for it, and
 * without this a build would drop the registration and show empty pages, without an error.
 */
const keepRegistration: Plugin = {
  name: "keep-registration",
  transform: (code, id) => (id.endsWith("/packages/element/src/index.ts") ? { code, map: null, moduleSideEffects: true } : null),
};

const config: StorybookConfig = {
  stories: ["../stories/**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  framework: "@storybook/web-components-vite",
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories run against the sources, so no build is needed first.
  viteFinal: (vite) => mergeConfig(vite, { resolve: { alias: sources }, plugins: [keepRegistration] }),
};

export default config;
