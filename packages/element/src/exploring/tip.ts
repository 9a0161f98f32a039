/**
 * A word about the part under the pointer or the focus. Everything in it stands elsewhere too, so it is hidden from
 * assistive technology. It can be hovered, stays until pointer and focus are gone, and goes with Escape (WCAG 1.4.13).
 */
import { partAt } from "../picture/areas.js";
import type { Control, RingControls } from "./controls.js";
import { partOf } from "./walker.js";

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
  /** The dimension that the pointer is on. */
  private next: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over: AbortController | null = null;

  constructor(
    private readonly host: Element,
    private readonly rings: () => readonly RingControls[],
  ) {}

  get isOpen(): boolean {
    return this.about !== null;
  }

  /** The part under a pointer's position, by the shapes of the picture or by the button that is there. */
  under(event: MouseEvent): Control | null {
    const dimension = partOf(event);
    const target = event.target instanceof Object && "closest" in event.target ? (event.target as Element) : null;
    const all = this.rings().flatMap(({ items }) => items);
    if (dimension !== null) return all.find((control) => control.dimension === dimension) ?? null;
    const svg = target?.closest(".plot")?.querySelector<SVGSVGElement>("svg");
    const [, , width = 0] = svg?.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
    const origin = svg?.querySelector("g")?.getAttribute("transform")?.match(/-?[\d.]+/g)?.map(Number);
    if (!svg || !origin || width === 0) return null;
    const box = svg.getBoundingClientRect();
    if (box.width === 0) return null;
    const scale = width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale - origin[0]!, (event.clientY - box.top) * scale - origin[1]!];
    const picture = Number(svg.getAttribute("data-picture"));
    const parts = this.rings().filter((ring) => ring.picture === picture).flatMap(({ items }) => items);
    const part = partAt(parts.map(({ part }) => part), x, y);
    return parts.find((control) => control.part === part) ?? null;
  }

  readonly pointermove = (event: PointerEvent): void => {
    // A finger has no hover: it opens the part itself. And what is moved over may be the word itself.
    if (event.pointerType === "touch" || isWithin(event, ".tip")) return;
    const here = this.under(event);
    this.outline(here);
    // A row of the list says itself what it is, and a word about it would lie over its neighbours.
    const control = isWithin(event, ".row") ? null : here;
    if ((control?.dimension ?? null) === this.next) return;
    this.next = control?.dimension ?? null;
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
    const dimension = partOf(event);
    const control = this.rings().flatMap(({ items }) => items).find((one) => one.dimension === dimension);
    if (!control || isWithin(event, ".row") || !(event.target as Element).matches(":focus-visible")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const shape = this.host.shadowRoot?.querySelector('svg[data-picture] .focus:not([d=""])') ?? (event.target as Element);
      this.show(control, shape.getBoundingClientRect());
    }, comes);
  };

  readonly focusout = (): void => this.leave();

  /** The pointer is on it now. */
  readonly enter = (): void => clearTimeout(this.timer);

  readonly leave = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), goes);
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

  /** A line around the part under the pointer. Set by hand, since a pointer moves often and nothing else changes. */
  private outline(control: Control | null): void {
    const paths = [...(this.host.shadowRoot?.querySelectorAll("svg[data-picture] .hover") ?? [])];
    paths.forEach((path, picture) => {
      const isHere = control !== null && this.rings().some((ring) => ring.picture === picture && ring.items.some(({ dimension }) => dimension === control.dimension));
      path.setAttribute("d", isHere ? control.part.outline : "");
    });
  }

  private show(control: Control, at: Around): void {
    const element = this.element;
    // Without popovers there is none: what it says is under the part's name and in the table.
    if (!element || !("showPopover" in element) || !this.host.isConnected) return;
    const [name, says] = element.children;
    if (!name || !says) return;
    name.textContent = control.name.text;
    if (control.name.lang === null) name.removeAttribute("lang");
    else name.setAttribute("lang", control.name.lang);
    says.textContent = control.says;
    if (!element.matches(":popover-open")) element.showPopover();
    place(element, at);
    this.about = control;
    this.over ??= this.watch();
  }

  /** Escape takes it away wherever the focus is, before anything else that Escape does; so does scrolling its part away,
   * but not the word that comes next: the focus may have gone to a part that had to be scrolled to. */
  private watch(): AbortController {
    const over = new AbortController();
    const { ownerDocument: page } = this.host;
    page.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.hide();
    }, { capture: true, signal: over.signal });
    page.addEventListener("scroll", () => this.close(), { capture: true, passive: true, signal: over.signal });
    return over;
  }
}

function isWithin({ target }: Event, selector: string): boolean {
  return target instanceof Object && "closest" in target && (target as Element).closest(selector) !== null;
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
