/** The language an element is in: its own `lang`, else the nearest ancestor's, also across shadow roots, else UK English. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node; ) {
    const closest: Element | null = node.closest("[lang]");
    const lang = closest?.getAttribute("lang")?.trim();
    if (lang) return lang;
    node = closest?.parentElement ?? hostOf(closest ?? node);
  }
  return "en-GB";
}

/** Calls `changed` whenever a `lang` in one of the trees around the element is set. Returns what puts an end to it. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (let node: Element | null = element; node; node = hostOf(node))
    observer.observe(node.getRootNode(), { attributeFilter: ["lang"], subtree: true });
  return () => observer.disconnect();
}

/** The element whose shadow tree this one is in. Not by class: a frame has classes of its own. */
function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return "host" in root ? (root as ShadowRoot).host : null;
}
