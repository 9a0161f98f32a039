/**
 * Puts an element over a picture, in shares of the picture's size so that it grows along. Through the style object:
 * a strict policy refuses a style attribute, and only numbers from our own geometry come here.
 */
import { noChange } from "lit";
import { Directive, directive, PartType, type ElementPart, type PartInfo } from "lit/directive.js";
import type { Box } from "../picture/labels.js";
import type { Scene } from "../picture/marks.js";

class Placed extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("placed stands on an element");
  }

  override render(_box: Box, _scene: Scene): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [box, { cx, cy, width, height }]: [Box, Scene]): typeof noChange {
    const { style } = element as HTMLElement;
    style.setProperty("left", `${((box.x + cx) / width) * 100}%`);
    style.setProperty("top", `${((box.y + cy) / height) * 100}%`);
    style.setProperty("width", `${(box.width / width) * 100}%`);
    style.setProperty("height", `${(box.height / height) * 100}%`);
    return noChange;
  }
}

export const placed = directive(Placed);
