/**
 * What a reader's own settings would do to the figure, and no page can turn on: forced colours, print, wider text. The
 * element's own rules for print and forced colours are taken out of their media query and put on after the others; the
 * text spacing is that of WCAG 2.2, 1.4.12, put inside as a browser extension would.
 *
 * What this cannot show: the system's own palette, and the pages of a printer.
 */
import { PlaceDoughnut } from "@place-doughnut/element/element";

const wide = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

export interface ReaderSettings {
  readonly theme: string;
  readonly spacing: string;
}

/** Puts the settings on every figure in `root`, also on those that come later. */
export function applyReaderSettings(root: Element, settings: ReaderSettings): void {
  const sheets = [
    ...(settings.theme === "forced" ? [ofMedia("forced-colors")] : []),
    ...(settings.theme === "print" ? [ofMedia("print")] : []),
    ...(settings.spacing === "wide" ? [sheetOf([...rulesOf(wide)])] : []),
  ];
  if (sheets.length === 0) return;
  const apply = (): void => root.querySelectorAll("place-doughnut").forEach((element) => void put(element, sheets));
  apply();
  new MutationObserver(apply).observe(root, { childList: true, subtree: true });
}

const done = new WeakSet<Element>();

async function put(element: PlaceDoughnut, sheets: readonly CSSStyleSheet[]): Promise<void> {
  if (done.has(element)) return;
  done.add(element);
  await element.updateComplete;
  if (element.shadowRoot) element.shadowRoot.adoptedStyleSheets = [...element.shadowRoot.adoptedStyleSheets, ...sheets];
}

/** The element's own rules for a medium, to hold without it. */
function ofMedia(feature: string): CSSStyleSheet {
  const own = PlaceDoughnut.elementStyles.flatMap((style) => (style instanceof CSSStyleSheet ? [style] : (style.styleSheet ?? [])));
  const media = own.flatMap((sheet) => [...sheet.cssRules]).filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes(feature));
  if (media.length === 0) throw new Error(`The element has no rules for ${feature}.`);
  return sheetOf(media.flatMap((rule) => [...rule.cssRules]));
}

function* rulesOf(text: string): Generator<CSSRule> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  yield* sheet.cssRules;
}

function sheetOf(rules: readonly CSSRule[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const rule of rules) sheet.insertRule(rule.cssText, sheet.cssRules.length);
  return sheet;
}
