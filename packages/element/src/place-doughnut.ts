/**
 * The thin shell: it finds the document, notes the width and the language of its place in the page, and hands the rest
 * to pure functions. Whatever goes wrong, it keeps the last good picture – or the page's own fallback – and says so.
 */
import { serialiseDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { png } from "./download.js";
import { draw, views, type Drawing, type View } from "./drawing.js";
import { PlaceDoughnutChangeEvent, PlaceDoughnutErrorEvent, PlaceDoughnutReadyEvent, type LoadFailure } from "./events.js";
import { ecologicalScales, scales } from "./geometry.js";
import { languageOf } from "./language.js";
import { accept, load, read, type Loaded } from "./load.js";
import { lensChoices } from "./model.js";
import { light } from "./looks.js";
import { csv } from "./paint/csv.js";
import { standaloneSvg } from "./paint/standalone.js";
import { pageText, type PageText } from "./page-text.js";
import { styles } from "./styles.js";
import { figure as figureTemplate, type HeadingLevel } from "./template/figure.js";
import { wordsFor } from "./words/index.js";

/** Width assumed where nothing can be measured at all. */
const assumedWidth = 800;

/**
 * A place's social foundation and ecological ceiling as a doughnut that everybody can read.
 *
 * @tagname place-doughnut
 * @slot - The page's own fallback: shown before the document is there, without script, and when reading fails.
 * @slot heading - Replaces the title.
 * @slot intro - Replaces the generated summary.
 * @slot footer - After the sources.
 * @csspart figure - The whole figure.
 * @csspart title - The title.
 * @csspart summary - The summary sentences.
 * @csspart key - The key.
 * @csspart picture - The picture.
 * @csspart table - The table of figures.
 * @csspart credit - The line of credit.
 * @cssprop --place-doughnut-overshoot - Fill of wedges beyond the ecological ceiling.
 * @cssprop --place-doughnut-shortfall - Fill of wedges short of the social foundation.
 * @cssprop --place-doughnut-within - Fill of bars that are met or within.
 * @cssprop --place-doughnut-band - The safe and just space.
 * @cssprop --place-doughnut-band-text - Text inside the band.
 * @cssprop --place-doughnut-line - The two ring lines.
 * @cssprop --place-doughnut-quiet - Outlines and secondary text.
 * @cssprop --place-doughnut-texture - Dots and hatching on wedges.
 * @cssprop --place-doughnut-page - The page behind the picture, for hollow markers.
 * @cssprop --place-doughnut-text - Text.
 * @cssprop --place-doughnut-font - Font family.
 * @fires {PlaceDoughnutReadyEvent} place-doughnut-ready - A document has been read and drawn.
 * @fires {PlaceDoughnutErrorEvent} place-doughnut-error - A document could not be read; what was there stays.
 */
export class PlaceDoughnut extends LitElement {
  static override readonly styles = styles;
  static override readonly properties: PropertyDeclarations = {
    src: {},
    data: { attribute: false },
    compare: {},
    compareData: { attribute: false },
    view: {},
    lens: {},
    period: {},
    scale: {},
    ecologicalScale: { attribute: "ecological-scale" },
    textures: {},
    headingLevel: { attribute: "heading-level" },
    lang: {},
    width: { state: true },
    otherFailed: { state: true },
    shown: { state: true },
    other: { state: true },
    failure: { state: true },
  };

  /** URL of a document. Read once it is set; the latest wins. */
  declare src: string | null;
  /** A document, instead of `src`: any value; what is wrong with it is reported. Set it again to change it. */
  declare data: unknown;
  /** URL of a second document – another year, another place – drawn as outlines on the same scale. */
  declare compare: string | null;
  /** A second document, instead of `compare`. */
  declare compareData: unknown;
  /** `doughnut`, `bars` or `table`. Anything else means `doughnut`. */
  declare view: string | null;
  /** `all`, `local`, `global` or one of DEAL's four lenses. Anything else means `all`. */
  declare lens: string | null;
  /** The label of a period, for the figures as they stood then. The latest of each when left out. */
  declare period: string | null;
  /** `length` or `area`: what grows with the value. */
  declare scale: string | null;
  /** `overshoot`: ecological wedges start at the ceiling. `pressure`: at the foundation, one boundary to the ring. */
  declare ecologicalScale: string | null;
  /** `on` or `off`. */
  declare textures: string | null;
  /** 1 to 6 or `none`; 2 when left out. */
  declare headingLevel: string | null;

  private declare width: number;
  private declare shown: { readonly doughnut: Doughnut; readonly problems: readonly Problem[] } | null;
  private declare other: Doughnut | null;
  private declare otherFailed: boolean;
  private declare failure: { readonly code: LoadFailure; readonly problems: readonly Problem[] } | null;

  private text: PageText | null = null;
  private loading: AbortController | null = null;
  private loadingOther: AbortController | null = null;
  private sizes: ResizeObserver | null = null;

  constructor() {
    super();
    this.src = null;
    this.compare = null;
    this.view = null;
    this.lens = null;
    this.period = null;
    this.scale = null;
    this.ecologicalScale = null;
    this.textures = null;
    this.headingLevel = null;
    this.width = typeof ResizeObserver === "undefined" ? assumedWidth : 0;
    this.shown = null;
    this.other = null;
    this.otherFailed = false;
    this.failure = null;
  }

  /** The document on show, or null. */
  get doughnut(): Doughnut | null {
    return this.shown?.doughnut ?? null;
  }

  /** What is wrong with the document on show, or with the one that could not be read. */
  get problems(): readonly Problem[] {
    return this.failure?.problems ?? this.shown?.problems ?? [];
  }

  /** The picture as an SVG document with title, sources, date and credit; "" without a document. */
  toSvg(): string {
    const drawing = this.drawForFile();
    return drawing ? standaloneSvg(drawing, light, "place-doughnut") : "";
  }

  /** The same as a PNG, `width` pixels wide. Rejects without a document. Works under a policy without `blob:` and `data:`. */
  async toPng({ width = 1600 }: { width?: number } = {}): Promise<Blob> {
    const drawing = this.drawForFile();
    if (!drawing) throw new Error("There is no document to draw yet.");
    return await png(drawing, Math.min(8000, Math.max(280, width)), this.ownerDocument);
  }

  /** Every observation as CSV, each row with its source and licence; "" without a document. */
  toCsv(): string {
    const lang = languageOf(this);
    return this.shown ? csv(this.shown.doughnut, lang, wordsFor(lang).credit) : "";
  }

  /** The document on show; "" without one. */
  toJson(): string {
    return this.shown ? serialiseDoughnut(this.shown.doughnut) : "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.observeSize();
    // A move within the page disconnects and connects again: what is already there must not be read a second time.
    if (this.hasUpdated && this.isWaiting) this.find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes?.disconnect();
    this.sizes = null;
    queueMicrotask(() => {
      if (!this.isConnected) this.stop();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has("src") || changed.has("data")) this.find();
    if (changed.has("compare") || changed.has("compareData")) this.findOther();
  }

  override firstUpdated(): void {
    this.observeSize();
  }

  /** The gauge is as wide as the element and never higher: observing it cannot set off what it reports. Its text tells of fonts and spacing. */
  override render(): TemplateResult {
    return html`<div class="gauge" aria-hidden="true"><span>Doughnut 0123456789</span></div>${this.content()}`;
  }

  private content(): TemplateResult {
    const drawing = this.draw();
    if (!this.shown || !drawing) return html`<slot @slotchange=${this.slotted}></slot>${this.failure ? this.failureNote(this.failure.code) : nothing}`;
    return figureTemplate(drawing, {
      level: headingLevel(this.headingLevel),
      view: oneOf(this.view, views, "doughnut"),
      problems: this.shown.problems.filter(({ severity }) => severity === "error").length,
      kept: this.failure !== null,
      otherFailed: this.otherFailed,
      onView: this.chooseView,
    });
  }

  /** The document on show in the element's present size, language and view; null without one. */
  private draw(): Drawing | null {
    if (!this.shown || this.width === 0) return null;
    const { fontSize, measure } = (this.text ??= pageText(this));
    return draw(this.shown.doughnut, { ...this.choices(), width: this.width, fontSize, measureText: measure });
  }

  /** For a file: of a fixed width, and laid out for the fonts that every machine has. A table has no picture, so it gets the doughnut. */
  private drawForFile(): Drawing | null {
    const choices = this.choices();
    return this.shown && draw(this.shown.doughnut, { ...choices, width: 960, view: choices.view === "table" ? "doughnut" : choices.view });
  }

  private choices() {
    return {
      lang: languageOf(this), view: oneOf(this.view, views, "doughnut"), lens: oneOf(this.lens, lensChoices, "all"),
      scale: oneOf(this.scale, scales, "length"), ecologicalScale: oneOf(this.ecologicalScale, ecologicalScales, "overshoot"),
      textures: this.textures !== "off", compare: this.other, ...(this.period ? { period: this.period } : {}),
    } as const;
  }

  private readonly chooseView = (view: View): void => {
    this.view = view;
    void this.updateComplete.then(() => this.dispatchEvent(new PlaceDoughnutChangeEvent("view", view)));
  };

  private failureNote(code: LoadFailure): TemplateResult {
    const words = wordsFor(languageOf(this));
    return html`<p class="problem" lang=${words.locale}>${words.failed[code]}</p>`;
  }

  private observeSize(): void {
    if (this.sizes || typeof ResizeObserver === "undefined") return;
    const gauge = this.renderRoot.querySelector(".gauge");
    const text = gauge?.firstElementChild;
    if (!gauge || !text) return;
    this.sizes = new ResizeObserver(() => this.resized(gauge.clientWidth));
    this.sizes.observe(gauge);
    this.sizes.observe(text);
  }

  /** Only a width that is there: a hidden element keeps its last picture. Fonts that arrive late and spacing that the reader sets come here too. */
  private resized(width: number): void {
    if (width === 0) return;
    this.width = width;
    const text = pageText(this);
    if (text.key === this.text?.key && text.sample === this.text.sample) return;
    this.text = text;
    this.requestUpdate();
  }

  /** Has nothing been found, failed or begun yet? */
  private get isWaiting(): boolean {
    return !this.shown && !this.failure && !this.loading;
  }

  /** A page that is still being read adds the children after the element itself. */
  private slotted(): void {
    if (this.isWaiting) this.find();
  }

  private stop(): void {
    this.loading?.abort();
    this.loading = null;
  }

  /** Where the document is: the `data` property, then `src`, then a script of JSON among the children. */
  private find(): void {
    this.stop();
    if (this.data !== undefined && this.data !== null) return this.settle(accept(this.data), false);
    if (this.src) return void this.fetch(this.src);
    const script = [...this.children].find((child) => child instanceof HTMLScriptElement && child.type === "application/json");
    if (script) return this.settle(read(script.textContent), true);
    this.shown = null;
    this.failure = null;
  }

  private async fetch(src: string): Promise<void> {
    const loading = new AbortController();
    this.loading = loading;
    try {
      const loaded = await load(src, loading.signal);
      if (loading === this.loading) this.settle(loaded, true);
    } catch {
      // Aborted: a later document took over, and it will report for itself.
    } finally {
      if (loading === this.loading) this.loading = null;
    }
  }

  private findOther(): void {
    this.loadingOther?.abort();
    this.loadingOther = null;
    this.other = null;
    this.otherFailed = false;
    if (this.compareData !== undefined && this.compareData !== null) this.settleOther(accept(this.compareData));
    else if (this.compare) void this.fetchOther(this.compare);
  }

  private async fetchOther(url: string): Promise<void> {
    const loading = new AbortController();
    this.loadingOther = loading;
    try {
      const loaded = await load(url, loading.signal);
      if (loading === this.loadingOther) this.settleOther(loaded);
    } catch {
      // Aborted: a later document took over.
    }
  }

  private settleOther({ doughnut }: Loaded): void {
    this.other = doughnut;
    this.otherFailed = doughnut === null;
  }

  private settle(loaded: Loaded, announce: boolean): void {
    if (loaded.doughnut) {
      this.shown = loaded;
      this.failure = null;
      if (announce) void this.updateComplete.then(() => this.dispatchEvent(new PlaceDoughnutReadyEvent(loaded.doughnut, loaded.problems)));
    } else {
      this.failure = { code: loaded.failure, problems: loaded.problems };
      void this.updateComplete.then(() => this.dispatchEvent(new PlaceDoughnutErrorEvent(loaded.failure, loaded.problems)));
    }
  }
}

/** Reads an attribute that must be one of a few words; anything else means the usual one. */
function oneOf<T extends string>(value: string | null, allowed: readonly T[], usual: T): T {
  return allowed.find((word) => word === value) ?? usual;
}

function headingLevel(value: string | null): HeadingLevel {
  if (value === "none") return "none";
  const level = Number(value);
  return level === 1 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

declare global {
  interface HTMLElementTagNameMap {
    "place-doughnut": PlaceDoughnut;
  }
}
