/** The words after a command, checked against what the command knows. */
import { nearest } from "@place-doughnut/schema";
import { parseArgs } from "node:util";
import { exit, Stop } from "./exit.js";
import { words } from "./words.js";

export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** May it be given more than once? */
  readonly multiple?: boolean;
}

/** The options and the number of files a command takes. */
export interface Signature {
  readonly options: Readonly<Record<string, Option>>;
  readonly files: { readonly min: number; readonly max: number };
}

/** What a person typed, after checking. */
export interface Given {
  readonly files: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  /** Values of options that may be given more than once. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Throws `Stop` with a sentence for an unknown or repeated option, a missing value, or too few or too many files. */
export function readArguments(command: string, argv: readonly string[], signature: Signature): Given {
  const files: string[] = [];
  const texts = new Map<string, string>();
  const switches = new Set<string>();
  const lists = new Map<string, string[]>();
  // Not strict, because we name the nearest option ourselves.
  const { tokens } = parseArgs({ args: [...argv], options: signature.options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") files.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(signature.options, token.name) ? signature.options[token.name] : undefined;
    if (!option) throw refuse(command, words.unknownOption(token.rawName, suggest(token.name, signature)));
    if (texts.has(token.name) || switches.has(token.name)) throw refuse(command, words.repeatedOption(token.rawName));
    if (option.type === "boolean") {
      if (token.value !== undefined) throw refuse(command, words.optionTakesNoValue(token.rawName));
      switches.add(token.name);
    } else {
      if (token.value === undefined || token.value === "") throw refuse(command, words.optionNeedsValue(token.rawName));
      // `-o --json` would otherwise write a file called --json.
      if (!token.inlineValue && token.value.length > 1 && token.value.startsWith("-")) throw refuse(command, words.optionNeedsValue(token.rawName));
      if (option.multiple === true) lists.set(token.name, [...(lists.get(token.name) ?? []), token.value]);
      else texts.set(token.name, token.value);
    }
  }
  if (files.length < signature.files.min) throw refuse(command, words.tooFewFiles);
  if (files.length > signature.files.max) throw refuse(command, tooMany(command, files, signature));
  return { files, texts, switches, lists };
}

/** Some commands take no file at all, and then a word is meant for something else. */
function tooMany(command: string, files: readonly string[], { files: { max }, options }: Signature): string {
  if (max > 0) return words.tooManyFiles(files[max]!);
  return Object.hasOwn(options, "place") ? words.placeIsAnOption(files.join(" ")) : words.noFileTaken(command, files[0]!);
}

function suggest(name: string, signature: Signature): string | null {
  const found = nearest(name, Object.keys(signature.options));
  return found === null || found === undefined ? null : `--${found}`;
}

function refuse(command: string, sentence: string): Stop {
  return new Stop(exit.usage, `${sentence} ${words.seeHelp(command)}`);
}
