#!/usr/bin/env node
import { existsSync } from "node:fs";

// In a clone that is installed and not built, the command is there and the program is not.
if (existsSync(new URL("../dist/index.js", import.meta.url))) {
  const { processIo, run } = await import("../dist/index.js");
  // An exit code, not process.exit(): what was printed must reach a pipe before the process ends.
  process.exitCode = await run(process.argv.slice(2), processIo());
} else {
  process.stderr.write("place-doughnut is not built yet. In the folder you cloned, run: npm run build\n");
  process.exitCode = 2;
}
