/**
 * The documents on show: the element's own, and the one that it is compared with. What is said of their coming and
 * going, aloud and in events, and what stays when one of them cannot be read.
 */
import type { Doughnut, Problem } from "@place-doughnut/schema";
import type { ReactiveControllerHost } from "lit";
import { PlaceDoughnutErrorEvent, PlaceDoughnutReadyEvent, type LoadFailure } from "../events.js";
import type { Retry } from "../template/waiting.js";
import type { Words } from "../words/index.js";
import { Finder } from "./finder.js";
import { focusFigure } from "./held-focus.js";
import type { Loaded } from "./load.js";

/** The element, as far as it says where its documents are. */
interface Host extends ReactiveControllerHost, Element {
  readonly src: string | null;
  readonly data: unknown;
  readonly compare: string | null;
  readonly compareData: unknown;
  readonly hasUpdated: boolean;
}

export interface Shown {
  readonly doughnut: Doughnut;
  readonly problems: readonly Problem[];
}

export class Documents {
  shown: Shown | null = null;
  /** What it is compared with, and whether the latest to compare with could not be read. */
  other: Doughnut | null = null;
  otherFailed = false;
  failure: { readonly code: LoadFailure; readonly problems: readonly Problem[] } | null = null;
  private readonly finder = new Finder((found, byItself) => this.settle(found, byItself));
  private readonly otherFinder = new Finder((found) => this.settleOther(found));
  /** Has a person asked for the document again? */
  private isRetrying = false;

  /** `say` says a sentence aloud; `arrived` is called whenever reading has come to an end. */
  constructor(private readonly host: Host, private readonly say: (sentence: (words: Words) => string) => void, private readonly arrived: () => void) {}

  /** Is the element's own on its way? */
  get isBusy(): boolean {
    return this.finder.isBusy;
  }

  /** Has nothing been found, failed or begun yet? */
  get isWaiting(): boolean {
    return !this.shown && !this.failure && !this.isBusy;
  }

  /** Only an address can answer otherwise when it is asked again. */
  get onRetry(): Retry {
    const { src, data } = this.host;
    return src && (data === undefined || data === null) ? this.retry : null;
  }

  find(): void {
    this.finder.find({ value: this.host.data, url: this.host.src, parent: this.host });
  }

  findOther(): void {
    this.otherFinder.find({ value: this.host.compareData, url: this.host.compare, parent: null });
  }

  pause(): void {
    this.finder.pause();
    this.otherFinder.pause();
  }

  resume(): void {
    this.finder.resume();
    this.otherFinder.resume();
  }

  /** A page that is still being read adds the children after the element itself. */
  readonly slotted = (): void => {
    if (this.isWaiting) this.find();
  };

  private readonly retry = (): void => {
    this.isRetrying = true;
    this.find();
    this.host.requestUpdate();
  };

  private settle(found: Loaded | null, byItself: boolean): void {
    const isReload = this.shown !== null;
    if (found?.doughnut !== null) this.shown = found;
    this.failure = found?.doughnut === null ? { code: found.failure, problems: found.problems } : null;
    this.host.requestUpdate();
    this.sayWhatCame(found, isReload);
    this.arrived();
    if (found && byItself) void this.host.updateComplete.then(() => this.tell(found, isReload));
  }

  /** Not to a page that has set another document in the meantime. */
  private tell(found: Loaded, isReload: boolean): void {
    if (found.doughnut ? this.shown !== found || this.failure : this.failure?.problems !== found.problems) return;
    if (found.doughnut && isReload) this.say(({ told }) => told.updated);
    this.host.dispatchEvent(found.doughnut ? new PlaceDoughnutReadyEvent(found.doughnut, found.problems) : new PlaceDoughnutErrorEvent(found.failure, found.problems));
  }

  /** Aloud, for the reader who is elsewhere. The first picture is met in reading, and what somebody asked for is waited for. */
  private sayWhatCame(found: Loaded | null, isReload: boolean): void {
    const isRetry = this.isRetrying;
    const { shadowRoot: root, updateComplete } = this.host;
    this.isRetrying = false;
    if (found?.doughnut === null && (isReload || isRetry)) this.say((words) => (isReload ? words.kept : words.failed[found.failure]));
    // The button that was pressed goes away with the note, and the focus must not go with it.
    if (isRetry && found?.doughnut && root?.activeElement?.matches(".retry")) void updateComplete.then(() => focusFigure(root));
  }

  private settleOther(found: Loaded | null): void {
    const failed = found?.doughnut === null;
    // What was compared with until now stays when another cannot be read, as the document itself does.
    if (!failed) this.other = found?.doughnut ?? null;
    this.otherFailed = failed;
    this.host.requestUpdate();
    if (failed && this.host.hasUpdated) this.say(({ compared }) => compared.failed);
  }
}
