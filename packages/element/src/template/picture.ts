/** The scene as an SVG in the element's shadow root. Colours come from the style sheet; a mark's class is its look. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Mark, Scene } from "../picture/marks.js";
import type { Series } from "../picture/series.js";

/** `place` counts the pictures of the figure; `open` is the outline of what is open. Those of pointer and focus are set by hand. */
export function picture(scene: Scene, place: number, open: string): TemplateResult {
  return html`<svg part="picture" class="picture" data-picture=${place} viewBox="0 0 ${scene.width} ${scene.height}" aria-hidden="true" focusable="false">
    <g transform="translate(${scene.cx},${scene.cy})">
      <g>${scene.marks.map(paintMark)}</g>
      <path class="hover"></path>
      <path class="open" d=${open}></path>
      <path class="focus-edge" d=""></path>
      <path class="focus" d=""></path>
    </g>
  </svg>`;
}

/** The textures of all pictures and samples of a figure, once. Not taken out of the layout: some browsers would not paint them. */
export const textures = html`<svg class="textures" aria-hidden="true" focusable="false"><defs>
  <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><circle cx="3.5" cy="3.5" r="1.1"></circle></pattern>
  <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5,0V7"></path></pattern>
</defs></svg>`;

/** A small line through time, with what it shows in words. */
export function seriesPicture({ width, height, marks, label }: Series & { readonly label: string }): TemplateResult {
  return html`<svg class="series" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label} focusable="false">${marks.map(paintMark)}</svg>`;
}

/** A sample of what a word in the key stands for. */
export function swatch(marks: readonly Mark[]): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 22 16" aria-hidden="true" focusable="false">${marks.map(paintMark)}</svg>`;
}

/** A mark of an indicator carries its position in the dimension, so that a click on it can be told from one beside it. */
function paintMark(mark: Mark): SVGTemplateResult {
  const indicator = mark.of?.indicator ?? nothing;
  switch (mark.shape) {
    case "path":
      return mark.texture === undefined
        ? svg`<path class=${mark.look} data-indicator=${indicator} d=${mark.d}></path>`
        : svg`<path class=${mark.look} d=${mark.d}></path><path class="texture" data-indicator=${indicator} fill="url(#${mark.texture})" d=${mark.d}></path>`;
    case "circle":
      return svg`<circle class=${mark.look} data-indicator=${indicator} cx=${mark.x} cy=${mark.y} r=${mark.r}></circle>`;
    case "text":
      return svg`<text class=${mark.look} x=${mark.x} y=${mark.y} font-size=${mark.size} text-anchor=${mark.anchor} font-weight=${mark.bold ? 700 : 400}>${mark.text}</text>`;
  }
}
