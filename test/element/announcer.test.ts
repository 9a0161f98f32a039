import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "../../packages/element/src/page/announcer.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const announcer = (): Announcer => new Announcer({ isConnected: true, addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) });

it("messages in quick succession are said together", async () => {
  const spoken = announcer();
  for (const one of ["One.", "Two.", "One."]) {
    spoken.say(one);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(spoken.message).toBe("");
  await vi.advanceTimersByTimeAsync(200);
  expect(spoken.message).toBe("Two. One.");
});

it("messages that never end are said all the same, within a second or so", async () => {
  const spoken = announcer();
  const said = new Set<string>();
  for (let i = 0; i < 50; i++) {
    spoken.say(`Message ${i}.`);
    await vi.advanceTimersByTimeAsync(100);
    said.add(spoken.message);
  }
  expect(said.size).toBeGreaterThanOrEqual(5);
});
