import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { onAbort } from "../../../packages/adapter/src/http/on-abort.js";
import { Turns } from "../../../packages/adapter/src/http/turns.js";
import { Watch } from "../../../packages/adapter/src/http/watch.js";
import { systemClock } from "../../../packages/adapter/src/node/clock.js";

it("however many wait for a signal, there is one listener on it, and all of them hear it", async () => {
  const stopping = new AbortController();
  const turns = new Turns(systemClock, { perHost: 1, pause: 0 });
  const watches = Array.from({ length: 20 }, () => new Watch(systemClock, stopping.signal));
  const first = turns.take("one.example", stopping.signal, () => undefined, () => new Promise<void>((_resolve, reject) => onAbort(stopping.signal, () => reject(stopping.signal.reason as Error))));
  const waiting = [first, ...Array.from({ length: 20 }, () => turns.take("one.example", stopping.signal, () => undefined, () => Promise.resolve()))];
  const ended = Promise.allSettled(waiting);
  expect(getEventListeners(stopping.signal, "abort")).toHaveLength(1);
  watches[0]!.end();
  stopping.abort(new Error("stopped"));
  expect((await ended).map(({ status }) => status)).toEqual(Array(21).fill("rejected"));
  expect(watches.map(({ signal }) => signal.aborted)).toEqual([false, ...Array<boolean>(19).fill(true)]);
});
