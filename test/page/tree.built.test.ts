import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { goTo, stage, type Scene } from "./stage.js";

const open = stage();

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Roles that only hold text which the line above has already said. */
const silent = new Set(["none", "generic", "InlineTextBox", "MenuListPopup", "LabelText", "ListMarker", "Legend"]);
const told = ["level", "expanded", "checked", "live", "hasPopup", "busy"];

/** What Chromium tells assistive technology, one line for each thing in it, deeper ones further in. */
async function tree({ page }: Scene): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node, depth: number, said: string): void => {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").trim();
    const isSaid = node.ignored || silent.has(role) || (role === "StaticText" && (name === "" || said.includes(name)));
    if (!isSaid) {
      const facts = told.flatMap((fact) => {
        const value = node.properties?.find((property) => property.name === fact)?.value.value;
        return value === undefined || value === "" ? [] : [`${fact} ${String(value)}`];
      });
      lines.push(`${"  ".repeat(depth)}${[role, ...(name === "" ? [] : [JSON.stringify(name)]), ...facts].join(" ")}`);
    }
    for (const id of node.childIds ?? []) walk(byId.get(id)!, isSaid ? depth : depth + 1, isSaid || role === "RootWebArea" ? said : `${said} ${name}`);
  };
  walk(nodes[0]!, 0, "");
  return `${lines.join("\n")}\n`;
}

/** Without the hundreds of cells of the table and the years to choose from, which have tests of their own. */
const short = (text: string): string => text.split("\n").filter((line) => !/^\s*option "\d{4}"/.test(line)).join("\n");

async function show(file: string, lang: string, then: (scene: Scene) => Promise<unknown> = () => Promise.resolve()): Promise<string> {
  const scene = await open(`<div lang="${lang}"><place-doughnut src="/data/${file}.doughnut.json"></place-doughnut></div>`);
  await then(scene);
  return await tree(scene);
}

describe("what assistive technology is told", () => {
  it.each([["trafford", "en-GB"], ["trafford", "cy"], ["unrolled", "en-GB"], ["welsh-labels", "cy"]] as const)("of %s in %s", async (file, lang) => {
    const text = await show(file, lang);
    expect(text).toMatch(/^ +(group|figure) "/m);
    expect(text).toMatch(/^ +button ".+" expanded false$/m);
    expect(text.match(/^ +status .*live polite/gm)).toHaveLength(1);
    // The picture itself is for the eye.
    expect(text).not.toMatch(/img|graphics|application/i);
    await expect(short(text)).toMatchFileSnapshot(`snapshots/tree.${file}.${lang}.txt`);
  });

  it.each(["en-GB", "cy"])("of a part that is open, in %s", async (lang) => {
    const text = await show("trafford", lang, async ({ page, element }) => {
      await goTo(element, "Waste");
      await page.keyboard.press("Enter");
      await element.locator("#detail").waitFor();
    });
    const from = text.indexOf("\n", text.search(/^ +button ".+" expanded true$/m));
    expect(from).toBeGreaterThan(0);
    const region = text.slice(text.search(/^ +region /m));
    const depth = region.search(/\S/);
    const lines = region.split("\n");
    const end = lines.findIndex((line, i) => i > 0 && line.search(/\S/) <= depth);
    await expect(`${lines.slice(0, end).join("\n")}\n`).toMatchFileSnapshot(`snapshots/tree.open.${lang}.txt`);
  });

  it("names every part by its name first, so that a voice can say what is seen", async () => {
    const scene = await open('<place-doughnut src="/data/trafford.doughnut.json"></place-doughnut>');
    const buttons = (await tree(scene)).match(/(?<=^ +button ").+(?=" expanded false$)/gm) ?? [];
    const names = await scene.element.locator("button[data-place] bdi:first-of-type").allTextContents();
    expect(names.length).toBe(22);
    for (const name of names) expect(buttons.some((button) => button.startsWith(`${name}, `)), name).toBe(true);
  });
});

describe("in Welsh", () => {
  it("not a word of ours is English", async () => {
    const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}[\p{L}’'-]+/gu) ?? []);
    const names = (text: string): string => (text.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join(" ");
    const data = words(await readFile("examples/data/welsh-labels.doughnut.json", "utf8"));
    // What stays as it is in every language: names, licences, and words that both languages have.
    const shared = words("Test A council's page Doughnut Kate Raworth DEAL Doughnut Economics Action Lab Creative Commons CC BY-SA CSV JSON SVG PNG kB Tab Home End Ctrl Page Up Down Enter Escape data am");
    const english = words(names(await show("welsh-labels", "en-GB", unfold)));
    const welsh = words(names(await show("welsh-labels", "cy", unfold)));
    expect(english.size).toBeGreaterThan(100);
    expect(welsh.size).toBeGreaterThan(100);
    const left = [...welsh].filter((word) => english.has(word) && !data.has(word) && !shared.has(word));
    expect(left).toEqual([]);
  });
});

const unfold = ({ element }: Scene): Promise<void> => element.evaluate((one) => one.shadowRoot!.querySelectorAll("details").forEach((details) => { details.open = true; }));
