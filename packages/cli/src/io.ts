import type { Transport } from "@place-doughnut/adapter";

/** How freely publishers are asked. */
export interface LiveOptions {
  /** May addresses of this machine and of private networks be asked? */
  readonly allowPrivate: boolean;
}

/** What a command may touch besides files: two streams of text, a folder to start from, the time, the environment, and a wish to stop. */
export interface Io {
  /** Results and reports. Each call is whole lines, with their newlines. */
  readonly out: (text: string) => void;
  /** Refusals, bugs, and what is going on. */
  readonly err: (text: string) => void;
  /** Does a person watch `err`? Only then a line may be written over. */
  readonly isTerminal: boolean;
  /** Relative paths start here. Absolute. */
  readonly cwd: string;
  /** The time of day (ISO 8601, UTC). */
  readonly now: () => string;
  /** A variable of the environment: where keys are. */
  readonly env: (name: string) => string | undefined;
  /** How publishers are asked; over the network of this machine when left out. */
  readonly network?: (options: LiveOptions) => Transport;
  /** Aborted when the person presses Ctrl+C. */
  readonly signal?: AbortSignal;
}

/** The streams, folder, clock, environment and Ctrl+C of this process. */
export function processIo(): Io {
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  // The reader of a pipe may leave early (`… | head`): that is no fault of ours.
  process.stdout.on("error", ignoreClosedPipe);
  process.stderr.on("error", ignoreClosedPipe);
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    cwd: process.cwd(),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    env: (name) => process.env[name],
    signal: interrupt.signal,
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
