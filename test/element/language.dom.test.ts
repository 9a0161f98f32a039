import { afterEach, expect, it } from "vitest";
import { languageOf, watchLanguage } from "../../packages/element/src/page/language.js";

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute("lang");
});

/** An element with the given `lang`, in the body. */
function put(lang: string | null, into: ParentNode = document.body): HTMLElement {
  const element = document.createElement("div");
  if (lang !== null) element.setAttribute("lang", lang);
  into.append(element);
  return element;
}

it.each([
  ["cy", "cy"], ["CY", "cy"], ["cy-GB", "cy-GB"], ["cy_GB", "cy-GB"], [" cy ", "cy"], ["gd", "gd"],
])("lang=%j is the language %s", (written, meant) => expect(languageOf(put(written))).toBe(meant));

it.each(["", " ", "-", "c", "cy--GB", "?", "💚", "cy;en"])("lang=%j is no language, so the ancestor's counts", (written) => {
  expect(languageOf(put(written))).toBe("en-GB");
  expect(languageOf(put(written, put("cy")))).toBe("cy");
});

it("comes from the nearest ancestor that has one, through the hosts of closed shadow roots, else it is UK English", () => {
  expect(languageOf(put(null))).toBe("en-GB");
  document.documentElement.lang = "cy";
  const host = put(null);
  const inner = put(null, host.attachShadow({ mode: "closed" }));
  const element = put(null, inner.attachShadow({ mode: "closed" }));
  expect(languageOf(element)).toBe("cy");
  host.lang = "gd";
  expect(languageOf(element)).toBe("gd");
  inner.lang = "en-IE";
  expect(languageOf(element)).toBe("en-IE");
});

it("is watched in every tree around the element, with the writing direction, until the watch ends", async () => {
  const host = put(null);
  const element = put(null, host.attachShadow({ mode: "closed" }));
  let told = 0;
  const stop = watchLanguage(element, () => told++);
  const changes = [() => (element.lang = "cy"), () => (host.lang = "cy"), () => (document.documentElement.lang = "cy"), () => (host.dir = "rtl")];
  for (const [i, change] of changes.entries()) {
    change();
    await Promise.resolve();
    expect(told).toBe(i + 1);
  }
  host.title = "Something else";
  stop();
  host.lang = "en";
  await Promise.resolve();
  expect(told).toBe(changes.length);
  document.documentElement.removeAttribute("dir");
});
