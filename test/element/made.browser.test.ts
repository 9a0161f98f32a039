import { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import states from "../../examples/data/states.doughnut.json";

const faults: string[] = [];
window.addEventListener("error", (event) => faults.push(event.message));
window.addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));

let src = "";
beforeEach(() => { src = URL.createObjectURL(new Blob([JSON.stringify(states)], { type: "application/json" })); });

afterEach(() => {
  document.body.replaceChildren();
  URL.revokeObjectURL(src);
  expect(faults.splice(0)).toEqual([]);
});

const attributes = (): Record<string, string> => ({ src, view: "bars", lens: "all", textures: "off", "heading-level": "3", lang: "en-GB" });
const markup = (): string => `<place-doughnut ${Object.entries(attributes()).map(([name, value]) => `${name}="${value}"`).join(" ")}><p>Figures</p></place-doughnut>`;

async function drawn(element: PlaceDoughnut): Promise<readonly string[]> {
  await expect.poll(() => element.shadowRoot?.querySelector("svg.picture") ?? null).not.toBeNull();
  await element.updateComplete;
  return told(element.shadowRoot!);
}

/** Everything that there is, but for the order in which attributes came, which nobody can tell. */
function told(node: Node): readonly string[] {
  if (node instanceof Text) return [node.data.replace(/\s+/g, " ")].filter((text) => text.trim() !== "");
  const own = "getAttributeNames" in node ? [[node.nodeName, ...(node as Element).getAttributeNames().sort().map((name) => `${name}=${(node as Element).getAttribute(name)}`)].join(" ")] : [];
  return [...own, ...[...node.childNodes].flatMap(told)];
}

/** The usual way, which all others are held against. */
async function usual(): Promise<readonly string[]> {
  const element = document.createElement("place-doughnut");
  for (const [name, value] of Object.entries(attributes())) element.setAttribute(name, value);
  document.body.append(element);
  const shown = await drawn(element);
  element.remove();
  expect(shown).toContainEqual(expect.stringMatching(/^H3 /));
  return shown;
}

