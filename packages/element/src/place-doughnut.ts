/**
 * The thin shell: it finds the document, notes the width and the language of its place in the page, and hands the rest
 * to pure functions. Whatever goes wrong, it keeps the last good picture – or the page's own fallback – and says so.
 */
import { measureDoughnut, serialiseDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { Announcer } from "./page/announcer.js";
import { asText, choices, headingLevel, lensesOf, yearsOf } from "./page/choices.js";
import { Choosing } from "./page/choosing.js";
import { controls } from "./exploring/controls.js";
import { detail } from "./figure/detail.js";
import { DeepLink } from "./page/deep-link.js";
import { png } from "./page/png.js";
import { draw, type Drawing } from "./drawing.js";
import { dress } from "./page/dress.js";
import { own } from "./page/own.js";
import { PlaceDoughnutErrorEvent, PlaceDoughnutReadyEvent, type Choosable, type LoadFailure } from "./events.js";
import { Explorer } from "./exploring/explorer.js";
import { creditOf, titleOf } from "./figure/figure.js";
import { Finder } from "./page/finder.js";
import { Gauge } from "./page/gauge.js";
import { HeldFocus } from "./page/held-focus.js";
import { languageOf, watchLanguage } from "./page/language.js";
import type { Loaded } from "./page/load.js";
import { light } from "./picture/looks.js";
import { csv } from "./paint/csv.js";
import { standaloneSvg } from "./paint/standalone.js";
import { tsv } from "./paint/tsv.js";
import { nextOrder, sorted, type Order, type SortColumn } from "./figure/sort.js";
import { States } from "./page/states.js";
import { styles } from "./styles.js";
import { Takeaway, type Goods } from "./page/takeaway.js";
import type { Choice } from "./template/choose.js";
import type { Exploring } from "./template/controls.js";
import { detail as detailTemplate } from "./template/detail.js";
import { figure as figureTemplate } from "./template/figure.js";
import { waiting, type Retry } from "./template/waiting.js";
import { version } from "./version.js";
import { inSentence } from "./words/in-sentence.js";
import { wordsFor } from "./words/index.js";

/** Width assumed where nothing is laid out, as in a panel that is hidden: its table and its picture are there all the same. */
const assumedWidth = 800;

/**
 * A place's social foundation and ecological ceiling as a doughnut that everybody can read.
 *
 * @tagname place-doughnut
 * @slot - The page's own fallback: shown before the document is there, without script, and when reading fails. A table in it can be the data.
 * @slot heading - Replaces the title.
 * @slot intro - Replaces the generated summary.
 * @slot footer - After the sources.
 * @csspart figure - The whole figure.
 * @csspart title - The title.
 * @csspart summary - The summary sentences.
 * @csspart view - The choice of views.
 * @csspart key - The key.
 * @csspart picture - The picture.
 * @csspart detail - What is told of one part.
 * @csspart table - The table of figures.
 * @csspart take - Downloads and things to copy.
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
 * @cssstate loading - A document is on its way.
 * @cssstate empty - There is nothing to show, and nothing on its way.
 * @cssstate error - The latest document could not be read; what was there stays.
 * @attr lang - Its own, else the nearest ancestor's, else `en-GB`.
 * @fires {PlaceDoughnutReadyEvent} place-doughnut-ready - The document of `src`, of a child script or of a table in the page has been read and drawn.
 * @fires {PlaceDoughnutErrorEvent} place-doughnut-error - The document of `src`, of a child script or of a table in the page could not be read, or any document not be drawn; what was there stays.
 * @fires {PlaceDoughnutSelectEvent} place-doughnut-select - A person opens a part, or closes it. Before it happens, and cancelable.
 * @fires {PlaceDoughnutChangeEvent} place-doughnut-change - A person has chosen another view, lens or period.
 */
export class PlaceDoughnut extends LitElement {
  /** Of this package: two of them in one page can be told apart. */
  static readonly version = version;
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
    selected: {},
    deepLink: { attribute: "deep-link" },
    width: { state: true },
    otherFailed: { state: true },
    shown: { state: true },
    other: { state: true },
    failure: { state: true },
    order: { state: true },
  };

  /** URL of a document. Read once it is set; the latest wins. */
  declare src: string | null;
  /** A document, instead of `src`: any value; what is wrong with it is reported. Read with the update that follows; set it again to change it. */
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
  /** The id of the dimension that is open, if any. */
  declare selected: string | null;
  /** 1 to 6 or `none`; 2 when left out. */
  declare headingLevel: string | null;
  /** Keeps what a person chooses in the part of the address after `#`, under this name; "doughnut" when empty. Not at all when left out. */
  declare deepLink: string | null;

  private declare width: number;
  private declare shown: { readonly doughnut: Doughnut; readonly problems: readonly Problem[] } | null;
  private declare other: Doughnut | null;
  private declare otherFailed: boolean;
  /** What was drawn last: kept for when something cannot be. */
  private last: { readonly shown: NonNullable<PlaceDoughnut["shown"]>; readonly drawing: Drawing } | null = null;
  /** Is that what is to be shown now? */
  private isHeld = false;
  private declare failure: { readonly code: LoadFailure; readonly problems: readonly Problem[] } | null;

  /** The order of the table; null for the document's own. */
  private declare order: Order | null;

  private readonly gauge = new Gauge(this);
  private readonly announcer = new Announcer(this);
  private readonly explorer = new Explorer(this, (isElsewhere) => {
    this.announcer.say(wordsFor(languageOf(this)).told.gone);
    if (!isElsewhere) this.focusFigure();
  });
  private readonly heldFocus = new HeldFocus(this, () => this.announcer.say(wordsFor(languageOf(this)).told.gone));
  private readonly choosing = new Choosing(this, (property, value) => this.sayChoice(property, value), () => this.announcer.say(wordsFor(languageOf(this)).told.reset));
  private readonly takeaway = new Takeaway((sentence) => this.announcer.say(sentence), () => this.requestUpdate());
  /** Found under this name by tools that check a page for accessibility. */
  private readonly internals = this.attachInternals();
  private readonly states = new States(this.internals, () => this.requestUpdate());
  private readonly link = new DeepLink(this, () => this.choosing.remember());
  private readonly finder = new Finder((found, byItself) => this.settle(found, byItself));
  private readonly otherFinder = new Finder((found) => this.settleOther(found));
  private unwatchLanguage = (): void => {};
  /** The language of what is on show. */
  private language = "";
  /** Has a person asked for the document again? */
  private isRetrying = false;

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
    this.selected = null;
    this.deepLink = null;
    this.width = assumedWidth;
    this.shown = null;
    this.other = null;
    this.otherFailed = false;
    this.failure = null;
    this.order = null;
  }

  /** The document on show, or null. */
  get doughnut(): Doughnut | null {
    return this.shown?.doughnut ?? null;
  }

  /** What is wrong with the document on show and with the period asked of it, or with the document that could not be read. */
  get problems(): readonly Problem[] {
    if (this.failure) return this.failure.problems;
    return this.shown ? [...this.shown.problems, ...measureDoughnut(this.shown.doughnut, { period: asText(this.period) ?? undefined }).problems] : [];
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

  /** Every observation as CSV, each row with its source and licence; "" without a document. Throws `FileTooLargeError` where that would be no file. */
  toCsv(): string {
    const lang = languageOf(this);
    return this.shown ? csv(this.shown.doughnut, lang, titleOf(this.shown.doughnut, lang).text, creditOf(this.shown.doughnut, lang).text) : "";
  }

  /** The document on show, with its title and credit even where it leaves them to us; "" without one. */
  toJson(): string {
    if (!this.shown) return "";
    const { doughnut } = this.shown;
    const lang = languageOf(this);
    return serialiseDoughnut({ ...doughnut, title: doughnut.title ?? titleOf(doughnut, lang).text, credit: doughnut.credit ?? creditOf(doughnut, lang).text });
  }

  // Observed, not a property of ours: `element.lang` stays what it is on every element.
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === "lang") this.followLanguage();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.unwatchLanguage();
    this.unwatchLanguage = watchLanguage(this, this.followLanguage);
    this.finder.resume();
    this.otherFinder.resume();
    if (!this.hasUpdated) return;
    this.link.connect();
    this.gauge.watch(this.resized);
    this.followLanguage();
    // A move within the page disconnects and connects again: what is already there must not be read a second time.
    if (this.isWaiting) this.find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatchLanguage();
    this.gauge.stop();
    this.link.disconnect();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.states.stop();
      this.finder.pause();
      this.otherFinder.pause();
    });
  }

  /** Into another document, such as a frame's. */
  adoptedCallback(): void {
    if (this.shadowRoot) dress(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.ownRoot();
    root.prepend(this.gauge.line);
    return root;
  }

  /** Lit puts on a style sheet that only its own document takes. */
  private ownRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document || !styles.styleSheet) {
      try {
        return super.createRenderRoot();
      } catch {
        return this.shadowRoot ?? this.attachShadow(PlaceDoughnut.shadowRootOptions); // plain, but there
      }
    }
    const root = this.shadowRoot ?? this.attachShadow(PlaceDoughnut.shadowRootOptions);
    dress(root);
    return root;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    try {
      this.prepare(changed);
    } catch (error) {
      this.fail(error);
    }
  }

  private prepare(changed: PropertyValues<this>): void {
    this.language = languageOf(this);
    // Measured once before the first picture, so that it need not be drawn again as soon as an observer answers.
    if (!this.hasUpdated) this.width = this.gauge.width || assumedWidth;
    if (this.isConnected && (!this.hasUpdated || changed.has("deepLink"))) this.link.connect();
    if (!this.hasUpdated || changed.has("src") || changed.has("data")) this.find();
    if (changed.has("compare") || changed.has("compareData")) this.findOther();
  }

  override firstUpdated(): void {
    try {
      if (this.isConnected) this.gauge.watch(this.resized);
    } catch (error) {
      this.fail(error); // the picture is there all the same; it only keeps its width
    }
  }

  /**
   * Nobody knows every document and every page: what is thrown while drawing must not take with it what is there. So it
   * is drawn without the document to compare with, else the last good picture stays, else the page's own fallback.
   */
  protected override update(changed: PropertyValues<this>): void {
    const withoutOther = (): void => {
      this.other = null;
      this.otherFailed = true;
    };
    const withLast = (cause: unknown): void => {
      this.fail(cause);
      this.shown = this.last?.shown ?? null;
      this.isHeld = this.last !== null;
    };
    const withFallback = (cause: unknown): void => {
      this.fail(cause);
      this.last = null;
      this.shown = null;
    };
    this.isHeld = false;
    const retreats = [...(this.other ? [withoutOther] : []), ...(this.last ? [withLast] : []), withFallback, () => this.uncover()];
    for (let step = 0; step <= retreats.length; step++) {
      try {
        super.update(changed);
        return;
      } catch (error) {
        retreats[step]?.(error);
      }
    }
  }

  /** The fallback without any template, for a page in which there can be none. */
  private uncover(): void {
    if (!this.renderRoot.querySelector("slot:not([name])")) this.renderRoot.append(own(this.ownerDocument, "createElement")("slot"));
  }

  /** Told once: a page that cannot be drawn in does not become better by being told so at every width. */
  private fail(cause: unknown): void {
    if (this.failure?.code === "undrawable") return;
    if (this.shown && this.last) this.announcer.say(wordsFor(languageOf(this)).kept);
    this.failure = { code: "undrawable", problems: [] };
    const event = new PlaceDoughnutErrorEvent("undrawable", [], cause);
    void this.updateComplete.then(() => this.dispatchEvent(event));
  }

  override updated(): void {
    const loading = this.finder.isBusy;
    if (this.isConnected) this.states.show({ loading, empty: !loading && !this.shown && !this.failure, error: this.failure !== null });
  }

  override render(): TemplateResult {
    return html`${this.body()}<div class="spoken" role="status" lang=${wordsFor(languageOf(this)).locale}>${this.announcer.message}</div>`;
  }

  private body(): TemplateResult {
    const drawing = this.isHeld && this.last ? this.last.drawing : this.draw();
    if (!this.shown || !drawing) return this.waiting();
    const { view } = choices(this);
    this.explorer.show(controls(drawing.pictures, view === "bars"), this.gauge.text.mirrored);
    const template = figureTemplate(drawing, {
      level: headingLevel(this.headingLevel),
      choice: this.choice(this.shown.doughnut),
      exploring: this.exploring(drawing),
      rings: this.explorer.rings,
      mirrored: this.gauge.text.mirrored,
      on: this.explorer.on,
      problems: this.shown.problems.filter(({ severity }) => severity === "error"),
      kept: this.failure !== null,
      onRetry: this.onRetry,
      otherFailed: this.otherFailed,
      sorting: { order: this.order, onSort: this.sort },
      take: this.takeaway.offer(this.shown, this.goods(drawing)),
    });
    this.last = { shown: this.shown, drawing };
    return template;
  }

  /** The document on show in the element's present size, language and view; null without one. */
  private draw(): Drawing | null {
    if (!this.shown) return null;
    const { fontSize, mirrored, measure } = this.gauge.text;
    return draw(this.shown.doughnut, { ...choices(this), lang: languageOf(this), compare: this.other, width: this.width, fontSize, mirrored, measureText: measure });
  }

  /** For a file: of a fixed width, and laid out for the fonts that every machine has. A table has no picture, so it gets the doughnut. */
  private drawForFile(): Drawing | null {
    const chosen = choices(this);
    return this.shown && draw(this.shown.doughnut, {
      ...chosen, lang: languageOf(this), compare: this.other, width: 960, view: chosen.view === "table" ? "doughnut" : chosen.view,
    });
  }

  private exploring({ model, figure }: Drawing): Exploring {
    const { stop, focused, open } = this.explorer;
    const told = open && detail(open.dimension, model, figure);
    return { stop, focused, open: open?.place ?? null, detail: told && detailTemplate(told, figure, model.words, headingLevel(this.headingLevel), this.explorer) };
  }

  private choice(doughnut: Doughnut): Choice {
    const { view, lens, period = null } = choices(this);
    const words = wordsFor(languageOf(this));
    const years = yearsOf(doughnut);
    return {
      view, lens, period,
      lenses: lensesOf(doughnut).map((value) => ({ value, label: words.choose.lenses[value] })),
      periods: period === null || years.includes(period) ? years : [period, ...years],
      isChanged: this.choosing.isChanged,
      choose: (property, value) => this.choosing.choose(property, value),
      reset: () => this.choosing.reset(),
    };
  }

  private sayChoice(property: Choosable, value: string | null): void {
    const { told, choose } = wordsFor(languageOf(this));
    const { view, lens } = choices(this);
    this.announcer.say(property === "view" ? told.view(view) : property === "lens" ? told.lens(choose.lenses[lens]) : told.period(value === null ? null : inSentence(value)));
  }

  private readonly sort = (column: SortColumn, heading: string): void => {
    this.order = nextOrder(this.order, column);
    const { told } = wordsFor(languageOf(this));
    this.announcer.say(this.order ? told.sorted(heading, this.order.ascending) : told.unsorted);
  };

  /** What a reader can take away of what is on show. */
  private goods({ figure, model: { words } }: Drawing): Goods {
    return {
      page: this.ownerDocument, words, place: figure.place,
      csv: () => this.toCsv(), json: () => this.toJson(), svg: () => this.toSvg(), png: () => this.toPng(),
      table: () => tsv(figure, sorted(figure.table, this.order, figure.lang), words),
      link: this.link.isOn ? () => this.link.address : null,
    };
  }

  /** The page's own fallback, and beneath it why there is no figure. */
  private waiting(): TemplateResult {
    const isBusy = this.finder.isBusy;
    const overdue = !this.states.isOverdue ? null : isBusy ? "loading" : hasContent(this) ? null : "empty";
    return waiting({
      words: wordsFor(languageOf(this)), failure: this.failure?.code ?? null, overdue, onRetry: this.onRetry, onSlot: this.slotted,
    });
  }

  /** Only an address can answer otherwise when it is asked again. */
  private get onRetry(): Retry {
    return this.src && (this.data === undefined || this.data === null) ? this.retry : null;
  }

  private readonly retry = (): void => {
    this.isRetrying = true;
    this.find();
    this.requestUpdate();
  };

  private readonly resized = (width: number, isNewText: boolean): void => {
    this.width = width;
    if (isNewText) this.requestUpdate();
  };

  private readonly followLanguage = (): void => {
    if (this.hasUpdated && (languageOf(this) !== this.language || this.gauge.renew())) this.requestUpdate();
  };

  /** Has nothing been found, failed or begun yet? */
  private get isWaiting(): boolean {
    return !this.shown && !this.failure && !this.finder.isBusy;
  }

  /** A page that is still being read adds the children after the element itself. */
  private readonly slotted = (): void => {
    if (this.isWaiting) this.find();
  };

  private find(): void {
    this.finder.find({ value: this.data, url: this.src, parent: this });
  }

  private findOther(): void {
    this.otherFinder.find({ value: this.compareData, url: this.compare, parent: null });
  }

  private settle(found: Loaded | null, byItself: boolean): void {
    const before = this.shown;
    if (found?.doughnut !== null) this.shown = found;
    this.failure = found?.doughnut === null ? { code: found.failure, problems: found.problems } : null;
    this.requestUpdate();
    this.sayWhatCame(found, before !== null);
    this.link.arrived();
    if (found && byItself) void this.updateComplete.then(() => this.tell(found, before !== null));
  }

  /** Not to a page that has set another document in the meantime. */
  private tell(found: Loaded, isReload: boolean): void {
    if (found.doughnut ? this.shown !== found || this.failure : this.failure?.problems !== found.problems) return;
    if (found.doughnut && isReload) this.announcer.say(wordsFor(languageOf(this)).told.updated);
    const event = found.doughnut ? new PlaceDoughnutReadyEvent(found.doughnut, found.problems) : new PlaceDoughnutErrorEvent(found.failure, found.problems);
    this.dispatchEvent(event);
  }

  /** Aloud, for the reader who is elsewhere. The first picture is met in reading, and what somebody asked for is waited for. */
  private sayWhatCame(found: Loaded | null, isReload: boolean): void {
    const words = wordsFor(languageOf(this));
    const isRetry = this.isRetrying;
    this.isRetrying = false;
    if (found?.doughnut === null && (isReload || isRetry)) this.announcer.say(isReload ? words.kept : words.failed[found.failure]);
    // The button that was pressed goes away with the note, and the focus must not go with it.
    if (isRetry && found?.doughnut && this.shadowRoot?.activeElement?.matches(".retry")) void this.updateComplete.then(() => this.focusFigure());
  }

  private focusFigure(): void {
    const figure = this.shadowRoot?.querySelector("figure");
    if (!figure) return;
    figure.tabIndex = -1;
    figure.focus();
  }

  private settleOther(found: Loaded | null): void {
    const failed = found?.doughnut === null;
    // What was compared with until now stays when another cannot be read, as the document itself does.
    if (!failed) this.other = found?.doughnut ?? null;
    this.otherFailed = failed;
    if (failed && this.hasUpdated) this.announcer.say(wordsFor(languageOf(this)).compared.failed);
  }
}

/** Has the page put a fallback between the tags that a person can see? */
function hasContent(host: Element): boolean {
  return [...host.childNodes].some((node) =>
    node.nodeType === Node.ELEMENT_NODE ? !(node as Element).matches("script, template, style, [slot]") : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "");
}

declare global {
  interface HTMLElementTagNameMap {
    "place-doughnut": PlaceDoughnut;
  }
}
