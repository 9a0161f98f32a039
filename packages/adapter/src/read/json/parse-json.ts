/** Bytes to a JSON value, with everything looked at that could go wrong before the platform's own parser is asked. */
import { plainStart } from "../../quote.js";
import type { Dialect } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import { decode, type Encoding } from "../decode.js";
import { limits } from "../limits.js";
import { sniffBytes, sniffText } from "../sniff.js";
import { errorInText } from "../error-body.js";
import { keyTwice } from "./key-twice.js";
import type { Json } from "./value.js";

export interface DecodedText {
  /** Null when the bytes are no text, or a page in place of data. */
  readonly text: string | null;
  readonly encoding: Encoding | null;
  readonly problems: readonly FeedProblem[];
}

/** The text of a JSON source; a page, a message or another kind of file in its place is recognised and quoted. */
export function jsonText(bytes: Uint8Array, dialect: Dialect = {}): DecodedText {
  if (bytes.length === 0) return { text: null, encoding: null, problems: [problem("empty-body", {})] };
  const binary = sniffBytes(bytes);
  if (binary) return { text: null, encoding: null, problems: [binary] };
  const { text, encoding, problems } = decode(bytes, dialect.encoding);
  if (text === null) return { text, encoding, problems };
  if (text.trim() === "") return { text: null, encoding, problems: [...problems, problem("empty-body", {})] };
  const page = sniffText(text);
  if (page && page.looksLike !== "JSON") return { text: null, encoding, problems: [...problems, errorInText(text) ?? problem("not-a-table", {}, page)] };
  return { text, encoding, problems };
}

/** The value, or why there is none. */
export function parseJson(text: string): { readonly value: Json } | FeedProblem {
  if (text.length > limits.jsonCharacters) return problem("too-large", {}, { what: "The JSON text", limit: `${limits.jsonCharacters >> 20} million characters` });
  if (deeperThan(text, limits.jsonDepth)) return problem("json-too-deep", {});
  try {
    const value = JSON.parse(text) as Json;
    const twice = keyTwice(text);
    return twice === null ? { value } : problem("json-key-twice", {}, twice);
  } catch (error) {
    return errorInText(text) ?? problem("json-broken", {}, { reason: error instanceof Error ? error.message : "", start: plainStart(text.trimStart(), 80) });
  }
}

/** Are lists and objects inside each other more often than this? Brackets in texts do not count. */
export function deeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isText = false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (isText) {
      if (code === 0x5c) place += 1;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
