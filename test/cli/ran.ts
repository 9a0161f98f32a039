import { run } from "../../packages/cli/src/run.js";
import type { Io } from "../../packages/cli/src/io.js";

/** What a run of the command line said and answered. */
export interface Ran { code: number; out: string; err: string }

/** Runs the command line in a folder, as a person would there. */
export async function ran(cwd: string, ...argv: string[]): Promise<Ran> {
  return ranAs({}, cwd, ...argv);
}

/** The same on another terminal, at another time, with keys in the environment or a wish to stop. */
export async function ranAs(change: Partial<Io>, cwd: string, ...argv: string[]): Promise<Ran> {
  let [out, err] = ["", ""];
  const io: Io = { cwd, isTerminal: false, now: () => "2026-11-22T04:00:00Z", env: () => undefined, out: (text) => (out += text), err: (text) => (err += text) };
  const code = await run(argv, { ...io, ...change });
  return { code, out, err };
}
