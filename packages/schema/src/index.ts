export * from "./doughnut.js"; export * from "./measured.js"; export * from "./problems.js"; export * from "./text.js"; export * from "./period.js";
