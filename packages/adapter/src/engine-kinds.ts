/** The problems of an engine that reads large files in place of the readers: part of the catalogue in `problems.ts`. */
import type { ProblemKind } from "./problems.js";
import { plainStart, quote } from "./quote.js";

export const engineProblemKinds = {
  "engine-missing": {
    severity: "error", responsibility: "adapter",
    doc: "A file is to be read by DuckDB, and DuckDB is not installed. It is never installed without being asked for.",
    message: () => "DuckDB is not installed, so the file was not read.",
    hint: () => "Install it beside this package: npm install @duckdb/node-api.",
  },
  "engine-failed": {
    severity: "error", responsibility: "publisher",
    doc: "DuckDB could not read a file. It refuses a file where the reader of CSV files would leave out a row.",
    message: ({ file, reason }: { file: string; reason: string }) => `DuckDB could not read ${quote(file, 80)}: ${plainStart(reason, 200).replace(/[.:]+$/, "")}.`,
    hint: () => "A file that is not too large can be read without DuckDB, which says what is wrong in which row.",
  },
} as const satisfies Record<string, ProblemKind>;
