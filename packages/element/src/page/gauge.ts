/**
 * The place on the page: how wide it is and how text is set there. A line without height, as wide as the element, and
 * two samples of text, whose sizes tell of fonts that arrive late and of spacing that the reader sets.
 */
import { own } from "./own.js";
import { pageText, sampleText, type PageText } from "./page-text.js";

/** A scroll bar is not wider than this, in pixels. */
const scrollBar = 24;

export class Gauge {
  readonly line: HTMLElement;
  private readonly samples: readonly HTMLElement[];
  private readonly steady = new SteadyWidth();
  private sizes: ResizeObserver | null = null;
  private known: PageText | null = null;
  private unwatchFonts = (): void => {};

  constructor(private readonly host: Element) {
    const make = (name: string, ...content: (Node | string)[]): HTMLElement => {
      const made = own(host.ownerDocument, "createElement")(name);
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

  /** Looks again at how text is set; is it in another way than before? A change of direction alone moves nothing. */
  renew(): boolean {
    const text = pageText(this.host);
    if (text.key === this.known?.key) return false;
    // What is known remembers widths; it goes only when they are no longer true.
    this.known = text;
    return true;
  }

  /** Reports the width whenever it or the text may be another, but never a width of 0: what is hidden keeps its picture. */
  watch(report: (width: number, isNewText: boolean) => void): void {
    const view = own(this.host.ownerDocument, "defaultView");
    if (this.sizes || !view?.ResizeObserver) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const { width } = this;
      if (!this.sizes || width === 0) return;
      report(this.steady.after(width), this.renew());
    };
    const lookSoon = (): void => void (frame ||= view.requestAnimationFrame(look));
    // In the next frame: a picture drawn at once may add a scroll bar, and that would change the width under the observer.
    this.sizes = new view.ResizeObserver(lookSoon);
    for (const element of [this.line, ...this.samples]) this.sizes.observe(element);
    this.watchFonts(lookSoon);
  }

  stop(): void {
    this.sizes?.disconnect();
    this.sizes = null;
    this.unwatchFonts();
  }

  /** A part of a font that holds other letters than the samples, such as Welsh ones, changes no sample when it arrives. */
  private watchFonts(lookSoon: () => void): void {
    // Not in every browser, whatever the type says.
    const fonts = own(this.host.ownerDocument, "fonts") as FontFaceSet | undefined;
    if (!fonts) return;
    const arrived = (): void => {
      this.known = null;
      lookSoon();
    };
    fonts.addEventListener("loadingdone", arrived);
    this.unwatchFonts = () => fonts.removeEventListener("loadingdone", arrived);
  }
}

/**
 * A picture may be just so high that the page needs a scroll bar beside it, and just too low for one in the width that
 * is left: the two would take turns for ever. Once they have done so twice, the narrower one stays.
 */
export class SteadyWidth {
  private last = 0;
  private before = 0;
  private turns = 0;

  after(width: number): number {
    if (width !== this.last) {
      this.turns = width === this.before && Math.abs(width - this.last) <= scrollBar ? this.turns + 1 : 0;
      [this.before, this.last] = [this.last, width];
    }
    return this.turns > 2 ? Math.min(width, this.before) : width;
  }
}
