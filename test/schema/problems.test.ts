import { measureDoughnut, parseDoughnut, problemKinds, type Problem, type ProblemCode } from "@place-doughnut/schema";
import { expect, test } from "vitest";
import { around, dimension, doughnut, indicator, observed, pressure, year } from "./documents.js";

const circular: { self?: unknown } = {};
circular.self = circular;

let deep: unknown = 1;
for (let level = 0; level < 70; level++) deep = [deep];

const parsed = (input: unknown) => parseDoughnut(input).problems;

/** Complete by type: a code without an example does not compile. */
const examples: Record<ProblemCode, () => readonly Problem[]> = {
  "not-json": () => parsed(() => 1),
  "not-finite": () => parsed(around(indicator({ observations: [observed(2023, NaN)] }))),
  "forbidden-key": () => parsed(JSON.parse('{ "version": 1, "place": { "name": "X", "constructor": 1 }, "dimensions": [] }')),
  "circular": () => parsed({ ...doughnut(), extensions: circular }),
  "too-deep": () => parsed({ ...doughnut(), extensions: deep }),
  "too-large": () => parsed({ ...doughnut(), dimensions: new Array(2_000_001) }),
  "newer-version": () => parsed({ ...doughnut(), version: 2 }),
  "missing-key": () => parsed({ version: 1, dimensions: [] }),
  "wrong-type": () => parsed({ ...doughnut(), dimensions: "none" }),
  "wrong-value": () => parsed({ ...doughnut(), updated: "29 June 2026" }),
  "null-value": () => parsed({ ...doughnut(), title: null }),
  "unknown-key": () => parsed({ ...doughnut(), titel: "Trafford" }),
  "no-dimensions": () => parsed(doughnut([])),
  "duplicate-dimension": () => parsed(doughnut([dimension({ indicators: [] }), dimension({ indicators: [] })])),
  "duplicate-indicator": () => parsed(doughnut([dimension(), dimension({ id: "energy" })])),
  "wrong-ring-line": () => parsed(around(pressure(), "social")),
  "no-span": () => parsed(around(indicator({ floor: 5, target: { value: 5 } }))),
  "contradictory-direction": () => parsed(around(indicator({ direction: "higher-is-better" }))),
  "period-reversed": () => parsed(around(indicator({ observations: [{ period: { start: "2024-01-01", end: "2023-12-31" }, value: 1 }] }))),
  "duplicate-period": () => parsed(around(indicator({ observations: [observed(2023, 1), observed(2023, 2)] }))),
  "missing-with-value": () => parsed(around(indicator({ observations: [observed(2023, 1, { missing: "suppressed" })] }))),
  "interval-reversed": () => parsed(around(indicator({ observations: [observed(2023, 1, { low: 2, high: 0 })] }))),
  "outside-interval": () => parsed(around(indicator({ observations: [observed(2023, 9, { low: 1, high: 2 })] }))),
  "unknown-source": () => parsed(around(indicator({ source: "ons" }))),
  "url-refused": () => parsed(around(indicator({ target: { value: 0, url: "javascript:alert(1)" } }))),
  "assessment-with-indicators": () => parsed(doughnut([dimension({ assessment: { score: 2 } })])),
  "long-text": () => parsed({ ...doughnut(), title: "x".repeat(251) }),
  "no-text": () => parsed(doughnut([dimension({ note: { en: " ", cy: "" } })])),
  "odd-characters": () => parsed(doughnut([dimension({ note: "A\u202EB" })])),
  "unknown-period": () => measureDoughnut(doughnut(), { period: "last year" }).problems,
  "period-before-data": () => measureDoughnut(doughnut(), { period: "1850" }).problems,
  "out-of-range": () => measureDoughnut(around(indicator({ observations: [observed(2023, 1e300)] }))).problems,
  "more-problems": () => parsed({ ...doughnut(), ...Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`key${i}`, i])) }),
};

test.each(Object.entries(examples))("%s is produced, located and in words", (code, produce) => {
  const found = produce().filter((problem) => problem.code === code);
  expect(found).toHaveLength(1);
  const [{ severity, message, path, hint }] = found as [Problem];
  expect(severity).toBe(problemKinds[code as ProblemCode].severity);
  expect(path).toMatch(/^(\/|$)/);
  for (const sentence of hint === undefined ? [message] : [message, hint]) {
    expect(sentence).toMatch(/^\p{Lu}.*[.?]$|^".*[.?]$|^\d.*\.$|^[a-z]+ and [a-z]+ are both/u);
    expect(sentence).not.toMatch(/undefined|null is null|\[object|\s\s/);
  }
});

test("every code of the catalogue has an example and a line of documentation", () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(problemKinds).sort());
  for (const { doc } of Object.values(problemKinds)) expect(doc).toMatch(/^\S.{20,}\.$/);
});

test("a problem says what is expected, what was found and what is left out", () => {
  const [problem] = parsed(around(indicator({ observations: [{ period: year(2023), value: "12" }] as never })));
  expect(problem).toEqual({
    code: "wrong-type",
    severity: "error",
    message: 'Expected a number or null, found the text "12". The observation is left out.',
    path: "/dimensions/0/indicators/0/observations/0/value",
    hint: "Write numbers without quotation marks.",
  });
});

test("a title or a summary that is too long to be read out is kept and noticed, in any language", () => {
  const long = parsed({ ...doughnut(), title: { en: "T".repeat(250), cy: "T".repeat(251) }, summary: "S".repeat(601) });
  expect(long.map(({ code, severity, path }) => [code, severity, path])).toEqual([["long-text", "notice", "/title"], ["long-text", "notice", "/summary"]]);
  expect(parsed({ ...doughnut(), title: "💚".repeat(250), summary: "S".repeat(600) })).toEqual([]);
});

test("a word that is not in the list comes with the nearest one that is", () => {
  const [problem] = parsed(doughnut([dimension({ id: "a" }), dimension({ ring: "ecologic" as never, indicators: [] })]));
  expect(problem?.message).toBe('Expected social or ecological, found the text "ecologic". The dimension is left out.');
  expect(problem?.hint).toBe('Did you mean "ecological"?');
});

test("a message holds no invisible character and no long text from the data", () => {
  const [problem] = parsed({ ...doughnut(), [`\u001b[31m\u202e${"x".repeat(500)}`]: 1 });
  expect(problem?.message).toMatch(/^The key "<U\+001B>\[31m<U\+202E>x{1,60}…" is not known here/);
});

test("keys with strokes and tildes are escaped in the path", () => {
  expect(parsed({ ...doughnut(), "a/b~c": 1 })[0]?.path).toBe("/a~1b~0c");
});
