/** The toolbar: what stands around the figure. One list a tool, the usual first. */
import type { Preview } from "@storybook/web-components-vite";
import { names } from "../stories/documents.js";

interface Tool { readonly title: string; readonly icon: string; readonly description: string; readonly items: readonly (readonly [value: string, title: string])[] }

const tools = {
  document: { title: "Document", icon: "document", description: "The example document that is shown", items: names.map((name) => [name, name]) },
  theme: {
    title: "Theme", icon: "mirror", description: "The page behind the figure, or the reader’s own colours",
    items: [["light", "Light page"], ["dark", "Dark page"], ["forced", "Forced colours (the element’s own rules, dark)"], ["print", "Like print (A4, grey)"]],
  },
  language: {
    title: "Language", icon: "globe", description: "The language and direction of the page",
    items: [["en-GB", "English"], ["cy", "Cymraeg (awaits a translator’s review)"], ["pseudo", "Long words (the document’s texts, drawn out)"], ["rtl", "A page from right to left (words stay English)"]],
  },
  width: { title: "Width", icon: "grow", description: "The width of the container", items: [["full", "As wide as there is room"], ["320", "320 pixels"], ["400", "400 pixels"], ["640", "640 pixels"], ["960", "960 pixels"]] },
  textures: { title: "Textures", icon: "component", description: "Dots and hatching", items: [["on", "Textures on"], ["off", "Textures off"]] },
  spacing: { title: "Text spacing", icon: "paragraph", description: "The reader’s own text spacing", items: [["usual", "Text spacing as set"], ["wide", "Text spacing of WCAG 1.4.12"]] },
} as const satisfies Record<string, Tool>;

/** What the toolbar asks for, by the name of the tool. */
export type Around = Readonly<Record<keyof typeof tools, string>>;

export const globalTypes: NonNullable<Preview["globalTypes"]> = Object.fromEntries(Object.entries(tools).map(([name, { title, icon, description, items }]) => [
  name, { description, toolbar: { title, icon: icon as never, items: items.map(([value, words]) => ({ value, title: words })), dynamicTitle: true } },
]));

export const initialGlobals: Around = { document: "trafford", theme: "light", language: "en-GB", width: "full", textures: "on", spacing: "usual" };
