import type { StorybookConfig } from "@storybook/web-components-vite";
import { mergeConfig } from "vite";
import { sources } from "../scripts/sources.mjs";

const config: StorybookConfig = {
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  framework: "@storybook/web-components-vite",
  // Nothing leaves the machine: a test opens every page with all other hosts shut.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Our own toolbar says which page stands behind the figure and how wide it is.
  features: { sidebarOnboardingChecklist: false, backgrounds: false, viewport: false },
  // Stories run against the sources, so no build is needed first.
  viteFinal: (vite) => mergeConfig(vite, {
    resolve: { alias: sources, dedupe: ["lit", "lit-html", "lit-element", "@lit/reactive-element"] },
    optimizeDeps: { include: ["lit", "lit/directive.js", "lit/directive-helpers.js", "lit/directives/if-defined.js", "lit/directives/ref.js", "lit/directives/repeat.js", "d3-shape", "valibot", "fflate", "saxes"] },
    build: { chunkSizeWarningLimit: 2000 },
  }),
};

export default config;
