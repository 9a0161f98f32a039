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
    const view = root.querySelector<HTMLElement>("input[name=view]:checked");
    if (view) view.focus();
    else focusFigure(root);
    if (held.matches(".part, .row, .close") || !held.matches("button")) this.lost();
  }
}

/** The whole figure, which takes the focus only when it is given it. */
export function focusFigure(root: ShadowRoot | null): void {
  const figure = root?.querySelector("figure");
  if (!figure) return;
  figure.tabIndex = -1;
  figure.focus();
}
