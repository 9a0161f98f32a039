/**
 * A word about the part under the pointer or the focus. Everything in it stands elsewhere too, so it is hidden from
 * assistive technology. It can be hovered, stays until pointer and focus are gone, and goes with Escape (WCAG 1.4.13).
 */
import type { Control, RingControls } from "./controls.js";
import { outline } from "./outlines.js";
import { controlAt, placeOf, within } from "./pointing.js";

/** Milliseconds before it comes, so that a pointer can cross the picture in peace; and before it goes, to get onto it. */
const comes = 100;
const goes = 200;
/** Pixels between it and what it is about, and to the edge of the window. */
const gap = 12;

interface Around {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export class Tip {
  private about: Control | null = null;
  /** The place that the pointer is on. */
  private next: number | null = null;
  /** The part that shows that it has the focus: the word about it comes back when the pointer has gone. */
  private focused: Control | null = null;
  /** The part under the pointer, with a line around it. */
  private outlined: Control | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over: AbortController | null = null;

  constructor(
    private readonly host: Element,
    private readonly rings: () => readonly RingControls[],
    /** The same part in what is on show now; null when it is gone. */
    private readonly same: (control: Control) => Control | null,
  ) {}

  get isOpen(): boolean {
    return this.about !== null;
  }

  readonly pointermove = (event: PointerEvent): void => {
    // A finger has no hover: it opens the part itself. And what is moved over may be the word itself.
    if (event.pointerType === "touch" || within(event.target, ".tip")) return;
    const here = controlAt(event, this.rings());
    if (here?.place !== this.outlined?.place) this.outline(here);
    // A row of the list says itself what it is, and a word about it would lie over its neighbours.
    const control = within(event.target, ".row") ? null : here;
    if ((control?.place ?? null) === this.next) return;
    this.next = control?.place ?? null;
    clearTimeout(this.timer);
    const at = { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY };
    if (control) this.timer = setTimeout(() => this.show(control, at), this.isOpen ? 0 : comes);
    else this.leave();
  };

  readonly pointerleave = (): void => {
    this.outline(null);
    this.next = null;
    this.leave();
  };

  readonly focusin = (event: FocusEvent): void => {
    const place = placeOf(event);
    const control = this.rings().flatMap(({ items }) => items).find((one) => one.place === place);
    if (!control || within(event.target, ".row") || !(event.target as Element).matches(":focus-visible")) return;
    clearTimeout(this.timer);
    this.focused = control;
    this.timer = setTimeout(() => this.show(control, this.around()), comes);
  };

  readonly focusout = (): void => {
    this.focused = null;
    this.leave();
  };

  /** Where the part is that has the focus. */
  private around(): Around {
    const { shadowRoot: root } = this.host;
    return (root?.querySelector('svg[data-picture] .focus:not([d=""])') ?? root?.activeElement ?? this.host).getBoundingClientRect();
  }

  /** The pointer is on it now. */
  readonly enter = (): void => clearTimeout(this.timer);

  readonly leave = (): void => {
    clearTimeout(this.timer);
    const { focused } = this;
    this.timer = setTimeout(() => (focused ? this.show(focused, this.around()) : this.hide()), goes);
  };

  hide(): void {
    clearTimeout(this.timer);
    this.close();
  }

  private close(): void {
    this.over?.abort();
    this.over = null;
    this.about = null;
    this.next = null;
    const element = this.element;
    if (element?.matches(":popover-open")) element.hidePopover();
  }

  private get element(): HTMLElement | null {
    return this.host.shadowRoot?.querySelector<HTMLElement>(".tip") ?? null;
  }

  /** The figures may be others now: what is said of a part is said anew, and what is no longer there is not spoken of. */
  renew(): void {
    this.focused &&= this.same(this.focused);
    if (this.outlined) this.outline(this.same(this.outlined));
    if (!this.about) return;
    const now = this.same(this.about);
    if (now) this.tell(now);
    else this.hide();
  }

  private outline(control: Control | null): void {
    this.outlined = control;
    outline(this.host.shadowRoot, "hover", control, this.rings());
  }

  private show(meant: Control, at: Around): void {
    const { element } = this;
    const control = this.same(meant);
    // Without popovers there is none: what it says is under the part's name and in the table.
    if (!control || !element || !("showPopover" in element) || !this.host.isConnected) return;
    this.tell(control);
    if (!element.matches(":popover-open")) element.showPopover();
    place(element, at);
    this.over ??= this.watch();
  }

  private tell(control: Control): void {
    this.about = control;
    const [name, says] = this.element?.children ?? [];
    if (!name || !says) return;
    name.textContent = control.name.text;
    if (control.name.lang === null) name.removeAttribute("lang");
    else name.setAttribute("lang", control.name.lang);
    says.textContent = control.says;
  }

  /** Escape takes it away wherever the focus is, before anything else that Escape does. It goes along with its part. */
  private watch(): AbortController {
    const over = new AbortController();
    const { ownerDocument: page } = this.host;
    page.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.focused = null;
      this.hide();
    }, { capture: true, signal: over.signal });
    page.addEventListener("scroll", () => this.follow(), { capture: true, passive: true, signal: over.signal });
    return over;
  }

  /** Under a pointer that stands still, the page says itself what is there now. */
  private follow(): void {
    const { element } = this;
    if (!element || !this.focused || this.about?.place !== this.focused.place) return;
    const at = this.around();
    const { clientHeight, clientWidth } = element.ownerDocument.documentElement;
    if (at.bottom < 0 || at.right < 0 || at.top > clientHeight || at.left > clientWidth) this.close();
    else place(element, at);
  }
}

/** Above what it is about, else below, else beside it, else where there is most room; always inside the window. */
function place(element: HTMLElement, at: Around): void {
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const centre = (at.left + at.right - width) / 2;
  const middle = (at.top + at.bottom - height) / 2;
  const places = [
    { left: centre, top: at.top - gap - height, fits: at.top - gap - height >= 0 },
    { left: centre, top: at.bottom + gap, fits: at.bottom + gap + height <= clientHeight },
    { left: at.right + gap, top: middle, fits: at.right + gap + width <= clientWidth },
    { left: at.left - gap - width, top: middle, fits: at.left - gap - width >= 0 },
  ];
  const { left, top } = places.find(({ fits }) => fits) ?? places[1]!;
  element.style.setProperty("left", `${Math.max(4, Math.min(left, clientWidth - width - 4))}px`);
  element.style.setProperty("top", `${Math.max(4, Math.min(top, clientHeight - height - 4))}px`);
}
