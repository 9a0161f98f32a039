/**
 * How the element is at this moment: for a style sheet (`:state(loading)`), for assistive technology (`aria-busy`) and,
 * when nothing is there for long, for words. On the element's internals, because attributes on it belong to the page.
 */
export interface Situation {
  /** Is a document on its way? */
  readonly loading: boolean;
  /** Is there nothing to show and nothing on its way? */
  readonly empty: boolean;
  /** Could the latest document not be read? */
  readonly error: boolean;
}

const names = ["loading", "empty", "error"] as const;

/** Milliseconds after which words are due. A note that comes and goes sooner is only a flicker. */
const patience = 1000;

export class States {
  /** Has nothing been there for so long that words should say why? */
  private isOverdue = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly internals: ElementInternals,
    private readonly expired: () => void,
  ) {}

  show(situation: Situation): void {
    for (const name of names) this.mark(name, situation[name]);
    this.internals.ariaBusy = String(situation.loading);
    if (!situation.loading && !situation.empty) this.stop();
    else if (!this.isOverdue) this.timer ??= setTimeout(() => this.expire(), patience);
  }

  /** Why nothing is there, once it is time to say so. A fallback of the page's own needs no words. */
  overdue(isBusy: boolean, host: Element): "loading" | "empty" | null {
    return !this.isOverdue ? null : isBusy ? "loading" : hasContent(host) ? null : "empty";
  }

  /** Nobody waits any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isOverdue = false;
  }

  private expire(): void {
    this.timer = undefined;
    this.isOverdue = true;
    this.expired();
  }

  /** Some browsers have no states, older ones take only names with two hyphens and throw: then there is nothing to style. */
  private mark(name: string, isOn: boolean): void {
    try {
      if (isOn) this.internals.states?.add(name);
      else this.internals.states?.delete(name);
    } catch {
      return;
    }
  }
}

/** Has the page put a fallback between the tags that a person can see? */
function hasContent(host: Element): boolean {
  return [...host.childNodes].some((node) =>
    node.nodeType === Node.ELEMENT_NODE ? !(node as Element).matches("script, template, style, [slot]") : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "");
}