/** In a task of its own, so that each is seen by itself. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const ways: Readonly<Record<string, () => Promise<PlaceDoughnut> | PlaceDoughnut>> = {
  "from markup": () => {
    document.body.insertAdjacentHTML("beforeend", markup());
    return document.querySelector("place-doughnut")!;
  },
  "with `new`": () => {
    const element = new PlaceDoughnut();
    for (const [name, value] of Object.entries(attributes())) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  },
  "with its attributes in the other order, on the page already": async () => {
    const element = document.createElement("place-doughnut");
    document.body.append(element);
    await element.updateComplete;
    for (const [name, value] of Object.entries(attributes()).reverse()) element.setAttribute(name, value);
    return element;
  },
  "with each attribute in a task of its own": async () => {
    const element = document.createElement("place-doughnut");
    document.body.append(element);
    for (const [name, value] of Object.entries(attributes())) {
      element.setAttribute(name, value);
      await later();
    }
    return element;
  },
  "with properties instead of attributes": () => {
    const element = Object.assign(document.createElement("place-doughnut"), { src, view: "bars", lens: "all", textures: "off", headingLevel: "3", lang: "en-GB" });
    document.body.append(element);
    return element;
  },
  "with data set again and again, the last time the right one": async () => {
    const element = document.createElement("place-doughnut");
    for (const [name, value] of Object.entries(attributes()).filter(([name]) => name !== "src")) element.setAttribute(name, value);
    document.body.append(element);
    for (const data of [{ version: 1 }, null, "text", 7, { ...states, dimensions: [] }, states]) {
      element.data = data;
      await later();
    }
    return element;
  },
  "from a template, imported": () => {
    const template = document.createElement("template");
    template.innerHTML = markup();
    document.body.append(document.importNode(template.content, true));
    return document.querySelector("place-doughnut")!;
  },
  "from a template, cloned": () => {
    const template = document.createElement("template");
    template.innerHTML = markup();
    document.body.append(template.content.cloneNode(true));
    return document.querySelector("place-doughnut")!;
  },
  "as a clone of one that is on the page": async () => {
    document.body.insertAdjacentHTML("beforeend", markup());
    const first = document.querySelector("place-doughnut")!;
    await drawn(first);
    const clone = first.cloneNode(true) as PlaceDoughnut;
    first.replaceWith(clone);
    return clone;
  },
  "in another document before its own": async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentDocument!.body.append(document.createRange().createContextualFragment(markup()).firstElementChild!);
    const element = frame.contentDocument!.body.querySelector("place-doughnut")!;
    document.body.append(document.adoptNode(element));
    customElements.upgrade(element);
    return element;
  },
  "in a shadow root that is closed": () => {
    const host = document.createElement("div");
    document.body.append(host);
    const root = host.attachShadow({ mode: "closed" });
    root.innerHTML = markup();
    return root.querySelector("place-doughnut")!;
  },
};

describe("an element shows the same, however it is made:", () => {
  it.each(Object.entries(ways))("%s", async (_, make) => {
    const expected = await usual();
    const element = await make();
    await expect.poll(() => drawn(element)).toEqual(expected);
  });
});

describe("before the element is known", () => {
  it("attributes and properties wait for it", async () => {
    const early = document.createElement("place-doughnut-early");
    Object.assign(early, { data: states, view: "table" });
    early.setAttribute("heading-level", "4");
    document.body.append(early);
    customElements.define("place-doughnut-early", class extends PlaceDoughnut {});
    const element = early as PlaceDoughnut;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector("h4")).not.toBeNull();
    expect(element.shadowRoot!.querySelector("svg.picture")).toBeNull();
    // A property from before would hide the one that the element follows.
    expect(Object.keys(element)).not.toContain("data");
    element.view = "doughnut";
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector("svg.picture")).not.toBeNull();
  });
});

describe("a clone of an element that has its document as a property", () => {
  it("has no document, keeps its fallback and does no harm", async () => {
    const element = document.createElement("place-doughnut");
    element.append("the figures");
    element.data = states;
    document.body.append(element);
    await drawn(element);
    const clone = element.cloneNode(true) as PlaceDoughnut;
    document.body.append(clone);
    await clone.updateComplete;
    expect(clone.doughnut).toBeNull();
    expect(clone.shadowRoot!.querySelector("figure")).toBeNull();
    expect(clone.matches(":state(empty)")).toBe(true);
    expect(clone.textContent).toBe("the figures");
  });
});

describe("a document that the page changes after it has set it", () => {
  it("stays as it was shown, until it is set again", async () => {
    const data = structuredClone(states) as { title: string };
    const element = document.createElement("place-doughnut");
    element.data = data;
    document.body.append(element);
    const before = await drawn(element);
    data.title = "Renamed";
    element.view = "doughnut";
    expect(await drawn(element)).toEqual(before);
    element.data = data;
    expect(await drawn(element)).toEqual(before);
    element.data = { ...data };
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector("#title")!.textContent).toContain("Renamed");
  });
});

describe("in another document and back", () => {
  it.each(["an open frame", "a frame that is taken away"])("keeps its picture, its styles and its choices: %s", async (which) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    document.body.insertAdjacentHTML("beforeend", markup());
    const element = document.querySelector("place-doughnut")!;
    const expected = await drawn(element);
    for (let i = 0; i < 3; i++) {
      frame.contentDocument!.body.append(element);
      await later();
      expect(element.shadowRoot!.adoptedStyleSheets).toHaveLength(1);
      if (which === "a frame that is taken away") frame.remove();
      document.body.append(element);
      document.body.append(frame);
      await later();
    }
    expect(getComputedStyle(element).display).toBe("block");
    await expect.poll(() => drawn(element)).toEqual(expected);
  });
});
