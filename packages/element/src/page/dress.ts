/**
 * The style sheet of an element that lives in another document than the script, such as a frame's: a constructed sheet
 * belongs to one document, another refuses it, and moving there takes it off.
 */
import { styles } from "../styles.js";

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
  if (!sheet && page.defaultView) {
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles.cssText);
    sheets.set(page, sheet);
  }
  return sheet;
}
