import { chromium, type Browser, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

let browser: Browser;
let served: Site;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  const options = await launchOptions();
  browser = await chromium.launch({ ...options, args: [...(options.args ?? []), "--js-flags=--expose-gc"] });
});
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await page.close();
  await served.close();
  expect(visited.said).toEqual([]);
});

interface Probe {
  /** What is still held: listeners on things that outlive an element, observers at work, timers to come. */
  readonly held: Readonly<Record<string, number>>;
  readonly refs: WeakRef<Element>[];
  /** Puts an element on the page in one of several ways, waits until it has come to something, and takes it away. */
  readonly cycle: (i: number) => Promise<void>;
}

/** Runs in the page before any script of it. */
function install(): void {
  const held: Record<string, number> = {};
  const watch = (name: string, now: () => number): object => Object.defineProperty(held, name, { enumerable: true, get: now });
  const outlive = (target: unknown): boolean => target === window || target === document || target === document.fonts || target === history;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const known = new Map<EventTarget, Set<string>>();
  const names = new WeakMap<object, number>();
  let count = 0;
  const key = (type: string, listener: object): string => {
    if (!names.has(listener)) names.set(listener, count++);
    return `${type} ${names.get(listener)}`;
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, listener: object | null, options?: AddEventListenerOptions | boolean) {
    if (listener && outlive(this ?? window)) {
      const all = known.get(this ?? window) ?? new Set();
      known.set(this ?? window, all.add(key(type, listener)));
    }
    return addEventListener.call(this ?? window, type, listener as EventListener, options);
  } as typeof addEventListener;
  EventTarget.prototype.removeEventListener = function (this: EventTarget, type: string, listener: object | null, options?: EventListenerOptions | boolean) {
    if (listener) known.get(this ?? window)?.delete(key(type, listener));
    return removeEventListener.call(this ?? window, type, listener as EventListener, options);
  } as typeof removeEventListener;

  for (const name of ["ResizeObserver", "MutationObserver", "IntersectionObserver"] as const) {
    const Observer = window[name] as unknown as new (...given: unknown[]) => { observe(...given: unknown[]): void; disconnect(): void };
    const active = new Set<number>();
    let made = 0;
    Object.assign(window, { [name]: class extends Observer {
      private readonly number = made++;
      override observe(...given: unknown[]): void { active.add(this.number); super.observe(...given); }
      override disconnect(): void { active.delete(this.number); super.disconnect(); }
    } });
    watch(name, () => active.size);
  }
  const { setTimeout: set, clearTimeout: clear } = window;
  const timers = new Set<number>();
  Object.assign(window, {
    setTimeout: (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]): number => {
      const id = set(() => { timers.delete(id); run(...given); }, ms);
      timers.add(id);
      return id;
    },
    clearTimeout: (id: number | undefined): void => {
      if (id !== undefined) timers.delete(id);
      clear(id);
    },
  });

  const refs: WeakRef<Element>[] = [];
  const ways: readonly ((element: HTMLElementTagNameMap["place-doughnut"]) => void)[] = [
    (element) => (element.src = "/data/states.doughnut.json"),
    (element) => { element.setAttribute("deep-link", ""); element.view = "table"; element.src = "/data/states.doughnut.json"; },
    (element) => (element.src = "/missing.json"),
    (element) => { element.data = { version: 1, place: { name: "Dataham" }, dimensions: [] }; element.compare = "/data/states.doughnut.json"; },
    // Taken away while it waits.
    (element) => (element.src = "/never.json"),
  ];
  const cycle = async (i: number): Promise<void> => {
    const element = document.createElement("place-doughnut");
    refs.push(new WeakRef(element));
    const way = i % ways.length;
    const done = way > 2 ? new Promise((resolve) => set(resolve, 5))
      : new Promise((resolve) => { for (const type of ["ready", "error"]) element.addEventListener(`place-doughnut-${type}`, resolve); });
    ways[way]!(element);
    document.body.append(element);
    await done;
    if (i % 2 === 0) element.setAttribute("lang", "cy");
    await element.updateComplete;
    element.remove();
    await new Promise((resolve) => set(resolve));
  };
  watch("listeners", () => [...known.values()].reduce((sum, all) => sum + all.size, 0));
  watch("timers", () => timers.size);
  Object.assign(window, { probe: { held, refs, cycle } satisfies Probe });
}

const cycles = (count: number): Promise<void> => page.evaluate(async (times) => {
  const { probe } = window as unknown as { probe: Probe };
  for (let i = 0; i < times; i++) await probe.cycle(i);
}, count);

const held = (): Promise<Record<string, number>> => page.evaluate(() => ({ ...(window as unknown as { probe: Probe }).probe.held }));

/** Bytes that are still in use when everything that can go is gone. */
async function heap(): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

it("of 300 that came, were read and went, hardly one is still in memory, and nothing holds on to them", async () => {
  served = await site("<p>Nothing yet</p>", { "/never.json": () => {} });
  visited = await visit(browser, served.url, install);
  page = visited.page;
  await page.waitForFunction(() => customElements.get("place-doughnut") !== undefined);
  const heldBefore = await held();
  await cycles(100);
  const before = await heap();
  await page.evaluate(() => void ((window as unknown as { probe: Probe }).probe.refs.length = 0));
  await cycles(300);
  const [heldAfter, after] = [await held(), await heap()];
  expect(heldAfter).toEqual(heldBefore);
  expect(heldAfter).toMatchObject({ ResizeObserver: 0, timers: 0 });
  const alive = await page.evaluate(async () => {
    const { refs } = (window as unknown as { probe: Probe }).probe;
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      (globalThis as unknown as { gc: () => void }).gc();
    }
    return { made: refs.length, alive: refs.filter((ref) => ref.deref()).length };
  });
  expect(alive.made).toBe(300);
  expect(alive.alive).toBeLessThanOrEqual(3);
  // One element with its shadow tree is some hundred kilobytes. What the browser notes down for itself levels off later.
  expect((after - before) / 300).toBeLessThan(2000);
});

it("the probe notices an element that something holds on to", async () => {
  served = await site("<p>Nothing yet</p>");
  visited = await visit(browser, served.url, install);
  page = visited.page;
  await page.waitForFunction(() => customElements.get("place-doughnut") !== undefined);
  const alive = await page.evaluate(async () => {
    const { probe } = window as unknown as { probe: Probe };
    const append = document.body.append.bind(document.body);
    document.body.append = (element) => { append(element); window.addEventListener("resize", () => element); };
    for (let i = 0; i < 10; i++) await probe.cycle(0);
    (globalThis as unknown as { gc: () => void }).gc();
    return { alive: probe.refs.filter((ref) => ref.deref()).length, listeners: probe.held.listeners };
  });
  expect(alive.alive).toBe(10);
  expect(alive.listeners).toBeGreaterThanOrEqual(10);
});
