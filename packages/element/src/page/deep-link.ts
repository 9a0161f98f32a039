/**
 * Keeps the address and an element in step, where the page asks for it with `deep-link`: what a person chooses is
 * written into the address, and an address that somebody follows, or goes back to, is read.
 */
import { periodLabels, type Doughnut } from "@place-doughnut/schema";
import { asText, choices, yearsOf, type Asked } from "./choices.js";
import { views } from "../drawing.js";
import { linkKeys, linkTo, readLink, writeLink, type Linked, type LinkKey } from "./link.js";
import { lensChoices } from "../model.js";
import { own } from "./own.js";

/** The element, as far as a link speaks of it. */
export interface Host extends Asked, Node {
  readonly updateComplete: Promise<boolean>;
  readonly deepLink: string | null;
  readonly doughnut: Doughnut | null;
  view: string | null;
  lens: string | null;
  period: string | null;
  selected?: string | null;
}

const moves = ["popstate", "hashchange"];
const decisions = ["place-doughnut-change", "place-doughnut-select"];

export class DeepLink {
  private page: Window | null = null;
  /** What the element showed before any link spoke: as a link would say it, and as the page has written it. */
  private start: { readonly said: Required<Linked>; readonly written: Record<LinkKey, string | null> } | null = null;
  /** The hashes over which something was written, without a word of this element: going back there undoes it. */
  private readonly before = new Set<string>([""]);
  /** Does the address name a period or a part that can be checked only once there is a document? */
  private isPending = false;

  /** `linked` is called before a link changes what the page has set. */
  constructor(private readonly host: Host, private readonly linked: () => void) {}

  /** Is the element to be found in the address? */
  get isOn(): boolean {
    return asText(this.host.deepLink) !== null;
  }

  private get window(): Window | null {
    return this.host.ownerDocument && own(this.host.ownerDocument, "defaultView");
  }

  private get name(): string {
    return asText(this.host.deepLink) || "doughnut";
  }

  /** Reads the address, and again whenever somebody follows a link within the page or goes back. */
  connect(): void {
    this.disconnect();
    if (!this.isOn) return;
    this.page = this.window;
    for (const type of moves) this.page?.addEventListener(type, this.followed);
    for (const type of decisions) this.host.addEventListener(type, this.decided);
    if (this.start) return;
    const { view, lens, period, selected = null } = this.host;
    this.start = { said: this.said(), written: { view, lens, period, part: selected } };
    this.read();
  }

  disconnect(): void {
    for (const type of moves) this.page?.removeEventListener(type, this.followed);
    for (const type of decisions) this.host.removeEventListener(type, this.decided);
    this.page = null;
  }

  /** A document is there: what could not be checked before now can be. */
  arrived(): void {
    if (this.isPending) this.read();
  }

  /** Only of a person's choice does the element tell, so nothing else is written. What has been chosen is in place an update later. */
  private readonly decided = (event: Event): void => {
    if (event.target === this.host) void this.host.updateComplete.then(() => this.write());
  };

  /** Writes what is chosen as a new step in the history of the tab. */
  private write(): void {
    if (!this.page) return;
    const { history, location } = this.page;
    const hash = writeLink(location.hash, this.name, this.chosen());
    if (hash === null || hash === location.hash) return;
    if (readLink(location.hash, this.name) === null) this.before.add(location.hash);
    try {
      history.pushState(history.state, "", `${location.pathname}${location.search}${hash}`);
    } catch {
      // A sandboxed frame may not, and nobody may too often. The choice holds all the same.
    }
  }

  /** An address that shows the element as it is now. */
  get address(): string {
    return linkTo((this.window ?? window).location.href, this.name, this.chosen());
  }

  private readonly followed = (): void => this.read();

  private read(): void {
    if (!this.page) return;
    const { hash } = this.page.location;
    const asked = readLink(hash, this.name);
    // Somebody has gone to an anchor of the page: that is no word on this element.
    if (asked === null && !this.before.has(hash)) return;
    this.isPending = this.host.doughnut === null && (asked?.period !== undefined || asked?.part !== undefined);
    if (asked) this.linked();
    for (const key of linkKeys) {
      const value = asked?.[key];
      this.show(key, value !== undefined && this.isKnown(key, value) ? value : null);
    }
  }

  /** `null`: what the page itself has written. */
  private show(key: LinkKey, value: string | null): void {
    const property = key === "part" ? "selected" : key;
    if (value === null || value === this.start?.said[key]) this.host[property] = this.start?.written[key] ?? null;
    else if (value !== this.said()[key]) this.host[property] = value === "" ? null : value;
  }

  /** Everything that is chosen, also what is usual. */
  private said(): Required<Linked> {
    const { view, lens } = choices(this.host);
    return { view, lens, period: asText(this.host.period) ?? "", part: asText(this.host.selected) ?? "" };
  }

  /** What is chosen, but for what the page shows by itself. */
  private chosen(): Linked {
    const said = this.said();
    return Object.fromEntries(linkKeys.flatMap((key) => (said[key] === this.start?.said[key] ? [] : [[key, said[key]]])));
  }

  /** Only what can be chosen: a link must not put words of its own on the page. */
  private isKnown(key: LinkKey, value: string): boolean {
    const { doughnut } = this.host;
    switch (key) {
      case "view":
        return views.some((view) => view === value);
      case "lens":
        return lensChoices.some((lens) => lens === value);
      case "period":
        return value === "" || (doughnut !== null && (yearsOf(doughnut).includes(value) || periodLabels(doughnut).includes(value)));
      case "part":
        return value === "" || (doughnut?.dimensions.some(({ id }) => id === value) ?? false);
    }
  }
}
