/** The command line of place-doughnut, as functions: `run` is the whole program, `processIo` ties it to this process. */
export { exit } from "./exit.js";
export { processIo, type Io } from "./io.js";
export { run } from "./run.js";
