/**
 * The style sheet of an element that lives in another document than the script, such as a frame's: a constructed sheet
 * belongs to one document, another refuses it, and moving there takes it off.
 */
import { own } from "./own.js";
import { styles } from "../styles.js";

/** The shadow root of an element in any document, dressed. `byLit` makes it with a style sheet that only the script's own document takes. */
export function dressedRoot(host: Element, options: ShadowRootInit, byLit: () => HTMLElement | DocumentFragment): HTMLElement | DocumentFragment {
  const plain = (): ShadowRoot => host.shadowRoot ?? host.attachShadow(options);
  if (host.ownerDocument === document || !styles.styleSheet) {
    try {
      return byLit();
    } catch {
      return plain(); // without style, but there
    }
  }
  const root = plain();
  dress(root);
  return root;
}

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Puts the style sheet on a shadow root that stands in any document. */
export function dress(root: ShadowRoot): void {
  const sheet = sheetFor(root.ownerDocument);
  if (sheet) root.adoptedStyleSheets = [sheet];
}

function sheetFor(page: Document): CSSStyleSheet | null {
  // Without constructed sheets Lit makes style elements, and those move along.
  if (page === document || !styles.styleSheet) return styles.styleSheet ?? null;
  let sheet = sheets.get(page) ?? null;
  const view = own(page, "defaultView");
  if (!sheet && view) {
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(styles.cssText);
    sheets.set(page, sheet);
  }
  return sheet;
}
