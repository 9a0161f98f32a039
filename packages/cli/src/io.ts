/** What a command may touch besides files: two streams of text, a folder to start from, and a wish to stop. */
export interface Io {
  /** Results and reports. Each call is whole lines, with their newlines. */
  readonly out: (text: string) => void;
  /** Refusals and bugs. */
  readonly err: (text: string) => void;
  /** Relative paths start here. Absolute. */
  readonly cwd: string;
  /** Aborted when the person presses Ctrl+C. */
  readonly signal?: AbortSignal;
}

/** The streams, folder and Ctrl+C of this process. */
export function processIo(): Io {
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  // The reader of a pipe may leave early (`… | head`): that is no fault of ours.
  process.stdout.on("error", ignoreClosedPipe);
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    cwd: process.cwd(),
    signal: interrupt.signal,
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
