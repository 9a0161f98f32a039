/**
 * Text from a feed, fit for a terminal: control characters (an escape sequence could rewrite the screen), line breaks
 * and characters that reverse the reading order are shown by their number, such as `\u{1b}`, and not carried out.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** JSON that a terminal can show: `JSON.stringify` escapes the controls up to U+001F, and leaves U+007F to U+009F as they are. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return json.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
