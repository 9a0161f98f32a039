/**
 * The lines around the part under the pointer and around the one that has the focus. Set by hand: both move often, and
 * nothing else of the picture changes with them.
 */
import type { Control, RingControls } from "./controls.js";

/** The classes of the paths in each picture: the focus has a light edge under its line, to be seen on any fill. */
const classes = { hover: ".hover", focus: ".focus, .focus-edge" } as const;

/** Puts the line around a part, and takes it from every other; null for no part. */
export function outline(root: ShadowRoot | null, line: keyof typeof classes, control: Control | null, rings: readonly RingControls[]): void {
  const picture = control && rings.find(({ items }) => items.includes(control))?.picture;
  root?.querySelectorAll("svg[data-picture]").forEach((svg, i) => {
    for (const path of svg.querySelectorAll(classes[line])) path.setAttribute("d", control !== null && i === picture ? control.part.outline : "");
  });
}
