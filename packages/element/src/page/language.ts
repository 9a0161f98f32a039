/** The language an element is in: its own `lang`, else the nearest ancestor's, also across shadow roots, else UK English. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node; ) {
    const closest: Element | null = node.closest("[lang]");
    const lang = languageTag(closest?.getAttribute("lang") ?? "");
    if (lang !== null) return lang;
    node = closest?.parentElement ?? hostOf(closest ?? node);
  }
  return "en-GB";
}

/** The tag as `Intl` takes it, also out of a content system's `cy_GB`; null for what is no tag, which `Intl` would throw at. */
function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** Calls `changed` whenever a `lang` or `dir` in one of the trees around the element is set. Returns what puts an end to it. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (let node: Element | null = element; node; node = hostOf(node))
    observer.observe(node.getRootNode(), { attributeFilter: ["lang", "dir"], subtree: true });
  return () => observer.disconnect();
}

/** The element whose shadow tree this one is in. Not by class: a frame has classes of its own. */
function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return "host" in root ? (root as ShadowRoot).host : null;
}
