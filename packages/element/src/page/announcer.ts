/**
 * What is said aloud when something changes elsewhere than where the reader is. One region, there from the beginning
 * and empty until then; messages that come quickly after one another are joined, so that none is cut off –
 * but nobody waits for ever for them to end.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Milliseconds in which messages are gathered. */
const pause = 250;
/** Milliseconds after which the first of them is said, though others keep coming. */
const longest = 1000;
/** Milliseconds after which a message is taken away: the same one can then be said again, and nobody comes upon an old one. */
const stay = 5000;

export class Announcer implements ReactiveController {
  /** The text of the region at this moment. */
  message = "";
  private waiting: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Says what waits although more keeps coming. */
  private limit: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost & Pick<Node, "isConnected">) {
    host.addController(this);
  }

  /** Says a sentence soon. Nothing is said twice in one breath. */
  say(sentence: string): void {
    this.waiting = [...this.waiting.filter((one) => one !== sentence), sentence];
    this.limit ??= setTimeout(this.speak, longest);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.speak, pause);
  }

  private readonly speak = (): void => {
    this.stop();
    this.show(this.waiting.join(" "));
    this.waiting = [];
    this.timer = setTimeout(() => this.show(""), stay);
  };

  private stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.limit);
    this.limit = undefined;
  }

  /** A move within the page takes the element out and puts it in again: what was to be said still is. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.stop();
      this.waiting = [];
      this.show("");
    });
  }

  private show(message: string): void {
    this.message = message;
    this.host.requestUpdate();
  }
}
