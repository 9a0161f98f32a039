/** The language an element is in: its own `lang`, else the nearest ancestor's, also across shadow roots, else UK English. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node; ) {
    const closest: Element | null = node.closest("[lang]");
    const lang = closest?.getAttribute("lang")?.trim();
    if (lang) return lang;
    if (closest?.parentElement) {
      node = closest.parentElement;
      continue;
    }
    const root = (closest ?? node).getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return "en-GB";
}
