import { run } from "../../packages/cli/src/run.js";

/** What a run of the command line said and answered. */
export interface Ran { code: number; out: string; err: string }

/** Runs the command line in a folder, as a person would there. */
export async function ran(cwd: string, ...argv: string[]): Promise<Ran> {
  return ranWith(new AbortController().signal, cwd, ...argv);
}

export async function ranWith(signal: AbortSignal, cwd: string, ...argv: string[]): Promise<Ran> {
  let [out, err] = ["", ""];
  const code = await run(argv, { cwd, signal, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}
