/** Reading a JSON file that a person named: every way it can go wrong is a sentence, never an exception. */
import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { words } from "./words.js";

/** A document of 25 MB would hold some 100,000 observations: anything larger is not one of ours. */
export const maximumBytes = 25_000_000;

export type Input = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly sentence: string };

export async function readJson(cwd: string, path: string): Promise<Input> {
  const bytes = await readBytes(resolve(cwd, path), path);
  if (typeof bytes === "string") return { ok: false, sentence: bytes };
  let text: string;
  try {
    // Fatal: a wrong encoding must not put U+FFFD into a council's labels. A byte-order mark is taken off.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, sentence: words.notUtf8(path) };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const { message } = error as SyntaxError;
    return { ok: false, sentence: words.notJson(path, message, lineOf(text, message)) };
  }
}

async function readBytes(file: string, path: string): Promise<Uint8Array | string> {
  try {
    // Not to be kept waiting: a named pipe is opened only when somebody writes into it.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (found.isDirectory()) return words.cannotRead(path, "EISDIR");
      if (!found.isFile()) return words.inputNotAFile(path);
      const { size } = found;
      return size > maximumBytes ? words.tooLarge(path, size, maximumBytes) : ((await readMost(handle)) ?? words.endless(path, maximumBytes));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return words.cannotRead(path, (error as NodeJS.ErrnoException).code);
  }
}

/** Null beyond the limit: a file may grow while it is read. */
async function readMost(handle: FileHandle): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536));
    if (bytesRead === 0) return Buffer.concat(parts);
    length += bytesRead;
    if (length > maximumBytes) return null;
    parts.push(buffer.subarray(0, bytesRead));
  }
}

/** The line the parser stopped in, where this version of Node names a position. */
function lineOf(text: string, message: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split("\n").length;
}
