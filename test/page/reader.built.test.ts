/**
 * A simulated screen reader, put into the page beside the element. It follows the specifications; it is no real one, and
 * says nothing of how NVDA, JAWS, VoiceOver or TalkBack speak. It reads attributes only, so it takes what is chosen in
 * a native control for not chosen.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import type { Route } from "./site.js";
import { example, goTo, stage, type Scene } from "./stage.js";

const open = stage();
const require = createRequire(import.meta.url);

const reader: Route = (_, response) =>
  void readFile(require.resolve("@guidepup/virtual-screen-reader/browser.js"), "utf8").then((script) =>
    response.writeHead(200, { "content-type": "text/javascript" }).end(script.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n")));

const start: Route = (_, response) =>
  void response.writeHead(200, { "content-type": "text/javascript" }).end('import { virtual } from "/reader.js";\nwindow.virtual = virtual;\n');

interface Reader {
  start: (options: { container: Element }) => Promise<void>;
  stop: () => Promise<void>;
  next: () => Promise<void>;
  lastSpokenPhrase: () => Promise<string>;
  spokenPhraseLog: () => Promise<string[]>;
}

/** Everything that is read out from the first word of the container to the last, without where things end. */
async function browse({ element }: Scene, selector: string): Promise<string> {
  const said = await element.evaluate(async (one, selector) => {
    const { virtual } = window as unknown as { virtual: Reader };
    const container = one.shadowRoot!.querySelector(selector)!;
    await virtual.start({ container });
    const first = await virtual.lastSpokenPhrase();
    for (let i = 0; i < 3000; i++) {
      await virtual.next();
      const last = await virtual.lastSpokenPhrase();
      if (last === first || last === `end of ${first}`) break;
    }
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    return log;
  }, selector);
  return told(said);
}

/** What is read out as the focus moves. */
async function move({ page, element }: Scene, keys: readonly string[]): Promise<string> {
  await element.evaluate(async (one) => {
    await (window as unknown as { virtual: Reader }).virtual.start({ container: one.shadowRoot!.querySelector(".frames")! });
  });
  const lines: string[] = [];
  for (const key of keys) {
    const before = await element.evaluate(async () => (await (window as unknown as { virtual: Reader }).virtual.spokenPhraseLog()).length);
    await page.keyboard.press(key);
    await expect.poll(() => element.evaluate(async () => (await (window as unknown as { virtual: Reader }).virtual.spokenPhraseLog()).length)).toBeGreaterThan(before);
    lines.push(`${key}: ${await element.evaluate(() => (window as unknown as { virtual: Reader }).virtual.lastSpokenPhrase())}`);
  }
  await element.evaluate(() => (window as unknown as { virtual: Reader }).virtual.stop());
  return `${lines.join("\n")}\n`;
}

const told = (log: readonly string[]): string =>
  `${log.filter((line) => !line.startsWith("end of ") && !/^option, \d{4},/.test(line)).join("\n")}\n`;

describe.each(["en-GB", "cy"])("read out in %s", (lang) => {
  const show = async (name: string): Promise<Scene> => {
    const scene = await open(`<script type="module" src="/start.js"></script>${example(name, `lang="${lang}"`)}`, { routes: { "/reader.js": reader, "/start.js": start } });
    await scene.page.waitForFunction(() => "virtual" in window);
    return scene;
  };

  it("the figure tells the story in words before anything else, then its parts, then where more is", async () => {
    const text = await browse(await show("welsh-labels"), "figure");
    const lines = text.split("\n");
    expect(lines[0]).toMatch(/^group, /);
    expect(lines[1]).toMatch(/^heading, /);
    expect(lines.filter((line) => /^button, .*, not expanded/.test(line)).length).toBeGreaterThan(20);
    await expect(text).toMatchFileSnapshot(`snapshots/read.figure.${lang}.txt`);
  });

  it("an open part tells all that is known of it", async () => {
    const scene = await show("trafford");
    await scene.element.evaluate((one) => one.setAttribute("selected", "climate-change"));
    await scene.element.locator("#detail").waitFor();
    const text = await browse(scene, "#detail");
    expect(text.split("\n").length).toBeGreaterThan(40);
    await expect(text).toMatchFileSnapshot(`snapshots/read.open.${lang}.txt`);
  });

  it("the focus tells the name of each part, how it stands and whether it is open", async () => {
    const scene = await show("trafford");
    await goTo(scene.element, "Climate change");
    const text = await move(scene, ["ArrowRight", "ArrowRight", "ArrowDown", "End", "ArrowUp"]);
    expect(text.match(/button, .*, not expanded/g)).toHaveLength(5);
    await expect(text).toMatchFileSnapshot(`snapshots/read.focus.${lang}.txt`);
  });
});
