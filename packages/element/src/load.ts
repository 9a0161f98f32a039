/** Reading a document over the network. No cookies, one address, a limit on bytes – and a typed failure, never a throw. */
import { parseDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";
import type { LoadFailure } from "./events.js";

export type Loaded =
  | { readonly doughnut: Doughnut; readonly problems: readonly Problem[] }
  | { readonly doughnut: null; readonly failure: LoadFailure; readonly problems: readonly Problem[] };

/** Decoded bytes beyond this are not read: a doughnut of 44 dimensions with 20 years each is about 0.5 MB. */
const maxBytes = 5_000_000;

/** Fetches and parses a document; null when `signal` aborted it, for then nobody waits for an answer. */
export async function load(url: string, signal: AbortSignal): Promise<Loaded | null> {
  let text: string | null;
  try {
    const response = await fetch(url, { signal, credentials: "omit", headers: { accept: "application/json" } });
    if (!response.ok) return failed("http");
    text = await readText(response);
  } catch {
    return signal.aborted ? null : failed("network");
  }
  if (signal.aborted) return null;
  return text === null ? failed("too-large") : read(text);
}

/** Parses the text of a document. */
export function read(text: string): Loaded {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed("not-json");
  }
  return accept(json);
}

/** Checks a value that should be a document. */
export function accept(value: unknown): Loaded {
  const { doughnut, problems } = parseDoughnut(value);
  return doughnut ? { doughnut, problems } : { doughnut, failure: "invalid", problems };
}

function failed(failure: LoadFailure): Loaded {
  return { doughnut: null, failure, problems: [] };
}

/** The body as text, or null when it is larger than the limit. */
async function readText(response: Response): Promise<string | null> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
