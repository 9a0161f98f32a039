/** Where a document comes from: a value that the page sets, else an address, else a script of JSON or a table in the page itself. */
import { accept, load, read, type Loaded } from "./load.js";
import { own } from "./own.js";
import { readPageTable } from "./page-table.js";

export interface Places {
  readonly value: unknown;
  readonly url: string | null;
  /** Whose children may hold the document; null where none is looked for. */
  readonly parent: Element | null;
}

/**
 * What has been found, or null when there is nothing to find. `byItself`: it was read from an address or from the page,
 * so that nobody knows the moment – unlike a value, which somebody has just set.
 */
export type Answer = (found: Loaded | null, byItself: boolean) => void;

/** Finds one document at a time: whoever asks last is answered, and what was on its way before is aborted. */
export class Finder {
  private waiting: Places | null = null;
  private asked: AbortController | null = null;
  private isPaused = false;

  constructor(private readonly answer: Answer) {}

  /** Is an answer still to come? */
  get isBusy(): boolean {
    return this.waiting !== null;
  }

  find(places: Places): void {
    this.abort();
    this.waiting = places;
    if (!this.isPaused) this.begin(places);
  }

  /** While the element is nowhere, nothing is fetched; what was on its way begins again at `resume`. */
  pause(): void {
    this.isPaused = true;
    this.abort();
  }

  resume(): void {
    this.isPaused = false;
    if (this.waiting && !this.asked) this.begin(this.waiting);
  }

  private begin({ value, url, parent }: Places): void {
    if (value !== undefined && value !== null) this.settle(accept(value), false);
    else if (url) void this.fetch(url);
    else if (parent && own(parent.ownerDocument, "readyState") === "loading") this.wait(parent.ownerDocument);
    else this.settle(parent && inPage(parent), true);
  }

  private async fetch(url: string): Promise<void> {
    const asked = (this.asked = new AbortController());
    const loaded = await load(url, asked.signal);
    if (loaded) this.settle(loaded, true);
  }

  /** A page that is still arriving may hold half of the script, and half a document is none. */
  private wait(page: Document): void {
    const asked = (this.asked = new AbortController());
    own(page, "addEventListener")("DOMContentLoaded", () => this.waiting && this.begin(this.waiting), { once: true, signal: asked.signal });
  }

  private settle(found: Loaded | null, byItself: boolean): void {
    this.waiting = null;
    this.asked = null;
    this.answer(found, byItself);
  }

  private abort(): void {
    this.asked?.abort();
    this.asked = null;
  }
}

/** What stands in the page may be anything, and must not stop the element from showing it. */
function inPage(parent: Element): Loaded | null {
  try {
    const script = [...parent.children].find((child) => child.matches('script[type="application/json"]'));
    return script ? read(script.textContent ?? "") : readPageTable(parent);
  } catch {
    return { doughnut: null, failure: "undrawable", problems: [] };
  }
}
