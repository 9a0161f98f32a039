/** Reading a document over the network. No cookies, one address, a limit on bytes – and a typed failure, never a throw. */
import { parseDoughnut, type Doughnut, type Problem } from "@place-doughnut/schema";
import type { LoadFailure } from "../events.js";

export type Loaded =
  | { readonly doughnut: Doughnut; readonly problems: readonly Problem[] }
  | { readonly doughnut: null; readonly failure: LoadFailure; readonly problems: readonly Problem[] };

/** Decoded bytes beyond this are not read: a doughnut of 44 dimensions with 20 years each is about 0.5 MB. */
const maxBytes = 5_000_000;

/** Milliseconds in which all of it must be there: an answer that never comes, or never ends, is a failure too. */
const patience = 30_000;

/** Fetches and parses a document; null when `signal` aborted it, for then nobody waits for an answer. */
export async function load(url: string, signal: AbortSignal): Promise<Loaded | null> {
  const line = openLine(signal);
  try {
    const loaded = await ask(url, line);
    // The answer and the word that nobody wants it may cross on their way.
    return signal.aborted ? null : loaded;
  } catch {
    return signal.aborted ? null : failed("network");
  } finally {
    line.close();
  }
}

async function ask(url: string, line: Line): Promise<Loaded> {
  const response = await fetch(url, { signal: line.signal, credentials: "omit", headers: { accept: "application/json" } });
  if (!response.ok) {
    await response.body?.cancel();
    return failed("http");
  }
  const bytes = await readBytes(response);
  return bytes === null ? failed("too-large") : decode(bytes);
}

/** Ends when its owner says so, and by itself when it takes too long. */
interface Line {
  readonly signal: AbortSignal;
  readonly close: () => void;
}

function openLine(owner: AbortSignal): Line {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const timer = setTimeout(end, patience);
  owner.addEventListener("abort", end);
  return {
    signal: controller.signal,
    close: () => {
      clearTimeout(timer);
      owner.removeEventListener("abort", end);
    },
  };
}

/** A wrong encoding must not put U+FFFD into anybody's labels. A byte-order mark is taken off. */
function decode(bytes: readonly Uint8Array[]): Loaded {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const parts = bytes.map((part) => decoder.decode(part, { stream: true }));
    return read(parts.join("") + decoder.decode());
  } catch {
    return failed("encoding");
  }
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
  if (doughnut) return { doughnut, problems };
  return { doughnut, failure: problems.some(({ code }) => code === "newer-version") ? "newer-version" : "invalid", problems };
}

function failed(failure: LoadFailure): Loaded {
  return { doughnut: null, failure, problems: [] };
}

/** The body, or null when it is larger than the limit. */
async function readBytes(response: Response): Promise<readonly Uint8Array[] | null> {
  if (!response.body) return [];
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
