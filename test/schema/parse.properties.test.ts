import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { doughnutSchema, measureDoughnut, parseDoughnut, serialiseDoughnut } from "@place-doughnut/schema";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { around, dimension, doughnut, indicator } from "./documents.js";
import { broken, document } from "./arbitrary.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 1000 };
/** `toEqual` is slow, and only needed to show a difference. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

const clone = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
/** valibot's own verdict on a whole document. */
const isDoughnut = (value: unknown) => !("issues" in (doughnutSchema["~standard"].validate(value) as object));
const isShapeFault = (code: string) => ["wrong-type", "wrong-value", "missing-key", "newer-version", "not-finite", "not-json", "forbidden-key"].includes(code);

afterEach(() => {
  // Whatever was read: no built-in has been touched.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe("every valid document", () => {
  test("is what parsing gives, and what writing and parsing give again", () => {
    fc.assert(fc.property(document, (whole) => {
      const { doughnut: parsed, problems } = parseDoughnut(whole);
      expectSame(parsed, whole);
      expect(problems.filter(({ code }) => isShapeFault(code))).toEqual([]);
      const text = serialiseDoughnut(parsed!);
      const again = parseDoughnut(JSON.parse(text)).doughnut;
      expectSame(again, whole);
      expect(serialiseDoughnut(again!)).toBe(text);
    }), runs);
  });

  test("measures without an exception and without a number that is not finite", () => {
    fc.assert(fc.property(document, fc.option(fc.constantFrom("2000", "2023/24", "1999-05", "Housing", "?"), { nil: undefined }), (whole, period) => {
      const { dimensions } = measureDoughnut(whole, { period });
      for (const { state, position, overshoot, shortfall, comparators } of dimensions.flatMap(({ indicators }) => indicators)) {
        for (const number of [overshoot, shortfall, ...comparators.map((c) => c.position ?? 0), position ?? 0]) expect(Number.isFinite(number)).toBe(true);
        expect(position === null).toBe(["no-data", "no-target", "unmeasurable"].includes(state));
        expect(state === "overshoot").toBe(overshoot > 0);
        expect(state === "shortfall").toBe(shortfall > 0);
      }
    }), runs);
  });
});

describe("every document with a fault", () => {
  test("gives either a document of the right shape or none, and is never changed", () => {
    let withoutDoughnut = 0;
    let withFaults = 0;
    fc.assert(fc.property(broken, (input) => {
      const before = structuredClone(input);
      const { doughnut: parsed, problems } = parseDoughnut(deepFreeze(input));
      expectSame(input, before);
      if (parsed) {
        expect(isDoughnut(parsed)).toBe(true);
        expect(parseDoughnut(parsed).problems.filter(({ code }) => isShapeFault(code) || code === "unknown-key")).toEqual([]);
      } else expect(problems.some(({ severity }) => severity === "error")).toBe(true);
      if (!parsed) withoutDoughnut++;
      if (problems.some(({ code }) => isShapeFault(code))) withFaults++;
      // What valibot refuses is never passed in silence.
      if (!isDoughnut(input)) expect(problems.some(({ code }) => isShapeFault(code) || code === "null-value")).toBe(true);
    }), runs);
    expect(withoutDoughnut).toBeGreaterThan(20);
    expect(withFaults).toBeGreaterThan(200);
  });

  test("has the same problems in the same order each time", () => {
    fc.assert(fc.property(broken, (input) => {
      const { problems } = parseDoughnut(input);
      expectSame(parseDoughnut(structuredClone(input)).problems, problems);
    }), runs);
  });
});

describe("any input", () => {
  const anything = fc.oneof(
    fc.anything({
      withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true,
      withObjectString: true, withBoxedValues: true,
    }),
    fc.jsonValue(),
    // The same, inside a document.
    fc.tuple(fc.anything({ withBigInt: true, withNullPrototype: true }), fc.constantFrom("dimensions", "place", "extensions", "sources", "version", "x-own", "__proto__"))
      .map(([value, key]) => Object.defineProperty({ ...doughnut() }, key, { value, enumerable: true, configurable: true, writable: true })),
  );

  test("is read without an exception, and the result is plain data that JSON can hold", () => {
    fc.assert(fc.property(anything, (input) => {
      const { doughnut: parsed, problems } = parseDoughnut(input);
      expectSame(clone(parsed), parsed);
      expectSame(clone(problems), problems);
      if (!parsed) expect(problems.length).toBeGreaterThan(0);
    }), runs);
  });

  test("of the shape of a frozen document comes out equal and is left alone", () => {
    fc.assert(fc.property(document, (whole) => {
      const before = structuredClone(whole);
      const { doughnut: parsed } = parseDoughnut(deepFreeze(whole));
      measureDoughnut(whole);
      serialiseDoughnut(whole);
      expectSame(whole, before);
      expectSame(parsed, before);
    }), runs);
  });
});

describe("ids", () => {
  test("any text is a legal id or a typed problem, the same for dimensions and indicators", () => {
    const awkward = fc.constantFrom("__proto__", "constructor", "toString", "", "x".repeat(10_000), "\ud800", "a\udc00", "\u0000", "é", "👨‍👩‍👧");
    fc.assert(fc.property(fc.oneof(awkward, fc.string({ unit: "binary", maxLength: 210 })), (id) => {
      const ofDimension = parseDoughnut(doughnut([dimension({ id, indicators: [] })]));
      const ofIndicator = parseDoughnut(around(indicator({ id })));
      const kept = ofDimension.doughnut!.dimensions.length === 1;
      expect(ofIndicator.doughnut!.dimensions[0]!.indicators!.length === 1).toBe(kept);
      expect(ofDimension.problems.some(({ code, path }) => code === "wrong-value" && path === "/dimensions/0/id")).toBe(!kept);
      expect(ofIndicator.problems.some(({ code }) => code === "wrong-value")).toBe(!kept);
      if (kept) expect(ofDimension.doughnut!.dimensions[0]!.id).toBe(id);
    }), runs);
  });

  test("every id used more than once is exactly one error with all its positions", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "b", "c", "__proto__"), { maxLength: 8 }), (ids) => {
      const { problems } = parseDoughnut(doughnut(ids.map((id) => dimension({ id, indicators: [] }))));
      const found = problems.filter(({ code }) => code === "duplicate-dimension").map(({ path, related = [] }) => [path, ...related].sort());
      const expected = [...new Set(ids)]
        .map((id) => ids.flatMap((other, i) => (other === id ? [`/dimensions/${i}/id`] : [])))
        .filter((paths) => paths.length > 1);
      expect(found.sort()).toEqual(expected.sort());
    }), runs);
  });
});

test("JSON that tries to change built-in prototypes is read as data", () => {
  const vectors = JSON.parse(readFileSync(new URL("../fixtures/vectors/prototype-pollution.json", import.meta.url), "utf8")) as { text: string }[];
  expect(vectors).toHaveLength(22);
  for (const { text } of vectors) {
    const hostile = JSON.parse(text) as object;
    const under = JSON.parse(`{"version":1,"place":{"name":"X"},"dimensions":[],"x-own":${text}}`) as unknown;
    for (const input of [hostile, under, { ...doughnut(), extensions: hostile }, { ...doughnut(), ...hostile }]) {
      const { doughnut: parsed } = parseDoughnut(input);
      if (parsed) JSON.parse(serialiseDoughnut(parsed));
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
  }
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
