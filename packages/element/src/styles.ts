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

  /* A page's own table or picture may be wider than the page: it scrolls by itself, and the page does not. */
  slot:not([name]) { display: block; overflow-x: auto; }

  .spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
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
    --_tip: var(--place-doughnut-text, #0b0c0c);
    /* Of the text around it, so that it can be read wherever that can: on a dark part of a light page too. */
    --_muted: var(--place-doughnut-quiet, color-mix(in srgb, currentColor 78%, transparent));
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
      --_tip: var(--place-doughnut-text, light-dark(#0b0c0c, #f3f2f1));
    }
  }

  /* In a page that runs from right to left, our words keep their own direction and stand at the page's side. */
  .mirrored :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, summary, legend, caption, th, td, .select > span, .view label, .tip *) { unicode-bidi: plaintext; text-align: right; }

  .title { margin: 0; font-size: 1.75em; line-height: 1.2; font-weight: 700; }
  .subtitle { margin: 0.25em 0 0; font-size: 0.9375em; color: var(--_muted); max-width: 80ch; }
  .summary { margin: 0.5em 0 0; font-size: 1.125em; max-width: 66ch; }
  .problem { margin: 0.75em 0 0; padding: 0.5em 0.75em; border-inline-start: 4px solid currentColor; }
  .scale { margin: 0.25em 0 0; font-size: max(0.875em, 12px); color: var(--_muted); max-width: 80ch; }

  .key { display: flex; flex-wrap: wrap; gap: 0.25em 1.25em; margin: 1em 0 0; padding: 0; list-style: none; font-size: 0.9375em; }
  .key li { display: flex; align-items: center; gap: 0.4em; }
  .swatch { inline-size: 1.467em; block-size: 1.067em; flex: none; }
  .swatch .band { stroke: var(--_line); }

  .choose { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 1.5em; margin: 1em 0 0; font-size: 0.9375em; }
  .view { display: flex; flex-wrap: wrap; gap: 0.25em 1em; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  .view legend { float: inline-start; margin-inline-end: 0.75em; padding: 0; font-weight: 700; line-height: max(24px, 1.4em); }
  .view label { display: inline-flex; align-items: center; gap: 0.35em; min-block-size: 24px; cursor: pointer; }
  .view input { font: inherit; inline-size: 1.125em; block-size: 1.125em; margin: 0; accent-color: var(--_line); }
  .select { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.5em; font-weight: 700; }
  select, .choose > button, .close, .retry { font: inherit; font-weight: 400; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 3px; min-block-size: 28px; padding: 0.15em 0.6em; max-inline-size: 100%; }
  option { color: CanvasText; background: Canvas; }
  .choose > button, .close, .retry { cursor: pointer; }
  /* Browsers set buttons and menus without the spacing that a reader asks for. */
  button, select { letter-spacing: inherit; word-spacing: inherit; }
  .frames { display: grid; gap: 24px; margin: 1em 0; }
  .frames.pair { grid-template-columns: 1fr 1fr; }
  .frame { min-inline-size: 0; }
  .frame-heading { margin: 0 0 0.5em; font-weight: 700; text-align: center; }
  .differences { margin: 0; padding-inline-start: 1.25em; }
  .textures { position: absolute; inline-size: 0; block-size: 0; }
  .plot { position: relative; }
  .over { margin: 0; padding: 0; list-style: none; }
  .over li { display: contents; }
  /* Transparent: the picture shows what it is, and draws the line around what has the focus. */
  .part { position: absolute; box-sizing: border-box; min-inline-size: 24px; min-block-size: 24px; margin: 0; padding: 0; border: 0; background: none; color: inherit; cursor: pointer; outline: none; }
  .hover, .open, .focus, .focus-edge { fill: none; stroke-linejoin: round; pointer-events: none; }
  .hover { stroke: currentColor; stroke-width: 1.5; }
  .open { stroke: currentColor; stroke-width: 2.5; }
  .focus-edge { stroke: var(--_page); stroke-width: 8; }
  .focus { stroke: currentColor; stroke-width: 4; }
  .tip { max-block-size: 60vh; overflow: auto; position: fixed; inset: auto; margin: 0; max-inline-size: min(20em, 90vw); padding: 0.5em 0.75em; border: 1px solid currentColor; border-radius: 3px; background: var(--_page); color: var(--_tip); font-size: 0.9375em; line-height: 1.35; }
  @supports not selector(:popover-open) { .tip { display: none; } }
  .tip > * { display: block; }
  .tip-name { font-weight: 700; }
  .detail { margin: 1em 0; padding: 0.75em 1em; border: 1px solid var(--_quiet); border-inline-start: 4px solid var(--_line); scroll-margin: 8px; }
  .detail { overflow-wrap: anywhere; }
  /* Its head is brought into view, with something of what follows; the part that was pressed should stay in sight. */
  .detail-head { scroll-margin-block: 8px 20vh; }
  .detail-head > * { min-inline-size: 0; }
  .close { flex: none; }
  dd { min-inline-size: 0; }
  .detail-head { display: flex; align-items: start; justify-content: space-between; gap: 1em; }
  .detail-title { margin: 0; font-size: 1.375em; line-height: 1.25; font-weight: 700; }
  .indicator-title { margin: 0; font-size: 1.0625em; font-weight: 700; }
  .indicator-detail { margin-block-start: 1em; padding-block-start: 0.75em; border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent); max-inline-size: 80ch; }
  .detail p { margin: 0.25em 0 0; }
  .result { font-weight: 700; }
  dl { margin: 0.5em 0 0; }
  dl div { display: flex; flex-wrap: wrap; gap: 0 0.75em; padding: 0.2em 0; }
  dt { flex: 0 0 11em; color: var(--_muted); }
  dd { flex: 1 1 16em; margin: 0; }
  .aims { margin: 0; padding-inline-start: 1.25em; }
  .aims li { margin-block-end: 0.25em; }
  .actions { margin: 0.25em 0 0; padding-inline-start: 1.25em; }
  .picture { display: block; cursor: pointer; inline-size: 100%; block-size: auto; overflow: visible; }
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
  /* Anchors are physical: start is left, whichever way the page reads. */
  svg { direction: ltr; }
  text { unicode-bidi: plaintext; font-family: inherit; }
  .name, .value { fill: currentColor; }
  .bandName, .bandValue { fill: var(--_band-text); }

  .list { margin: 1em 0; overflow-wrap: break-word; }
  .list b { min-inline-size: 0; }
  .list-heading { margin: 0 0 0.25em; font-weight: 700; }
  .list ol { margin: 0; padding: 0; list-style: none; columns: 17em; column-gap: 1.5em; }
  .row { display: flex; gap: 0.5em; inline-size: 100%; box-sizing: border-box; min-block-size: 32px; padding: 0.25em 4px; border: 0; background: none; font: inherit; color: inherit; text-align: start; cursor: pointer; align-items: baseline; }
  .row:hover b { text-decoration: underline; }
  .list li { break-inside: avoid; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  .list .number { min-inline-size: 1.5em; font-variant-numeric: tabular-nums; }
  .list-value { margin-inline-start: auto; flex: none; max-inline-size: 60%; }

  details { margin-block-start: 0.5em; }
  summary { cursor: pointer; padding-block: 0.25em; font-weight: 700; inline-size: fit-content; }
  :is(summary, a, select, input, .scroll, button:not(.part)):focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  details p { max-width: 66ch; }

  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; font-size: 0.9375em; text-align: start; }
  caption { text-align: start; font-weight: 700; padding-block: 0.5em; }
  /* A column must not shrink to single letters: the table scrolls instead. */
  table { overflow-wrap: break-word; }
  th, td { text-align: start; vertical-align: top; padding: 0.4em 0.75em 0.4em 0; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); min-inline-size: 5em; }
  .indicator { min-inline-size: 11em; font-weight: inherit; }
  .group { padding-block-start: 1em; font-size: 1.0625em; border-block-end-width: 2px; }
  .figure { font-variant-numeric: tabular-nums; }
  .note { display: block; font-size: max(0.8125em, 12px); color: var(--_muted); max-inline-size: 32ch; }
  /* A link alone in its cell has no line of text around it that could excuse a small target. */
  td a { display: inline-block; min-inline-size: 24px; min-block-size: 24px; }
  thead th { vertical-align: bottom; }
  .sort { font: inherit; font-weight: 700; color: inherit; text-align: start; background: none; border: 0; margin: 0; padding: 0; min-block-size: 24px; min-inline-size: 24px; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
  .arrow { display: inline-block; margin-inline-start: 0.35em; }
  .take ul { display: flex; flex-wrap: wrap; gap: 0.5em; margin: 0.5em 0; padding: 0; list-style: none; }
  .take button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 0; padding: 0.35em 0.75em; min-block-size: 24px; text-align: start; cursor: pointer; }
  .link { font: inherit; inline-size: min(100%, 40em); box-sizing: border-box; }
  .sources li { overflow-wrap: anywhere; }
  .credit { margin: 1em 0 0; font-size: max(0.875em, 12px); color: var(--_muted); }

  /* By the element's own width, not the window's. No size container: it would collapse in a shrink-to-fit parent. */
  .narrow .title { font-size: 1.375em; }
  .narrow .summary { font-size: 1em; }

  @media (prefers-contrast: more) {
    figure {
      --_band: var(--_page);
      --_quiet: currentColor;
      --_muted: currentColor;
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
    .take, .arrow, .choose, .close, .retry, .keys { display: none; }
    /* A heading that is printed again on the next page comes without its buttons: only their text is left. */
    .sort { display: contents; }
    .sources a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.75rem; overflow-wrap: anywhere; }
  }
`;
