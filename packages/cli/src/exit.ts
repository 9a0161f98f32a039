/** What the exit code tells a script. `nothing`, `usage` and `interrupted` leave an existing output as it was. */
export const exit = {
  fine: 0,
  /** A fault in this program. The only case with a stack. */
  bug: 1,
  /** The command, the portrait, a document or a path cannot be used as given. */
  usage: 2,
  /** Written, but something in it is missing because of an error. */
  partial: 3,
  /** No indicator has a figure; nothing written. */
  nothing: 4,
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
