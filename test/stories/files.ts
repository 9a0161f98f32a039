/** The files that make up the Storybook. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface StoryFile { readonly path: string; readonly text: string }

/** Every file of the stories and of their setting; paths with `/`. */
export const storyFiles: readonly StoryFile[] = ["stories", ".storybook"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") })));

export const allText: string = storyFiles.map(({ text }) => text).join("\n");
