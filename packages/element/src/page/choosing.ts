/**
 * What a person chooses about the picture: view, lens and period. The page set them first, and a person can always go
 * back to that.
 */
import type { ReactiveControllerHost } from "lit";
import { PlaceDoughnutChangeEvent, type Choosable } from "../events.js";

type Chosen = Record<Choosable, string | null>;

export class Choosing {
  private before: Chosen | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget & Chosen,
    /** Told of every choice, to say it aloud. */
    private readonly chosen: (property: Choosable, value: string | null) => void,
  ) {}

  /** Is something else on show than what the page asked for? */
  get isChanged(): boolean {
    const { before, host } = this;
    return before !== null && (before.view !== host.view || before.lens !== host.lens || before.period !== host.period);
  }

  choose(property: Choosable, value: string | null): void {
    const { host } = this;
    this.before ??= { view: host.view, lens: host.lens, period: host.period };
    if (host[property] === value) return;
    host[property] = value;
    this.chosen(property, value);
    void host.updateComplete.then(() => host.dispatchEvent(new PlaceDoughnutChangeEvent(property, value)));
  }

  /** Everything as the page had it. */
  reset(): void {
    if (!this.before) return;
    const { view, lens, period } = this.before;
    this.choose("view", view);
    this.choose("lens", lens);
    this.choose("period", period);
    this.before = null;
  }
}
