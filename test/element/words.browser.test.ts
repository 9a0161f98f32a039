import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, describe, expect, it } from "vitest";
import welshDoc from "../../docs/welsh.md?raw";
import states from "../../examples/data/states.doughnut.json";
import welsh from "../../examples/data/welsh-labels.doughnut.json";
import { cy } from "../../packages/element/src/words/cy.js";
import { en } from "../../packages/element/src/words/en.js";
import { sentences } from "./sentences.js";
import { wordsOnlyIn } from "./vocabulary.js";

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = "";
});

async function show(data: unknown, prepare: (element: PlaceDoughnut) => void = () => {}, into: ParentNode = document.body): Promise<PlaceDoughnut> {
  const element = document.createElement("place-doughnut");
  element.data = data;
  prepare(element);
  into.append(element);
  await settled(element);
  return element;
}

async function settled(element: PlaceDoughnut): Promise<void> {
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
}

/** All that can be read or heard: texts, and names that stand in attributes. */
function heard(element: PlaceDoughnut): string {
  const root = element.shadowRoot!;
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) // What is wrong with the data is told in English, marked as such, for whoever made it.
    if (!walker.currentNode.parentElement?.closest("style, .gauge, .problem [lang=en]")) texts.push(walker.currentNode.textContent!);
  for (const node of root.querySelectorAll("*"))
    for (const name of ["aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder"]) texts.push(node.getAttribute(name) ?? "");
  return texts.join("\n");
}

/** The document with a word of no language for every text in it, so that all the words that are left are ours. */
function wordless(value: unknown, key = ""): unknown {
  const isText = ["name", "shortName", "title", "summary", "symbol", "label", "note", "source", "publisher", "licence", "target", "credit"].includes(key);
  if (Array.isArray(value)) return value.map((one) => wordless(one, key));
  if (typeof value !== "object" || value === null) return isText && typeof value === "string" && !/^[\d/]+$/.test(value) ? "Xqz" : value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wordless(inner, name === "en" || name === "cy" ? key : name)]));
}

describe("Welsh in this browser", () => {
  it("is what Node says, in every sentence, date, list, number and plural", () => {
    const rows = [...sentences(cy, [1, 2, 3, 6, 10])].map(([key, texts]) => [key, [...new Set(texts)].join("<br>").replaceAll("|", "\\|")] as const);
    expect(rows.length).toBeGreaterThan(130);
    const lines = welshDoc.split("\n");
    expect(rows.filter(([key, told]) => !lines.some((line) => line.startsWith(`| \`${key}\` |`) && line.endsWith(`| ${told} |`))).map(([key]) => key)).toEqual([]);
  });

  it("has the rules of plurals, the one thing that we take from the browser", () => {
    const rules = new Intl.PluralRules("cy");
    expect([0, 1, 2, 3, 4, 5, 6, 7, 20, 1.5].map((n) => rules.select(n))).toEqual(["zero", "one", "two", "few", "other", "other", "many", "other", "other", "other"]);
  });
});

describe("an element in Welsh", () => {
  const english = wordsOnlyIn(en, cy);

  it.each(["doughnut", "bars", "table"])("has no English word of ours in its %s view, with every part opened", async (view) => {
    const element = await show(wordless(states), (e) => Object.assign(e, { lang: "cy", view }));
    const said = [heard(element)];
    for (const button of element.shadowRoot!.querySelectorAll<HTMLButtonElement>("button[aria-expanded]")) {
      button.click();
      await settled(element);
      said.push(heard(element));
    }
    expect(said.length).toBeGreaterThan(view === "table" ? 0 : 10);
    expect(said.join("\n")).toContain("Sut i ddarllen hwn");
    expect([...new Set(said.join("\n").toLowerCase().match(/\p{L}+/gu))].filter((word) => english.has(word))).toEqual([]);
    // The same walk finds English where there is some.
    element.lang = "en";
    await settled(element);
    expect([...new Set(heard(element).toLowerCase().match(/\p{L}+/gu))].filter((word) => english.has(word)).length).toBeGreaterThan(40);
  });

  it("has no English word of ours where there is nothing to show and where reading fails", async () => {
    for (const data of [undefined, "nonsense", { version: 2 }]) {
      const element = await show(data, (e) => (e.lang = "cy"));
      expect([...new Set(heard(element).toLowerCase().match(/\p{L}+/gu))].filter((word) => english.has(word))).toEqual([]);
    }
  });

  it("marks what is only in English with its language, and the whole with its own", async () => {
    const half = structuredClone(welsh) as unknown as { dimensions: { name: { en: string; cy?: string }; shortName?: unknown }[] };
    delete half.dimensions[0]!.name.cy;
    delete half.dimensions[0]!.shortName;
    const element = await show(half, (e) => (e.lang = "cy"));
    const names = [...element.shadowRoot!.querySelectorAll("table bdi")];
    expect(names.find((name) => name.textContent === "Connectivity")!.getAttribute("lang")).toBe("en");
    expect(names.find((name) => name.textContent === "Ynni")!.closest("[lang]")!.getAttribute("lang")).toBe("cy");
    expect(element.shadowRoot!.querySelector("figure")!.lang).toBe("cy");
  });
});

describe("a page in two languages", () => {
  it("has both at once, each in its own part", async () => {
    const [left, right] = ["cy", "en"].map((lang) => {
      const part = Object.assign(document.createElement("section"), { lang });
      document.body.append(part);
      return part;
    });
    const inWelsh = await show(welsh, () => {}, left);
    const inEnglish = await show(welsh, () => {}, right);
    expect(heard(inWelsh)).toContain("Newid yn yr hinsawdd");
    expect(heard(inWelsh)).toContain("Sut i ddarllen hwn");
    expect(heard(inEnglish)).toContain("Climate change");
    expect(heard(inEnglish)).toContain("How to read this");
  });

  it("changes language with the page, with an ancestor and with itself", async () => {
    const part = document.createElement("section");
    document.body.append(part);
    const element = await show(welsh, () => {}, part);
    const spoken = (): string => /Sut i ddarllen hwn|How to read this/.exec(heard(element))![0];
    const changes: readonly (readonly [() => void, string])[] = [
      [() => {}, "How to read this"],
      [() => (document.documentElement.lang = "cy"), "Sut i ddarllen hwn"],
      [() => (part.lang = "en-GB"), "How to read this"],
      [() => (part.lang = "cy_GB"), "Sut i ddarllen hwn"],
      [() => (element.lang = "en"), "How to read this"],
      [() => (element.lang = ""), "Sut i ddarllen hwn"],
      [() => part.removeAttribute("lang"), "Sut i ddarllen hwn"],
      [() => document.documentElement.removeAttribute("lang"), "How to read this"],
    ];
    for (const [change, expected] of changes) {
      change();
      await settled(element);
      expect(spoken()).toBe(expected);
    }
  });
});
