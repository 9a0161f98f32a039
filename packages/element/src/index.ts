/** Registers `<place-doughnut>`, unless the page has it already, and exports everything that `./element` does. */
import { PlaceDoughnut } from "./place-doughnut.js";

export * from "./element.js";

// A second define would throw and take the rest of the page's module with it.
if (!customElements.get("place-doughnut")) customElements.define("place-doughnut", PlaceDoughnut);
