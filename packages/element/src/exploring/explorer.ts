/**
 * Exploring the picture: by pointer, by key, by assistive technology. All of them come to the same buttons; one press
 * opens what is told of a part, another closes it. Escape closes first the word about a part, then the part, and is
 * otherwise left to the page.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Control, RingControls } from "./controls.js";
import { PlaceDoughnutSelectEvent } from "../events.js";
import { controlAt, placeOf } from "./pointing.js";
import { Tip } from "./tip.js";
import { Walker } from "./walker.js";
import type { Handlers } from "../template/figure.js";

export interface Explored extends ReactiveControllerHost, Element {
  selected: string | null;
}

export class Explorer implements ReactiveController {
  private readonly walker: Walker;
  private readonly tip: Tip;
  /** The part that was opened, where several have its id. */
  private opened: Pick<Control, "id" | "place"> | null = null;
  /** The place that the pointer went down on. */
  private pressed: number | null = null;

  /** `lost` is called when the part that had the focus is gone; is there another to go to? */
  constructor(private readonly host: Explored, lost: (isElsewhere: boolean) => void) {
    host.addController(this);
    this.walker = new Walker(host, lost);
    this.tip = new Tip(host, () => this.walker.rings, (control) => this.walker.same(control));
  }

  /** What is on show from now on. */
  show(rings: readonly RingControls[], mirrored: boolean): void {
    this.walker.show(rings, mirrored);
  }

  private get rings(): readonly RingControls[] {
    return this.walker.rings;
  }

  /** The part that is open. */
  get open(): Control | null {
    const id = this.host.selected;
    return id === null ? null : this.walker.same(this.opened?.id === id ? this.opened : { id, place: -1 });
  }

  readonly on: Handlers = {
    pointermove: (event) => this.tip.pointermove(event),
    pointerleave: () => this.tip.pointerleave(),
    pointerdown: (event) => { this.pressed = controlAt(event, this.rings)?.place ?? null; },
    click: (event) => this.click(event),
    keydown: (event) => {
      this.walker.keydown(event);
      this.escape(event);
    },
    focusin: (event) => {
      this.walker.focusin(event);
      this.tip.focusin(event);
    },
    focusout: () => {
      this.walker.focusout();
      this.tip.focusout();
    },
    enterTip: () => this.tip.enter(),
    leaveTip: () => this.tip.leave(),
  };

  /** Closes what is open; the focus goes back to the part it was told of. */
  readonly close = (event: Event): void => {
    const { open } = this;
    if (!this.select(null, null, methodOf(event)) || open === null) return;
    // At once, before what had the focus is taken away.
    this.walker.focus(open.place);
  };

  readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || this.open === null) return;
    event.preventDefault();
    // Whatever the element stands in – a dialog, a menu – stays open: this press was for the part.
    event.stopPropagation();
    if (placeOf(event) === null) this.close(event);
    else this.select(null, null, "keyboard");
  };

  hostUpdated(): void {
    this.tip.renew();
  }

  hostDisconnected(): void {
    this.tip.hide();
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.closest(".detail, .tip")) return;
    const control = controlAt(event, this.rings);
    const byPointer = methodOf(event) === "pointer";
    // Pressed on one part and let go on another: that is how a press is taken back.
    const isTakenBack = byPointer && this.pressed !== null && this.pressed !== control?.place;
    this.pressed = null;
    if (isTakenBack) return;
    if (control) this.toggle(control, Number(target.closest("[data-indicator]")?.getAttribute("data-indicator") ?? NaN), methodOf(event));
    else if (this.open !== null && target.closest(".plot")) this.select(null, null, methodOf(event));
  }

  private toggle(control: Control, indicator: number, method: "pointer" | "keyboard"): void {
    this.tip.hide();
    const isOpen = control.place === this.open?.place;
    if (!this.select(isOpen ? null : control.id, isOpen ? null : (control.indicators[indicator] ?? null), method)) return;
    this.opened = isOpen ? null : control;
    if (method === "pointer") this.walker.visit(control);
    if (!isOpen) void this.host.updateComplete.then(() => this.host.shadowRoot?.querySelector(".detail-head")?.scrollIntoView({ block: "nearest" }));
  }

  /** Asks the page first; false when it wants to do something else. */
  private select(id: string | null, indicator: string | null, method: "pointer" | "keyboard"): boolean {
    if (!this.host.dispatchEvent(new PlaceDoughnutSelectEvent(id, indicator, method))) return false;
    this.host.selected = id;
    return true;
  }
}

/** A click that no pointer made counts no presses. */
function methodOf(event: Event): "pointer" | "keyboard" {
  return "detail" in event && event.detail !== 0 ? "pointer" : "keyboard";
}
