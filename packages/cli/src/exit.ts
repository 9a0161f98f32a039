/** What the exit code tells a script. Only `fine` and `partial` replace an output that is there; all others leave it as it was. */
export const exit = {
  /** Everything is fresh or unchanged. */
  fine: 0,
  /** A fault in this program. The only case with a stack. */
  bug: 1,
  /** The command, the portrait, a document or a path cannot be used as given. */
  usage: 2,
  /** Written, but something in it is missing, or is of an earlier day, because of an error. */
  partial: 3,
  /** No indicator has a figure of today; nothing written. */
  nothing: 4,
  /** Worse than the document that is there, which was not replaced. */
  worse: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Thrown to end a command with a sentence for the person at the keyboard. Anything else that is thrown is a bug. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly code: ExitCode;

  constructor(code: ExitCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
