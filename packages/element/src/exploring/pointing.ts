/** Which part is pointed at: by the button that is there, else by the shapes of the picture. */
import { partAt } from "../picture/areas.js";
import type { Control, RingControls } from "./controls.js";

/** The place in the reading order of the part whose button this is about. */
export function placeOf({ target }: { readonly target: EventTarget | null }): number | null {
  const place = within(target, "button[data-place]")?.getAttribute("data-place");
  return place == null ? null : Number(place);
}

/** The nearest element around the target, itself included, that matches. Not by class: a frame has classes of its own. */
export function within(target: EventTarget | null, selector: string): Element | null {
  return target !== null && "closest" in target ? (target as Element).closest(selector) : null;
}

export function controlAt(event: MouseEvent, rings: readonly RingControls[]): Control | null {
  const place = placeOf(event);
  if (place !== null) return rings.flatMap(({ items }) => items).find((control) => control.place === place) ?? null;
  const svg = within(event.target, ".plot")?.querySelector("svg");
  const marks = svg?.querySelector<SVGGraphicsElement>("g");
  // Where the page has turned, mirrored or stretched the picture, its matrix knows.
  const matrix = marks?.getScreenCTM?.();
  if (!svg || !matrix || matrix.a * matrix.d === matrix.b * matrix.c) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const picture = Number(svg.getAttribute("data-picture"));
  const here = rings.filter((ring) => ring.picture === picture).flatMap(({ items }) => items);
  const part = partAt(here.map((control) => control.part), x, y);
  return here.find((control) => control.part === part) ?? null;
}
