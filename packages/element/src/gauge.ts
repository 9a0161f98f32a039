/**
 * The place on the page: how wide it is and how text is set there. A line without height, as wide as the element, and
 * two samples of text, whose sizes tell of fonts that arrive late and of spacing that the reader sets.
 */
import { pageText, sampleText, type PageText } from "./page-text.js";

export class Gauge {
  readonly line: HTMLElement;
  private readonly samples: readonly HTMLElement[];
  private sizes: ResizeObserver | null = null;
  private known: PageText | null = null;

  constructor(private readonly host: Element) {
    const make = (name: string, ...content: (Node | string)[]): HTMLElement => {
      const made = host.ownerDocument.createElement(name);
      made.append(...content);
      return made;
    };
    this.samples = [make("span", sampleText), make("span", make("b", sampleText))];
    this.line = make("div", ...this.samples);
    this.line.className = "gauge";
    this.line.setAttribute("aria-hidden", "true");
  }

  /** In pixels; 0 where nothing is laid out, as in a panel that is hidden. */
  get width(): number {
    return this.line.clientWidth;
  }

  get text(): PageText {
    return (this.known ??= pageText(this.host));
  }

  /** Reports the width whenever it or the text may be another, but never a width of 0: what is hidden keeps its picture. */
  watch(report: (width: number, isNewText: boolean) => void): void {
    const view = this.host.ownerDocument.defaultView;
    if (this.sizes || !view?.ResizeObserver) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const { width } = this;
      if (!this.sizes || width === 0) return;
      const text = pageText(this.host);
      const isNewText = text.key !== this.known?.key;
      // What is known remembers widths; it goes only when they are no longer true.
      if (isNewText) this.known = text;
      report(width, isNewText);
    };
    // In the next frame: a picture drawn at once may add a scroll bar, and that would change the width under the observer.
    this.sizes = new view.ResizeObserver(() => (frame ||= view.requestAnimationFrame(look)));
    for (const element of [this.line, ...this.samples]) this.sizes.observe(element);
  }

  stop(): void {
    this.sizes?.disconnect();
    this.sizes = null;
  }
}
