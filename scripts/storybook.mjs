/**
 * `npm run storybook`: the stories in a browser, with the documents they read made from the recorded feeds, and the tables
 * of attributes, slots and parts from the element's own manifest. `npm run storybook:build` (`build`) writes the same into
 * `storybook-static`, to be put on any server. Neither needs a network, and neither tells anybody anything.
 */
import { ensureInstalled } from "./install.mjs";
import { at, inOrder, runNode, runTool } from "./workspace.mjs";

const [what = "dev", where] = process.argv.slice(2);
const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: "1" };
const storybook = what === "build"
  ? ["build", "--output-dir", where ?? "storybook-static", "--disable-telemetry"]
  : ["dev", "--port", where ?? "6006", "--no-open", "--ci", "--no-version-updates", "--disable-telemetry"];

ensureInstalled();
process.exitCode = inOrder([
  ["Generated files", () => runNode("scripts/generate.mjs")],
  ["Custom elements manifest", () => runTool("@custom-elements-manifest/analyzer", ["analyze", "--quiet"], { cwd: at("packages/element") })],
  ["Storybook", () => runTool("storybook", storybook, { env })],
]);
