import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allText, storyFiles } from "./files.js";

interface Named { readonly name: string; readonly kind?: string }
interface Declaration { readonly tagName?: string; readonly [list: string]: unknown }

const manifest = JSON.parse(readFileSync("packages/element/dist/custom-elements.json", "utf8")) as { modules: { declarations: Declaration[] }[] };
const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "place-doughnut")!;
const named = (list: string): string[] => (element[list] as Named[]).map(({ name }) => name);
const members = element["members"] as Named[];

const setter = storyFiles.find(({ path }) => path === "stories/element.ts")!.text;

describe("what the element’s manifest offers is shown in a story or told on a page", () => {
  it.each(named("attributes"))("the attribute %s can be set in every story", (name) => expect(setter).toMatch(new RegExp(`\\n    ${name}=\\$\\{`)));
  it.each(named("events"))("the event %s", (name) => expect(setter).toContain(`@${name}=`));
  it.each(named("slots").filter((name) => name !== ""))("the slot %s", (name) => expect(allText).toContain(`slot="${name}"`));
  it.each(named("cssParts"))("the part %s", (name) => expect(storyFiles.find(({ path }) => path.endsWith("Fitting.stories.ts"))!.text).toContain(`"${name}"`));
  it.each(named("cssStates"))("the state %s", (name) => expect(allText).toContain(`:state(${name})`));
  it.each(named("cssProperties"))("the custom property %s", (name) => expect(storyFiles.find(({ path }) => path.endsWith("Fitting.stories.ts"))!.text).toContain(`"${name}":`));
  it.each(members.filter(({ kind }) => kind === "method").map(({ name }) => name))("the method %s", (name) => expect(allText).toContain(`element.${name}(`));
  it.each(["data", "compareData", "doughnut", "problems"])("the property %s", (name) => expect(allText).toMatch(new RegExp(`[.]${name}\\b`)));
});

it("no story sets what the element does not have", () => {
  const set = [...setter.matchAll(/^ {4}([a-z-]+)=\$\{/gm)].map(([, name]) => name!);
  expect(set.filter((name) => !named("attributes").includes(name))).toEqual([]);
  expect(set.length).toBe(named("attributes").length);
});
