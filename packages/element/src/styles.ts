/**
 * One sheet for all instances. A council themes with `--place-doughnut-*` once, at `:root`: the custom properties are
 * only read here, never set on the host, so they inherit. Colours are those of `looks.ts`; a test holds the two together.
 *
 * `light-dark()` follows the page's own `color-scheme`, not the reader's system: a white page stays white.
 */
import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    color: var(--place-doughnut-text, inherit);
    font-family: var(--place-doughnut-font, inherit);
    line-height: 1.4;
  }
  :host([hidden]) { display: none; }

  .gauge { block-size: 0; overflow: hidden; visibility: hidden; }
  .gauge span { display: inline-block; white-space: pre; }

  figure {
    margin: 0;
    overflow-wrap: anywhere;
    --_overshoot: var(--place-doughnut-overshoot, #801650);
    --_shortfall: var(--place-doughnut-shortfall, #801650);
    --_within: var(--place-doughnut-within, #1f8a80);
    --_band: var(--place-doughnut-band, #dcefeb);
    --_line: var(--place-doughnut-line, #0b5d57);
    --_quiet: var(--place-doughnut-quiet, #595959);
    --_band-text: var(--place-doughnut-band-text, #0b0c0c);
    --_texture: var(--place-doughnut-texture, #ffffff);
    --_page: var(--place-doughnut-page, #ffffff);
  }
  @supports (color: light-dark(#000, #fff)) {
    figure {
      --_overshoot: var(--place-doughnut-overshoot, light-dark(#801650, #f08cc0));
      --_shortfall: var(--place-doughnut-shortfall, light-dark(#801650, #f08cc0));
      --_within: var(--place-doughnut-within, light-dark(#1f8a80, #5fd0c3));
      --_band: var(--place-doughnut-band, light-dark(#dcefeb, #16322f));
      --_line: var(--place-doughnut-line, light-dark(#0b5d57, #5fd0c3));
      --_quiet: var(--place-doughnut-quiet, light-dark(#595959, #b8b8b8));
      --_band-text: var(--place-doughnut-band-text, light-dark(#0b0c0c, #f3f2f1));
      --_texture: var(--place-doughnut-texture, light-dark(#ffffff, #121212));
      --_page: var(--place-doughnut-page, light-dark(#ffffff, #121212));
    }
  }

  .title { margin: 0; font-size: 1.75em; line-height: 1.2; font-weight: 700; }
  .subtitle { margin: 0.25em 0 0; font-size: 0.9375em; color: var(--_quiet); max-width: 80ch; }
  .summary { margin: 0.5em 0 0; font-size: 1.125em; max-width: 66ch; }
  .problem { margin: 0.75em 0 0; padding: 0.5em 0.75em; border-inline-start: 4px solid currentColor; }
  .scale { margin: 0.25em 0 0; font-size: max(0.875em, 12px); color: var(--_quiet); max-width: 80ch; }

  .key { display: flex; flex-wrap: wrap; gap: 0.25em 1.25em; margin: 1em 0 0; padding: 0; list-style: none; font-size: 0.9375em; }
  .key li { display: flex; align-items: center; gap: 0.4em; }
  .swatch { inline-size: 22px; block-size: 16px; flex: none; }
  .swatch .band { stroke: var(--_line); }

  .view { display: flex; flex-wrap: wrap; gap: 0.25em 1em; margin: 1em 0 0; padding: 0; border: 0; font-size: 0.9375em; }
  .view legend { float: inline-start; margin-inline-end: 0.75em; padding: 0; font-weight: 700; line-height: 24px; }
  .view label { display: inline-flex; align-items: center; gap: 0.35em; min-block-size: 24px; cursor: pointer; }
  .view input { inline-size: 1.125em; block-size: 1.125em; margin: 0; accent-color: var(--_line); }
  .frames { display: grid; gap: 24px; margin: 1em 0; }
  .frames.pair { grid-template-columns: 1fr 1fr; }
  .frame { min-inline-size: 0; }
  .frame-heading { margin: 0 0 0.5em; font-weight: 700; text-align: center; }
  .differences { margin: 0; padding-inline-start: 1.25em; }
  .picture { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
  .band { fill: var(--_band); }
  .ring { fill: none; stroke: var(--_line); stroke-width: 4; }
  .overshoot { fill: var(--_overshoot); }
  .shortfall { fill: var(--_shortfall); }
  .within { fill: var(--_within); }
  .no-data { fill: none; stroke: var(--_quiet); stroke-width: 1.25; stroke-dasharray: 4 3; }
  .no-target { fill: var(--_page); stroke: var(--_quiet); stroke-width: 2; }
  .unmeasurable { fill: var(--_page); stroke: var(--_quiet); stroke-width: 2; stroke-dasharray: 2 2; }
  .estimated-edge { fill: none; stroke: var(--_page); stroke-width: 5; }
  .estimated { fill: none; stroke: var(--_overshoot); stroke-width: 2; stroke-dasharray: 2 3; }
  .assessed { fill: var(--_quiet); stroke: var(--_quiet); }
  .assessed-empty { fill: var(--_page); stroke: var(--_quiet); }
  .tick { fill: currentColor; }
  .tick-edge { fill: var(--_page); stroke: var(--_page); stroke-width: 2.5; }
  .other-edge { fill: none; stroke: var(--_page); stroke-width: 4; }
  .other { fill: none; stroke: currentColor; stroke-width: 1.75; }
  .seriesLine { fill: none; stroke: var(--_line); stroke-width: 1.75; }
  .seriesPoint { fill: var(--_line); }
  .seriesTarget { fill: none; stroke: var(--_overshoot); stroke-width: 1.25; stroke-dasharray: 4 3; }
  .seriesBand { fill: var(--_band); }
  .series { display: block; margin-block-start: 0.25em; }
  .leader { fill: none; stroke: var(--_quiet); }
  pattern circle { fill: var(--_texture); }
  pattern path { stroke: var(--_texture); stroke-width: 1.4; }
  text { unicode-bidi: plaintext; font-family: inherit; }
  .name, .value { fill: currentColor; }
  .bandName, .bandValue { fill: var(--_band-text); }

  .list { margin: 1em 0; overflow-wrap: break-word; }
  .list b { min-inline-size: 0; }
  .list-heading { margin: 0 0 0.25em; font-weight: 700; }
  .list ol { margin: 0; padding: 0; list-style: none; columns: 17em; column-gap: 1.5em; }
  .list li { break-inside: avoid; display: flex; gap: 0.5em; padding: 0.25em 0; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  .list .number { min-inline-size: 1.5em; font-variant-numeric: tabular-nums; }
  .list-value { margin-inline-start: auto; text-align: end; flex: none; max-inline-size: 60%; }

  details { margin-block-start: 0.5em; }
  summary { cursor: pointer; padding-block: 0.25em; font-weight: 700; inline-size: fit-content; }
  :is(summary, a, .scroll):focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  details p { max-width: 66ch; }

  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; font-size: 0.9375em; }
  caption { text-align: start; font-weight: 700; padding-block: 0.5em; }
  /* A column must not shrink to single letters: the table scrolls instead. */
  table { overflow-wrap: break-word; }
  th, td { text-align: start; vertical-align: top; padding: 0.4em 0.75em 0.4em 0; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); min-inline-size: 5em; }
  .indicator { min-inline-size: 11em; font-weight: inherit; }
  .group { padding-block-start: 1em; font-size: 1.0625em; border-block-end-width: 2px; }
  .figure { font-variant-numeric: tabular-nums; }
  .note { display: block; font-size: max(0.8125em, 12px); color: var(--_quiet); max-inline-size: 32ch; }
  .sources li { overflow-wrap: anywhere; }
  .credit { margin: 1em 0 0; font-size: max(0.875em, 12px); color: var(--_quiet); }

  /* By the element's own width, not the window's. No size container: it would collapse in a shrink-to-fit parent. */
  .narrow .title { font-size: 1.375em; }
  .narrow .summary { font-size: 1em; }

  @media (prefers-contrast: more) {
    figure {
      --_band: var(--_page);
      --_quiet: currentColor;
    }
    .ring { stroke-width: 6; }
    .no-data, .no-target, .unmeasurable { stroke-width: 2.5; }
  }

  /* SVG fills are not forced: system colours are given here, and the textures carry the difference. */
  @media (forced-colors: active) {
    figure {
      --_overshoot: CanvasText;
      --_shortfall: CanvasText;
      --_within: Highlight;
      --_band: Canvas;
      --_line: CanvasText;
      --_quiet: CanvasText;
      --_band-text: CanvasText;
      --_texture: Canvas;
      --_page: Canvas;
    }
    .name, .value { fill: CanvasText; }
  }

  @media print {
    details::details-content { content-visibility: visible; block-size: auto; }
    figure { break-inside: auto; }
    .frame, tr { break-inside: avoid; }
    .scroll { overflow: visible; }
    .sources a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.75rem; overflow-wrap: anywhere; }
  }
`;
