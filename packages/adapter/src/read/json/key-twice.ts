/**
 * Does an object in a JSON text have one key twice? RFC 8259 leaves open which of the two counts, and the platform's own
 * parser takes the last without a word. For texts that it has parsed: the only places of a quotation mark are known then.
 */

export interface KeyTwice {
  readonly key: string;
  /** Where the key comes again, counted from 1. */
  readonly line: number;
}

export function keyTwice(text: string): KeyTwice | null {
  /** The keys of each object around the place; null for a list. */
  const around: (Set<string> | null)[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 0x7b) around.push(new Set());
    else if (code === 0x5b) around.push(null);
    else if (code === 0x7d || code === 0x5d) around.pop();
    else if (code === 0x22) {
      const end = endOfText(text, place);
      const keys = around.at(-1);
      if (keys && isKey(text, end)) {
        const key = keyOf(text.slice(place, end));
        if (keys.has(key)) return { key, line: text.slice(0, place).split(/\r\n?|\n/).length };
        keys.add(key);
      }
      place = end - 1;
    }
  }
  return null;
}

/** The place after the closing quotation mark. */
function endOfText(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf("\"", end + 1);
    if (end === -1) return text.length;
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, place: number): boolean {
  let from = place;
  while (text.charCodeAt(from - 1) === 0x5c) from -= 1;
  return (place - from) % 2 === 1;
}

/** Nothing but a key has a colon behind it. */
function isKey(text: string, end: number): boolean {
  let place = end;
  while (" \t\n\r".includes(text.charAt(place)) && place < text.length) place += 1;
  return text.charAt(place) === ":";
}

/** `"\\u0061"` is the key `a`. */
function keyOf(quoted: string): string {
  return quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
