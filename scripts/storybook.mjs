/** `npm run storybook`: the stories in a browser, with the documents they read made from the recorded feeds. */
import { ensureInstalled } from "./install.mjs";
import { inOrder, runNode, runTool } from "./workspace.mjs";

ensureInstalled();
process.exitCode = inOrder([
  ["Generated files", () => runNode("scripts/generate.mjs")],
  ["Storybook", () => runTool("storybook", ["dev", "-p", "6006", "--no-open", "--ci"])],
]);
