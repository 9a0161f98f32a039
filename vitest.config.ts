import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/browser.mjs";
import { sources as alias } from "./scripts/sources.mjs";

// Tests run against the sources, so no build is needed first.
const sources = { resolve: { alias } };
const setupFiles = ["test/silence.ts"];

export default defineConfig(async () => ({
  ...sources,
  test: {
    // Lit's development build says at every start that it is one. That is what we asked for.
    onConsoleLog: (text: string) => !text.startsWith("Lit is in dev mode."),
    projects: [
      {
        ...sources,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{dom,browser,built}.test.ts"],
          setupFiles,
        },
      },
      {
        // What we ship, as it is shipped: `npm run build` comes first.
        test: { name: "built", environment: "node", include: ["test/**/*.built.test.ts"], setupFiles, testTimeout: 60_000 },
      },
      {
        // Lit's client build: without both lines it takes the one for servers.
        resolve: { ...sources.resolve, conditions: ["browser", "development"] },
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["test/**/*.dom.test.ts"],
          setupFiles,
          server: { deps: { inline: [/lit/] } },
        },
      },
      {
        ...sources,
        optimizeDeps: { include: ["lit", "lit/directive.js", "lit/directives/repeat.js", "d3-shape", "valibot"] },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          setupFiles,
          browser: await chromium("browser"),
        },
      },
      ...(isAsked("stories") ? [await stories()] : []),
    ],
  },
}));

/** Every story is a test: it can be drawn, its `play` passes, and axe finds nothing. The manifest is made by `npm run build`. */
async function stories() {
  return {
    plugins: await storybookTest(),
    test: { name: "stories", setupFiles, testTimeout: 60_000, browser: await chromium("stories") },
  };
}

/** The browser is looked for only when it will be needed, so that the other tests run on a machine without one. */
async function chromium(project: string) {
  return {
    enabled: true,
    headless: true,
    provider: playwright(isAsked(project) ? { launchOptions: await launchOptions() } : {}),
    instances: [{ browser: "chromium" as const }],
    viewport: { width: 800, height: 600 },
    screenshotFailures: false,
  };
}

/** Does this run include the project? `vitest run --project unit` names those it wants; without a name it wants all. */
function isAsked(project: string): boolean {
  const named = process.argv.flatMap((word, i, all) => (word === "--project" ? [all[i + 1]] : word.startsWith("--project=") ? [word.slice(10)] : []));
  return named.length === 0 || named.includes(project);
}
