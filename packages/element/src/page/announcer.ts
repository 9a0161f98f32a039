/**
 * What is said aloud when something changes elsewhere than where the reader is. One region, there from the beginning
 * and empty until then; messages that come quickly after one another are joined, so that none is cut off.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Milliseconds in which messages are gathered. */
const pause = 250;
/** Milliseconds after which a message is taken away: the same one can then be said again, and nobody comes upon an old one. */
const stay = 5000;

export class Announcer implements ReactiveController {
  /** The text of the region at this moment. */
  message = "";
  private waiting: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Says a sentence soon. Nothing is said twice in one breath. */
  say(sentence: string): void {
    this.waiting = [...this.waiting.filter((one) => one !== sentence), sentence];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.show(this.waiting.join(" "));
      this.waiting = [];
      this.timer = setTimeout(() => this.show(""), stay);
    }, pause);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.waiting = [];
    this.message = "";
  }

  private show(message: string): void {
    this.message = message;
    this.host.requestUpdate();
  }
}
