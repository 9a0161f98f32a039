/**
 * The thin shell: it notes the width and the language of its place in the page, asks for its documents, and hands the
 * rest to pure functions. Whatever goes wrong, it keeps the last good picture – or the page's own fallback – and says so.
 */
import { measureDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Drawing } from "./drawing.js";
import { Explorer } from "./exploring/explorer.js";
import { detail } from "./figure/detail.js";
import { nextOrder, sorted, type Order, type SortColumn } from "./figure/sort.js";
import { Announcer } from "./page/announcer.js";
import { asText, choices, headingLevel } from "./page/choices.js";
import { Choosing } from "./page/choosing.js";
import { DeepLink } from "./page/deep-link.js";
import { Documents, type Shown } from "./page/documents.js";
import { dress, dressedRoot } from "./page/dress.js";
import { Easel } from "./page/easel.js";
import { csvOf, jsonOf, pngOf, svgOf, type OnShow } from "./page/files.js";
import { Gauge } from "./page/gauge.js";
import { focusFigure, HeldFocus } from "./page/held-focus.js";
import { languageOf, watchLanguage } from "./page/language.js";
import { Retreat } from "./page/retreat.js";
import { Spelling } from "./page/spelling.js";
import { States } from "./page/states.js";
import { Takeaway, type Goods } from "./page/takeaway.js";
import { tsv } from "./paint/tsv.js";
import { styles } from "./styles.js";
import type { Exploring } from "./template/controls.js";
import { detail as detailTemplate } from "./template/detail.js";
import { figure as figureTemplate } from "./template/figure.js";
import { waiting } from "./template/waiting.js";
import { version } from "./version.js";
import { wordsFor, type Words } from "./words/index.js";

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
  /** The order of the table; null for the document's own. */
  private declare order: Order | null;

  private readonly gauge = new Gauge(this);
  private readonly easel = new Easel();
  private readonly announcer = new Announcer(this);
  private readonly say = (sentence: (words: Words) => string): void => this.announcer.say(sentence(this.words));
  private readonly documents = new Documents(this, this.say, () => this.link.arrived());
  private readonly retreat = new Retreat(this, this.documents, this.easel, this.say);
  private readonly explorer = new Explorer(this, (isElsewhere) => this.lost(isElsewhere));
  private readonly choosing = new Choosing(this, this.say);
  private readonly takeaway = new Takeaway((sentence) => this.announcer.say(sentence), () => this.requestUpdate());
  /** Found under this name by tools that check a page for accessibility. */
  private readonly internals = this.attachInternals();
  private readonly states = new States(this.internals, () => this.requestUpdate());
  private readonly spelling = new Spelling(this);
  private readonly link = new DeepLink(this, () => this.choosing.remember());
  private unwatchLanguage = (): void => {};
  /** The language of what is on show. */
  private language = "";

  constructor() {
    super();
    new HeldFocus(this, () => this.lost(true));
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
    this.order = null;
  }

  /** The document on show, or null. */
  get doughnut(): Doughnut | null {
    return this.documents.shown?.doughnut ?? null;
  }

  /** What is wrong with the document on show and with the period asked of it, or with the document that could not be read. */
  get problems(): readonly Problem[] {
    const { failure, shown } = this.documents;
    if (failure) return failure.problems;
    return shown ? [...shown.problems, ...measureDoughnut(shown.doughnut, { period: asText(this.period) ?? undefined }).problems] : [];
  }

  /** The picture as an SVG document with title, sources, date and credit; "" without a document. */
  toSvg(): string {
    return this.onShow ? svgOf(this.onShow) : "";
  }

  /** The same as a PNG, `width` pixels wide. Rejects without a document. Works under a policy without `blob:` and `data:`. */
  async toPng({ width = 1600 }: { width?: number } = {}): Promise<Blob> {
    if (!this.onShow) throw new Error("There is no document to draw yet.");
    return await pngOf(this.onShow, width, this.ownerDocument);
  }

  /** Every observation as CSV, each row with its source and licence; "" without a document. Throws `FileTooLargeError` where that would be no file. */
  toCsv(): string {
    return this.onShow ? csvOf(this.onShow) : "";
  }

  /** The document on show, with its title and credit even where it leaves them to us; "" without one. */
  toJson(): string {
    return this.onShow ? jsonOf(this.onShow) : "";
  }

  private get onShow(): OnShow | null {
    const { doughnut } = this;
    return doughnut && { doughnut, lang: languageOf(this), compare: this.documents.other, choices: choices(this) };
  }

  private get words(): Words {
    return wordsFor(languageOf(this));
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
    this.documents.resume();
    if (!this.hasUpdated) return;
    this.link.connect();
    this.gauge.watch(this.resized);
    this.followLanguage();
    // A move within the page disconnects and connects again: what is already there must not be read a second time.
    this.documents.slotted();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatchLanguage();
    this.gauge.stop();
    this.link.disconnect();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.states.stop();
      this.documents.pause();
    });
  }

  /** Into another document, such as a frame's. */
  adoptedCallback(): void {
    if (this.shadowRoot) dress(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = dressedRoot(this, PlaceDoughnut.shadowRootOptions, () => super.createRenderRoot());
    root.prepend(this.gauge.line);
    return root;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.retreat.attempt(() => this.prepare(changed));
  }

  private prepare(changed: PropertyValues<this>): void {
    this.language = languageOf(this);
    this.spelling.check();
    // Measured once before the first picture, so that it need not be drawn again as soon as an observer answers.
    if (!this.hasUpdated) this.width = this.gauge.width || assumedWidth;
    if (this.isConnected && (!this.hasUpdated || changed.has("deepLink"))) this.link.connect();
    if (!this.hasUpdated || changed.has("src") || changed.has("data")) this.documents.find();
    if (changed.has("compare") || changed.has("compareData")) this.documents.findOther();
  }

  override firstUpdated(): void {
    // Where this fails, the picture is there all the same; it only keeps its width.
    if (this.isConnected) this.retreat.attempt(() => this.gauge.watch(this.resized));
  }

  protected override update(changed: PropertyValues<this>): void {
    this.retreat.draw(() => super.update(changed));
  }

  override updated(): void {
    const { isBusy, isWaiting, failure } = this.documents;
    if (this.isConnected) this.states.show({ loading: isBusy, empty: isWaiting, error: failure !== null });
  }

  override render(): TemplateResult {
    const { shown } = this.documents;
    return html`${shown ? this.figure(shown) : this.fallback()}<div class="spoken" role="status" lang=${this.words.locale}>${this.announcer.message}</div>`;
  }

  private figure(shown: Shown): TemplateResult {
    const { documents, easel, explorer, words } = this;
    const { fontSize, mirrored, measure } = this.gauge.text;
    const chosen = choices(this);
    const drawn = easel.draw(shown.doughnut, { ...chosen, lang: languageOf(this), compare: documents.other, width: this.width, fontSize, mirrored, measureText: measure });
    const { drawing, rings } = drawn;
    explorer.show(rings, mirrored);
    const template = figureTemplate(drawing, {
      level: headingLevel(this.headingLevel),
      choice: this.choosing.offer(shown.doughnut, chosen, words),
      exploring: this.exploring(drawing),
      rings, mirrored,
      on: explorer.on,
      problems: shown.problems.filter(({ severity }) => severity === "error"),
      kept: documents.failure !== null,
      onRetry: documents.onRetry,
      otherFailed: documents.otherFailed,
      sorting: { order: this.order, onSort: this.sort },
      take: this.takeaway.offer(shown, this.goods(drawing)),
    });
    easel.keep(shown, drawn);
    return template;
  }

  /** The page's own fallback, and beneath it why there is no figure. */
  private fallback(): TemplateResult {
    const { failure, isBusy, onRetry, slotted } = this.documents;
    return waiting({ words: this.words, failure: failure?.code ?? null, overdue: this.states.overdue(isBusy, this), onRetry, onSlot: slotted });
  }

  private exploring({ model, figure }: Drawing): Exploring {
    const { open } = this.explorer;
    const told = open && detail(open.dimension, model, figure);
    return { open: open?.place ?? null, detail: told && detailTemplate(told, figure, model.words, headingLevel(this.headingLevel), this.explorer) };
  }

  private readonly sort = (column: SortColumn, heading: string): void => {
    const order = (this.order = nextOrder(this.order, column));
    this.say(({ told }) => (order ? told.sorted(heading, order.ascending) : told.unsorted));
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

  /** What the reader was in is gone. Where there is nothing else of its kind to go to, the focus goes to the whole. */
  private lost(isElsewhere: boolean): void {
    this.say(({ told }) => told.gone);
    if (!isElsewhere) focusFigure(this.shadowRoot);
  }

  private readonly resized = (width: number, isNewText: boolean): void => {
    this.width = width;
    if (isNewText) this.requestUpdate();
  };

  private readonly followLanguage = (): void => {
    if (this.hasUpdated && (languageOf(this) !== this.language || this.gauge.renew())) this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "place-doughnut": PlaceDoughnut;
  }
}
