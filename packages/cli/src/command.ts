import type { Given, Signature } from "./arguments.js";
import type { ExitCode } from "./exit.js";
import type { Io } from "./io.js";

/** One command: what it takes and what it does. A value, checked with `satisfies Command`. */
export interface Command extends Signature {
  readonly run: (given: Given, io: Io) => Promise<ExitCode>;
}
