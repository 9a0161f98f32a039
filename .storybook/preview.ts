import "@place-doughnut/element";
import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { onlyRealControls, showManifest } from "./manifest.js";
import "./preview.css";
import { applyReaderSettings } from "./reader-settings.js";
import { globalTypes, initialGlobals, type Around } from "./toolbar.js";

showManifest();

const preview: Preview = {
  tags: ["autodocs"],
  globalTypes,
  initialGlobals: { ...initialGlobals },
  argTypesEnhancers: [onlyRealControls],
  decorators: [
    (story, { globals }) => {
      const { theme, language, width, spacing } = globals as Around;
      const page = (element: Element | undefined): void => {
        if (element) applyReaderSettings(element, { theme, spacing });
      };
      return html`<div class="page theme-${theme} width-${width} spacing-${spacing}" lang=${languages[language] ?? language} dir=${language === "rtl" ? "rtl" : "ltr"}>
        <div class="container" ${ref(page)}>${story()}</div>
      </div>`;
    },
  ],
  parameters: {
    layout: "fullscreen",
    a11y: {
      test: "error",
      options: { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: true } } },
      // Each is about a whole page, and a story is a part of one.
      config: { rules: ["page-has-heading-one", "landmark-one-main", "region"].map((id) => ({ id, enabled: false })) },
    },
    controls: { expanded: true, sort: "none" },
    docs: { codePanel: true, toc: { headingSelector: "h2, h3" } },
    options: {
      storySort: {
        method: "configure",
        order: [
          "Start here", "Anatomy", "States gallery", "Colour and pattern lab", "Writing the summary", "Keyboard and screen reader", "Small screens and print", "Embedding",
          "Method and its limits", "Before you publish your doughnut", "Element", ["Playground"], "Adapter", ["About", "Readers"],
        ],
      },
    },
  },
};

export default preview;

/** Tags for what is no language of its own. There is no Arabic catalogue: only the direction of the page is meant. */
const languages: Readonly<Record<string, string>> = { pseudo: "en-GB", rtl: "ar" };
