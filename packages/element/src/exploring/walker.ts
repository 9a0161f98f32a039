/**
 * The keyboard's way through the picture: one stop for Tab, which is where the reader was last; keys from there on
 * (`walk.ts`); and the focus kept on the same part when the figures change.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Control, RingControls } from "./controls.js";
import { outline } from "./outlines.js";
import { placeOf } from "./pointing.js";
import { find, walk } from "./walk.js";

/** Milliseconds within which letters belong to one name. */
const sameName = 500;

export class Walker implements ReactiveController {
  /** What is on show. */
  rings: readonly RingControls[] = [];
  private all: readonly Control[] = [];
  private mirrored = false;
  /** The place of the part whose button shows that it has the focus. */
  private focused: number | null = null;
  /** The button that Tab goes to. */
  private stop: HTMLElement | null = null;
  private last: Pick<Control, "id" | "place"> | null = null;
  private typed = { letters: "", at: -Infinity };
  private held: Pick<Control, "id" | "place"> | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly shadowRoot: ShadowRoot | null },
    /** Called when the part that had the focus is gone; is there another to go to? */
    private readonly lost: (isElsewhere: boolean) => void,
  ) {
    host.addController(this);
  }

  show(rings: readonly RingControls[], mirrored: boolean): void {
    this.mirrored = mirrored;
    if (rings === this.rings) return;
    this.rings = rings;
    this.all = rings.flatMap(({ items }) => items);
  }

  /** Puts the focus on a part's button. */
  focus(place: number): void {
    this.buttonOf(place)?.focus();
  }

  /** The reader is here now, however they came. */
  visit(control: Control): void {
    this.last = control;
    this.mark();
  }

  /** The same part as before in what is on show now: where it was, else wherever it is. */
  same({ id, place }: Pick<Control, "id" | "place">): Control | null {
    const there = this.all.filter((control) => control.id === id);
    return there.find((control) => control.place === place) ?? there[0] ?? null;
  }

  private buttonOf(place: number): HTMLElement | null {
    return this.host.shadowRoot?.querySelector<HTMLElement>(`button[data-place="${place}"]`) ?? null;
  }

  readonly focusin = (event: FocusEvent): void => {
    const place = placeOf(event);
    if (place === null) return;
    this.last = this.all[place] ?? null;
    this.focused = (event.target as Element).matches(":focus-visible") ? place : null;
    this.mark();
  };

  readonly focusout = (): void => {
    this.focused = null;
    this.mark();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const from = placeOf(event);
    if (from === null || event.defaultPrevented || event.isComposing) return;
    const to = walk(event, from, this.rings, this.mirrored) ?? this.type(event, from);
    if (to === null) return;
    event.preventDefault();
    this.focus(to);
  };

  private type({ key, ctrlKey, altKey, metaKey, timeStamp }: KeyboardEvent, from: number): number | null {
    if (ctrlKey || altKey || metaKey || !/^[\p{L}\p{N}]$/u.test(key)) return null;
    const letters = timeStamp - this.typed.at < sameName ? this.typed.letters + key : key;
    this.typed = { letters, at: timeStamp };
    return find(letters, from, this.rings);
  }

  // Buttons are used again for whatever part comes to stand in their place, so the focus has to follow its part.
  hostUpdate(): void {
    const place = placeOf({ target: this.host.shadowRoot?.activeElement ?? null });
    this.held = place === null ? null : (this.all[place] ?? null);
  }

  hostUpdated(): void {
    this.refocus();
    this.mark();
  }

  private refocus(): void {
    if (!this.held) return;
    const same = this.same(this.held);
    const there = same ?? this.all[Math.min(this.held.place, this.all.length - 1)];
    if (!same) {
      this.last = there ?? null;
      this.lost(there !== undefined);
    }
    const button = there && this.buttonOf(there.place);
    if (button && this.host.shadowRoot?.activeElement !== button) button.focus();
  }

  /** Where the reader is, by hand: a step from one of a thousand parts to the next changes two buttons and a line. */
  private mark(): void {
    const control = (this.last && this.same(this.last)) ?? this.all[0];
    const button = control ? this.buttonOf(control.place) : null;
    if (button !== this.stop) {
      this.stop?.setAttribute("tabindex", "-1");
      button?.setAttribute("tabindex", "0");
      this.stop = button;
    }
    outline(this.host.shadowRoot, "focus", this.focused === null ? null : (this.all[this.focused] ?? null), this.rings);
  }
}
