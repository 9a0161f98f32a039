/**
 * What stands for a key, `${env:NAME}`: in a portrait, and in requests until they are sent. NAME has capital letters,
 * figures and underlines, as environment variables for keys are named everywhere.
 */

/** As it is written, and as an address writes it. */
const standIns = /(?:\$|%24)(?:\{|%7[Bb])env(?::|%3[Aa])([A-Z][A-Z0-9_]*)(?:\}|%7[Dd])/g;

/** Whatever somebody may have meant as one. */
const meant = /(?:\$|%24)(?:\{|%7B)env(?::|%3A)([^{}]{0,80}?)(?:\}|%7D)/gi;

/** A text with something put in place of each stand-in: `put` is told the name, and the stand-in as it was written. */
export function replaceStandIns(text: string, put: (name: string, standIn: string) => string): string {
  return text.replace(standIns, (standIn, name: string) => put(name, standIn));
}

/** The names of all keys that a value states: a text, or texts anywhere inside it. */
export function keysStated(value: unknown): ReadonlySet<string> {
  return new Set([...(JSON.stringify(value) ?? "").matchAll(standIns)].flatMap(([, name]) => name ?? []));
}

/** The first name in a value that no key can have; null when there is none. */
export function misnamedKey(value: unknown): string | null {
  for (const [standIn, name = ""] of (JSON.stringify(value) ?? "").matchAll(meant)) if (keysStated(standIn).size === 0) return name;
  return null;
}
