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
    /** Told once of going back, however much changes with it. */
    private readonly wentBack: () => void,
  ) {}

  /** Is something else on show than what the page asked for? */
  get isChanged(): boolean {
    const { before, host } = this;
    return before !== null && (before.view !== host.view || before.lens !== host.lens || before.period !== host.period);
  }

  /** What is on show now is what the page has asked for: that is what one can go back to. */
  remember(): void {
    const { view, lens, period } = this.host;
    this.before ??= { view, lens, period };
  }

  choose(property: Choosable, value: string | null): void {
    this.remember();
    if (this.change(property, value)) this.chosen(property, value);
  }

  /** Everything as the page had it. */
  reset(): void {
    if (!this.before) return;
    const { view, lens, period } = this.before;
    const changes = [this.change("view", view), this.change("lens", lens), this.change("period", period)];
    this.before = null;
    if (changes.includes(true)) this.wentBack();
  }

  /** Is it another value than before? */
  private change(property: Choosable, value: string | null): boolean {
    const { host } = this;
    if (host[property] === value) return false;
    host[property] = value;
    void host.updateComplete.then(() => host.dispatchEvent(new PlaceDoughnutChangeEvent(property, value)));
    return true;
  }
}
