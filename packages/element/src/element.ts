/** The classes, without registering anything: for a page that needs other tag names or a scoped registry. */
export { defineWith } from "./define.js";
export * from "./events.js";
export { FileTooLargeError } from "./paint/csv.js";
export { PlaceDoughnut } from "./place-doughnut.js";
