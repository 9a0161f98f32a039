/**
 * The focus when what had it goes away: a button that has done its work, a part that is not drawn in a table, a detail
 * whose part is gone. It must not fall out of the figure, where a reader would have to begin anew.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class HeldFocus implements ReactiveController {
  private held: Element | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly shadowRoot: ShadowRoot | null },
    /** Called when something that a reader was in is gone, not a button that they have just pressed. */
    private readonly lost: () => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.held = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const { held, host: { shadowRoot: root } } = this;
    if (!held || !root || root.contains(held) || root.activeElement) return;
    const there = root.querySelector<HTMLElement>("input[name=view]:checked") ?? root.querySelector<HTMLElement>("figure");
    if (there?.localName === "figure") there.tabIndex = -1;
    there?.focus();
    if (held.matches(".part, .row, .close") || !held.matches("button")) this.lost();
  }
}
