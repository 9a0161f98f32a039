/**
 * `@place-doughnut/schema`: what a doughnut document is, how it is read with located problems, and the maths from a
 * value to its place on the doughnut. Knows no DOM, no clock and no network.
 *
 * `parseDoughnut` takes anything at all. All else takes what its types say – a document is one that `parseDoughnut` has
 * given – and may throw for what only claims to be so.
 */

// The document: valibot schemas and the types inferred from them.
export * from "./doughnut.js";
// Reading and writing.
export { parseDoughnut, type Parsed } from "./parse.js";
export { serialiseDoughnut } from "./serialise.js";
// Measuring.
export * from "./measured.js";
export { measureDoughnut, type MeasureOptions } from "./measure.js";
export { position, furthest, type Measure } from "./position.js";
export { trend, usualTrendYears, type Window } from "./trend.js";
export { compareSeverity, severityOrder } from "./severity.js";
export { periodLabels } from "./asked-period.js";
// What links and colours may come from data.
export { safeUrl } from "./url.js";
export { safeColour } from "./colour.js";
// The Doughnut's dimensions, by edition.
export * from "./dimensions/index.js";
// Words, dates and problems.
export { nearest } from "./nearest.js";
export { quote } from "./wording.js";
export * from "./text.js";
export * from "./period.js";
export * from "./problems.js";
