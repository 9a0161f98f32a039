/** What is going on while publishers are asked: a line for each source as it ends, and for a person how far those are that are to come. */
import type { BuildProgress } from "@place-doughnut/adapter";
import type { Io } from "./io.js";
import { printable } from "./printable.js";
import { words } from "./words.js";

export interface Progress {
  readonly report: (progress: BuildProgress) => void;
  /** Takes away the line that is still open. */
  readonly end: () => void;
}

export function progressOn({ err, isTerminal }: Io): Progress {
  let open = 0;
  /** Over what stood there before; the cursor stays at its end. */
  const over = (line: string): string => {
    const text = `\r${line.padEnd(open)}`;
    open = line.length;
    return text;
  };
  return {
    report: ({ source, ok, page, done, total }) => {
      if (page !== undefined) {
        // Hundreds of them are news to a person, and only noise in a file.
        if (isTerminal) err(over(printable(words.pageCame(source, page))));
        return;
      }
      const line = printable(words.sourceDone(source, ok, done, total));
      if (!isTerminal) return err(`${line}\n`);
      err(`${over(line)}\n`);
      open = 0;
      if (done < total) err(over(words.sourcesToCome(total - done)));
    },
    end: () => {
      if (open > 0) err(`${over("")}\r`);
      open = 0;
    },
  };
}
