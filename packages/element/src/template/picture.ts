/** The scene as an SVG in the element's shadow root. Colours come from the style sheet; a mark's class is its look. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Mark, Scene } from "../scene.js";
import type { Series } from "../series.js";

export function picture(scene: Scene): TemplateResult {
  return html`<svg part="picture" class="picture" viewBox="0 0 ${scene.width} ${scene.height}" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><circle cx="3.5" cy="3.5" r="1.1"></circle></pattern>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5,0V7"></path></pattern>
    </defs>
    <g transform="translate(${scene.cx},${scene.cy})">${scene.marks.map(paintMark)}</g>
  </svg>`;
}

/** A small line through time, with what it shows in words. */
export function seriesPicture({ width, height, marks, label }: Series & { readonly label: string }): TemplateResult {
  return html`<svg class="series" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label} focusable="false">${marks.map(paintMark)}</svg>`;
}

/** A sample of what a word in the key stands for. */
export function swatch(marks: readonly Mark[]): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 22 16" aria-hidden="true" focusable="false">${marks.map(paintMark)}</svg>`;
}

function paintMark(mark: Mark): SVGTemplateResult {
  switch (mark.shape) {
    case "path":
      return mark.texture === undefined
        ? svg`<path class=${mark.look} d=${mark.d}></path>`
        : svg`<path class=${mark.look} d=${mark.d}></path><path class="texture" fill="url(#${mark.texture})" d=${mark.d}></path>`;
    case "circle":
      return svg`<circle class=${mark.look} cx=${mark.x} cy=${mark.y} r=${mark.r}></circle>`;
    case "text":
      return svg`<text class=${mark.look} x=${mark.x} y=${mark.y} font-size=${mark.size} text-anchor=${mark.anchor} font-weight=${mark.bold ? 700 : 400}>${mark.text}</text>`;
  }
}
