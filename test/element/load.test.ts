import { afterEach, describe, expect, it, vi } from "vitest";
import { load } from "../../packages/element/src/page/load.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const text = JSON.stringify({ version: 1, place: { name: "Conwy – tŷ" }, dimensions: [] });
const answerWith = (...parts: readonly Uint8Array<ArrayBuffer>[]): void => {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const part of parts) stream.enqueue(part);
      stream.close();
    },
  });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
};
const asked = (): ReturnType<typeof load> => load("/x.json", new AbortController().signal);

describe("the bytes of a document", () => {
  it("are letters also where two pieces part one in the middle, and behind a byte-order mark", async () => {
    const bytes = new TextEncoder().encode(`\uFEFF${text}`);
    answerWith(...[...bytes].map((byte) => Uint8Array.of(byte)));
    expect((await asked())?.doughnut).toMatchObject({ place: { name: "Conwy – tŷ" } });
  });

  it.each([
    ["windows-1252", Uint8Array.from([...text.replace(/[^\0-\x7F]/g, "é")].map((letter) => letter.charCodeAt(0)))],
    ["half a letter at the end", new TextEncoder().encode(text).slice(0, text.indexOf("–") + 2)],
  ])("in another encoding are refused, never read as other letters: %s", async (_, bytes) => {
    answerWith(bytes);
    expect(await asked()).toEqual({ doughnut: null, failure: "encoding", problems: [] });
  });
});

it("an answer that comes byte by byte is given up after 30 seconds", async () => {
  vi.useFakeTimers();
  const drip = (signal: AbortSignal): ReadableStream<Uint8Array> => new ReadableStream({
    start(stream) {
      const timer = setInterval(() => stream.enqueue(Uint8Array.of(32)), 5000);
      signal.addEventListener("abort", () => {
        clearInterval(timer);
        stream.error(new DOMException("aborted", "AbortError"));
      });
    },
  });
  vi.stubGlobal("fetch", (_: string, { signal }: { signal: AbortSignal }) => Promise.resolve(new Response(drip(signal))));
  const answer = asked();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await answer).toEqual({ doughnut: null, failure: "network", problems: [] });
});
