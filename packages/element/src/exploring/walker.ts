/**
 * The keyboard's way through the picture: one stop for Tab, which is where the reader was last; keys from there on
 * (`walk.ts`); and the focus kept on the same part when the figures change.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Control, RingControls } from "./controls.js";
import { find, walk } from "./walk.js";

/** Milliseconds within which letters belong to one name. */
const sameName = 500;

export class Walker implements ReactiveController {
  /** Set for every picture that is drawn. */
  rings: readonly RingControls[] = [];
  mirrored = false;
  /** The part whose button shows that it has the focus. */
  focused: number | null = null;
  private last: string | null = null;
  private typed = { letters: "", at: -Infinity };
  private held: { readonly id: string; readonly place: number } | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly shadowRoot: ShadowRoot | null },
    private readonly lost: () => void,
  ) {
    host.addController(this);
  }

  /** The dimension whose button Tab goes to. */
  get stop(): number | null {
    const all = this.all;
    return (all.find(({ id }) => id === this.last) ?? all[0])?.dimension ?? null;
  }

  /** Puts the focus on a part's button. */
  focus(dimension: number): void {
    this.buttonOf(dimension)?.focus();
  }

  /** The reader is here now, however they came. */
  visit({ id }: Control): void {
    this.last = id;
    this.host.requestUpdate();
  }

  buttonOf(dimension: number): HTMLElement | null {
    return this.host.shadowRoot?.querySelector<HTMLElement>(`button[data-part="${dimension}"]`) ?? null;
  }

  readonly focusin = (event: FocusEvent): void => {
    const dimension = partOf(event);
    if (dimension === null) return;
    this.last = this.all.find((control) => control.dimension === dimension)?.id ?? null;
    this.focused = (event.target as Element).matches(":focus-visible") ? dimension : null;
    this.host.requestUpdate();
  };

  readonly focusout = (): void => {
    this.focused = null;
    this.host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const from = partOf(event);
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
    const dimension = partOf({ target: this.host.shadowRoot?.activeElement ?? null });
    const place = this.all.findIndex((control) => control.dimension === dimension);
    this.held = place < 0 ? null : { id: this.all[place]!.id, place };
  }

  hostUpdated(): void {
    if (!this.held) return;
    const { id, place } = this.held;
    const all = this.all;
    const same = all.find((control) => control.id === id);
    const there = same ?? all[Math.min(place, all.length - 1)];
    if (!there) return;
    if (!same) {
      this.last = there.id;
      this.lost();
    }
    const button = this.buttonOf(there.dimension);
    if (button && this.host.shadowRoot?.activeElement !== button) button.focus();
  }

  private get all(): readonly Control[] {
    return this.rings.flatMap(({ items }) => items);
  }
}

/** Which part's button is this about? */
export function partOf({ target }: { readonly target: EventTarget | null }): number | null {
  const button = target instanceof Object && "closest" in target ? (target as Element).closest("button[data-part]") : null;
  return button ? Number(button.getAttribute("data-part")) : null;
}
