/**
 * Keys are taken out of everything that leaves: a message that quotes a server, a body that repeats the question, a link
 * to the next page. What stands for the key in the portrait, `${env:NAME}`, takes its place, so such a link can be asked.
 */

import { joined } from "../joined.js";

/** A key shorter than this would be found in ordinary words. It cannot be used. */
export const shortestSecret = 4;

export interface Redactor {
  /** Remembers a key. */
  readonly add: (name: string, value: string) => void;
  readonly text: (text: string) => string;
  /** The same bytes when no key is in them. Keys that could be a figure of the table are left: fewer than 8 characters, or 12 when they are digits only. */
  readonly bytes: (bytes: Uint8Array) => Uint8Array;
  /** Is any key in a text, in any form? */
  readonly isIn: (text: string) => boolean;
}

interface Known {
  readonly standIn: string;
  readonly length: number;
  readonly inText: RegExp;
  /** For bytes read as if each were a character; null for a key that could be a figure. */
  readonly inBytes: RegExp | null;
}

export function redactor(): Redactor {
  const known = new Map<string, Known>();
  const inOrder = (): Known[] => [...known.values()].sort((a, b) => b.length - a.length);
  return {
    add: (name, value) => {
      if (!known.has(`${name}=${value}`)) known.set(`${name}=${value}`, knownAs(name, value));
    },
    text: (text) => inOrder().reduce((clean, { inText, standIn }) => clean.replace(inText, () => standIn), text),
    bytes: (bytes) => inOrder().reduce((clean, { inBytes, standIn }) => (inBytes === null ? clean : cut(clean, inBytes, standIn)), bytes),
    isIn: (text) => inOrder().some(({ inText }) => text.search(inText) !== -1),
  };
}

/** The name of the first key that a text gives away, in whatever form it got there; null when it gives none away. `secrets`: name → value. */
export function secretIn(text: string, secrets: ReadonlyMap<string, string>): string | null {
  for (const [name, value] of secrets) if (value.length >= shortestSecret && text.search(knownAs(name, value).inText) !== -1) return name;
  return null;
}

function knownAs(name: string, value: string): Known {
  const couldBeFigure = value.length < (/^\d+$/.test(value) ? 12 : 8);
  return { standIn: `\${env:${name}}`, length: value.length, inText: patternOf(value, String), inBytes: couldBeFigure ? null : patternOf(value, asBytes) };
}

/** The value as it is, percent-encoded in part or in whole, once or twice, escaped as in JSON, in Base64 and in hexadecimal. */
function patternOf(value: string, as: (text: string) => string): RegExp {
  const plain = Array.from(value, (character) => waysToWrite(character, as)).join("");
  const bytes = new TextEncoder().encode(value);
  return new RegExp([plain, ...base64Forms(bytes), hex(bytes).join("")].join("|"), "gi");
}

function waysToWrite(character: string, as: (text: string) => string): string {
  const percent = hex(new TextEncoder().encode(character)).map((pair) => `%(?:25)?${pair}`).join("");
  const units = Array.from({ length: character.length }, (_, at) => `\\\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
  const point = character.codePointAt(0)!;
  const entities = [`&#0{0,6}${point};`, `&#x0{0,6}${point.toString(16)};`, ...(named.get(character) ?? [])].join("|");
  return `(?:\\\\?${literal(as(character))}|${percent}|${units}|${entities}${character === " " ? "|\\+" : ""})`;
}

/** As HTML writes them. */
const named: ReadonlyMap<string, readonly string[]> = new Map([["&", ["&amp;"]], ["<", ["&lt;"]], [">", ["&gt;"]], ["\"", ["&quot;"]], ["'", ["&apos;"]]]);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

const hex = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));

/**
 * Base64 writes three bytes as four characters, so a value inside a longer text has three forms, by how many bytes stand
 * before it. Characters that hold bits of a neighbour are left out.
 */
function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((before) => {
    const whole = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes)).replace(/=+$/, "");
    const inside = whole.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    return literal(inside).replaceAll("\\+", "(?:\\+|-|%2B)").replaceAll("\\/", "(?:\\/|_|%2F|\\\\\\/)");
  });
}

/** One character for each byte, so that a place in the text is a place in the bytes. */
const decoder = new TextDecoder("latin1");
const asBytes = (text: string): string => decoder.decode(new TextEncoder().encode(text));

function cut(bytes: Uint8Array, pattern: RegExp, standIn: string): Uint8Array {
  const instead = new TextEncoder().encode(standIn);
  const found = [...decoder.decode(bytes).matchAll(pattern)];
  if (found.length === 0) return bytes;
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const match of found) {
    pieces.push(bytes.subarray(from, match.index), instead);
    from = match.index + match[0].length;
  }
  return joined([...pieces, bytes.subarray(from)]);
}
