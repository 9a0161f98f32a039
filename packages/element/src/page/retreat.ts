/**
 * Nobody knows every document and every page: what is thrown while drawing must not take with it what is there. So it is
 * drawn without the document to compare with, else the last good picture stays, else the page's own fallback.
 */
import type { ReactiveControllerHost } from "lit";
import { PlaceDoughnutErrorEvent } from "../events.js";
import type { Words } from "../words/index.js";
import type { Documents } from "./documents.js";
import type { Easel } from "./easel.js";
import { own } from "./own.js";

type GivingUp = (cause: unknown) => void;

export class Retreat {
  constructor(
    private readonly host: ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment },
    private readonly documents: Documents,
    private readonly easel: Easel,
    /** Says a sentence aloud. */
    private readonly say: (sentence: (words: Words) => string) => void,
  ) {}

  /** Does what the picture can do without. A failure is told, and that is all. */
  attempt(task: () => void): void {
    inTurn(task, [this.fail]);
  }

  draw(task: () => void): void {
    const { documents, easel } = this;
    easel.release();
    inTurn(task, [...(documents.other ? [this.withoutOther] : []), ...(easel.hasLast ? [this.withLast] : []), this.withFallback, this.uncover]);
  }

  private readonly withoutOther: GivingUp = () => {
    this.documents.other = null;
    this.documents.otherFailed = true;
  };

  private readonly withLast: GivingUp = (cause) => {
    this.fail(cause);
    this.documents.shown = this.easel.hold();
  };

  private readonly withFallback: GivingUp = (cause) => {
    this.fail(cause);
    this.easel.forget();
    this.documents.shown = null;
  };

  /** The fallback without any template, for a page in which there can be none. */
  private readonly uncover: GivingUp = () => {
    const { renderRoot, ownerDocument } = this.host;
    if (!renderRoot.querySelector("slot:not([name])")) renderRoot.append(own(ownerDocument, "createElement")("slot"));
  };

  /** Told once: a page that cannot be drawn in does not become better by being told so at every width. */
  private readonly fail: GivingUp = (cause) => {
    const { host, documents } = this;
    if (documents.failure?.code === "undrawable") return;
    if (documents.shown && this.easel.hasLast) this.say(({ kept }) => kept);
    documents.failure = { code: "undrawable", problems: [] };
    void host.updateComplete.then(() => host.dispatchEvent(new PlaceDoughnutErrorEvent("undrawable", [], cause)));
  };
}

/** Tries, and after each failure gives up one thing more and tries again; in the end without throwing. */
function inTurn(task: () => void, retreats: readonly GivingUp[]): void {
  for (let step = 0; step <= retreats.length; step++) {
    try {
      return task();
    } catch (cause) {
      retreats[step]?.(cause);
    }
  }
}
