import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Finder } from "../../packages/element/src/page/finder.js";
import type { Loaded } from "../../packages/element/src/page/load.js";

afterEach(() => vi.unstubAllGlobals());

const placeOf = (found: Loaded | null): string => (found?.doughnut ? String(found.doughnut.place.name) : `failed: ${found?.failure ?? "nothing"}`);
const documentOf = (name: string): string => JSON.stringify({ version: 1, place: { name }, dimensions: [] });

/** A network in which the scheduler decides when each answer begins and when each half of it arrives. Like the real one, it heeds the signal. */
function network(scheduler: fc.Scheduler): { fetch: typeof fetch; open: () => number } {
  const open = new Set<AbortSignal>();
  const ask = async (url: string, signal: AbortSignal): Promise<Response> => {
    open.add(signal);
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => { open.delete(signal); reject(new DOMException("aborted", "AbortError")); }, { once: true }));
    aborted.catch(() => {});
    await Promise.race([scheduler.schedule(Promise.resolve(), `${url} begins`), aborted]);
    if (url.startsWith("/missing")) { open.delete(signal); return new Response("", { status: 404 }); }
    const bytes = new TextEncoder().encode(documentOf(url));
    const half = Math.floor(bytes.length / 2);
    const parts = [bytes.slice(0, half), bytes.slice(half)];
    return new Response(new ReadableStream({
      async pull(stream) {
        const part = parts.shift();
        if (part) {
          await Promise.race([scheduler.schedule(Promise.resolve(), `${url} goes on`), aborted]);
          return stream.enqueue(part);
        }
        open.delete(signal);
        stream.close();
      },
    }, { highWaterMark: 0 }));
  };
  return { fetch: ((url: string, init: { signal: AbortSignal }) => ask(url, init.signal)) as typeof fetch, open: () => open.size };
}

/** Lets the scheduler choose what comes next until `isOver`. Streams take turns of their own, unseen by it. */
async function settle(scheduler: fc.Scheduler, isOver: () => boolean): Promise<void> {
  for (let idle = 0; idle < 20; idle++) {
    while (scheduler.count() > 0) {
      await scheduler.waitOne();
      idle = 0;
    }
    if (isOver()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("nothing more happens, and it is not over");
}

type Step = { readonly set: string } | { readonly data: string } | "leave" | "return" | "again";
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("/good", "/missing").map((set) => ({ set })) },
  fc.constant({ data: "set by the page" }),
  fc.constantFrom<Step>("leave", "return", "again"),
);

describe("whatever is asked for in whatever order, and however the answers overtake each other", () => {
  it("the last one asked for is on show at the end, and nothing older is told of after something newer", async () => {
    const seen = { loads: 0, overtaken: 0 };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 1, maxLength: 8 }), async (scheduler, steps) => {
        const { fetch, open } = network(scheduler);
        vi.stubGlobal("fetch", fetch);
        const answers: { name: string; asked: number }[] = [];
        let asked = 0;
        let last: { value: unknown; url: string | null } | null = null;
        const finder = new Finder((found) => answers.push({ name: placeOf(found), asked }));
        const ask = (value: unknown, url: string | null): void => {
          last = { value, url };
          finder.find({ value, url, parent: null });
        };
        const sequence = scheduler.scheduleSequence(steps.map((one, i) => ({
          label: JSON.stringify(one),
          builder: async () => {
            if (one === "leave") finder.pause();
            else if (one === "return") finder.resume();
            else if (one === "again") { if (last) { asked++; ask(last.value, last.url); } }
            else if ("set" in one) { asked++; ask(null, `${one.set}-${i}`); }
            else { asked++; ask(JSON.parse(documentOf(one.data)) as unknown, null); }
          },
        })));
        await settle(scheduler, () => sequence.done);
        finder.resume();
        await settle(scheduler, () => !finder.isBusy);
        const wanted = last as { value: unknown; url: string | null } | null;
        seen.loads += asked;
        if (answers.length < asked) seen.overtaken++;
        if (!wanted) {
          expect(answers).toEqual([]);
          return;
        }
        expect(finder.isBusy).toBe(false);
        expect(open()).toBe(0);
        expect(answers.at(-1)!.name).toBe(wanted.value !== null ? "set by the page" : wanted.url!.startsWith("/missing") ? "failed: http" : wanted.url);
        // Each thing asked for is answered at most once, and in order.
        expect(answers.map((answer) => answer.asked)).toEqual([...new Set(answers.map((answer) => answer.asked))].sort((a, b) => a - b));
      }),
      { numRuns: 600 },
    );
    expect(seen.overtaken).toBeGreaterThan(50);
    expect(seen.loads).toBeGreaterThan(1000);
  });
});
