/** Registers `<place-doughnut>`, unless the page has it already, and exports everything that `./element` does. */
import { define } from "./define.js";

export * from "./element.js";

define();
