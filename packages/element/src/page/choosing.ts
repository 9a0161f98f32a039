/**
 * What a person chooses about the picture: view, lens and period. The page set them first, and a person can always go
 * back to that.
 */
import type { Doughnut } from "@place-doughnut/schema";
import type { ReactiveControllerHost } from "lit";
import { PlaceDoughnutChangeEvent, type Choosable } from "../events.js";
import type { Choice } from "../template/choose.js";
import { inSentence } from "../words/in-sentence.js";
import type { Words } from "../words/index.js";
import { choices, lensesOf, yearsOf, type Asked, type Choices } from "./choices.js";

type Chosen = Record<Choosable, string | null>;

export class Choosing {
  private before: Chosen | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget & Omit<Asked, Choosable> & Chosen,
    /** Says a sentence aloud. */
    private readonly say: (sentence: (words: Words) => string) => void,
  ) {}

  /** For the template: what there is to choose in a document, and what is chosen. */
  offer(doughnut: Doughnut, chosen: Choices, words: Words): Choice {
    const { view, lens, period = null } = chosen;
    const years = yearsOf(doughnut);
    return {
      view, lens, period,
      lenses: lensesOf(doughnut, lens).map((value) => ({ value, label: words.choose.lenses[value] })),
      periods: period === null || years.includes(period) ? years : [period, ...years],
      isChanged: this.isChanged,
      choose: (property, value) => this.choose(property, value),
      reset: () => this.reset(),
    };
  }

  /** Is something else on show than what the page asked for? */
  private get isChanged(): boolean {
    const { before, host } = this;
    return before !== null && (before.view !== host.view || before.lens !== host.lens || before.period !== host.period);
  }

  /** What is on show now is what the page has asked for: that is what one can go back to. */
  remember(): void {
    const { view, lens, period } = this.host;
    this.before ??= { view, lens, period };
  }

  private choose(property: Choosable, value: string | null): void {
    this.remember();
    if (this.change(property, value)) this.say((words) => this.chosen(property, value, words));
  }

  private chosen(property: Choosable, value: string | null, { told, choose }: Words): string {
    const { view, lens } = choices(this.host);
    return property === "view" ? told.view(view) : property === "lens" ? told.lens(choose.lenses[lens]) : told.period(value === null ? null : inSentence(value));
  }

  /** Everything as the page had it, said once however much changes with it. */
  private reset(): void {
    if (!this.before) return;
    const { view, lens, period } = this.before;
    const changes = [this.change("view", view), this.change("lens", lens), this.change("period", period)];
    this.before = null;
    if (changes.includes(true)) this.say(({ told }) => told.reset);
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
