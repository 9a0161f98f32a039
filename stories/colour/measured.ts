/** The colours a figure really has, and what a text that names a colour stands for. Both are asked of the browser. */
import { safeColour } from "@place-doughnut/schema";
import type { PlaceDoughnut } from "@place-doughnut/element/element";
import type { Rgb } from "./contrast.js";
import { roles, type Role } from "./pairs.js";

/** The colour that a text names, if it names one that covers what is behind it: `safeColour` decides, as it does for documents. */
export function colourIn(text: string): Rgb | null {
  const colour = safeColour(text);
  return colour === null || colour.toLowerCase() === "currentcolor" ? null : painted(colour);
}

/** Every colour of a figure as it is now, with the page’s own properties and its `color-scheme`. */
export function coloursOf(element: PlaceDoughnut): ReadonlyMap<Role, Rgb> | null {
  const figure = element.shadowRoot?.querySelector("figure");
  if (!figure) return null;
  const probe = document.createElement("span");
  figure.append(probe);
  const found = roles.flatMap((role): [Role, Rgb][] => {
    // Text has the page's own colour where no property says otherwise.
    probe.style.setProperty("color", role === "text" ? "inherit" : `var(--_${role})`);
    const colour = painted(getComputedStyle(probe).color);
    return colour ? [[role, colour]] : [];
  });
  probe.remove();
  return new Map(found);
}

/** One pixel of it; null where it lets through what is behind. */
function painted(colour: string): Rgb | null {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  return opacity < 255 ? null : [red, green, blue];
}
