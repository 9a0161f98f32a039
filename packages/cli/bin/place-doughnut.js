#!/usr/bin/env node
import { processIo, run } from "../dist/index.js";

// An exit code, not process.exit(): what was printed must reach a pipe before the process ends.
process.exitCode = await run(process.argv.slice(2), processIo());
