/** Documents by chance: valid ones, and valid ones with something broken. */
import {
  type Dimension, type Doughnut, flags, type Indicator, missingReasons, type Observation, periodKinds, type Period,
} from "@place-doughnut/schema";
import fc from "fast-check";

/** Leaves keys out instead of setting them to undefined, as JSON does. */
const some = <T extends object>(required: { [K in keyof T]: fc.Arbitrary<T[K]> }, needed: (keyof T)[]) =>
  fc.record(required, { requiredKeys: needed, noNullPrototype: true }) as fc.Arbitrary<T>;

const awkwardIds = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "a/b~c", "0", "-0", " ", "x".repeat(200), "É"];
export const id = fc.oneof(fc.constantFrom(...awkwardIds), fc.stringMatching(/^[a-z][a-z-]{0,12}$/));
/** A figure as JSON can hold it: any finite number but −0. */
export const figure = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n));
const words = fc.oneof(fc.constant("Housing"), fc.stringMatching(/^[A-Za-zŵŷ&<>"' ]{1,20}$/));
const text = fc.oneof(words, fc.dictionary(fc.constantFrom("en", "cy", "en-GB", "gd"), words, { minKeys: 1, noNullPrototype: true }));
const own = fc.jsonValue({ maxDepth: 3 }).map(withoutTraps);

const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 }))
  .chain(([year, month, years]) => {
    const start = `${year}-${String(month).padStart(2, "0")}-01`;
    return some<Period>(
      { start: fc.constant(start), end: fc.constant(`${year + years}-12-31`), label: text, kind: fc.constantFrom(...periodKinds) },
      ["start", "end"],
    );
  });

const observation: fc.Arbitrary<Observation> = some<Observation>(
  {
    period, value: fc.option(figure), missing: fc.constantFrom(...missingReasons), low: fc.option(figure), high: fc.option(figure),
    flags: fc.array(fc.constantFrom(...flags), { maxLength: 2 }),
  },
  ["period", "value"],
);

const line = some({ value: fc.option(figure), label: text, url: fc.constantFrom("https://ons.gov.uk/x", "/y", "javascript:alert(1)") }, ["value"]);
const place = some({ name: text, code: fc.constantFrom("E08000009", "E92000001"), codeSystem: fc.constant("GSS") }, ["name"]);

export const indicator: fc.Arbitrary<Indicator> = some<Indicator>(
  {
    id, name: text, unit: some({ symbol: text, name: text }, []), direction: fc.constantFrom("lower-is-better", "higher-is-better"),
    reference: fc.option(figure), boundary: line, floor: fc.option(figure), target: line, tolerance: figure.map(Math.abs),
    observations: fc.array(observation, { maxLength: 5 }),
    comparators: fc.array(some({ place, observations: fc.array(observation, { maxLength: 2 }) }, ["place", "observations"]), { maxLength: 2 }),
    source: fc.constantFrom("ons", "toString"), area: some({ code: fc.constantFrom("E08000009", "E12000002") }, []), note: text,
    stale: some({ asOf: fc.constantFrom("2026-06-29", "2026-06-29T10:00:00Z"), reason: text }, ["asOf"]),
  },
  ["id", "name", "direction", "observations"],
);

const dimension: fc.Arbitrary<Dimension> = some<Dimension>(
  {
    id, ring: fc.constantFrom("social", "ecological"), lens: fc.constantFrom("local-social", "global-ecological"), name: text, shortName: text,
    target: text, indicators: fc.array(indicator, { maxLength: 3 }), note: text,
    assessment: some({ score: fc.constantFrom(1, 2, 3, 4, 5), note: text }, ["score"]),
    actions: fc.array(
      some({ title: text, stage: fc.constantFrom("planned", "under-way", "done"), pillar: fc.constantFrom("renew", "reset") }, ["title", "stage"]),
      { maxLength: 2 },
    ),
  },
  ["id", "ring", "name"],
);

/** Any valid document: every period starts before it ends, and keys of the writer's own stand under `x-` and `extensions`. */
export const document: fc.Arbitrary<Doughnut> = some<Doughnut & { "x-own": unknown }>(
  {
    $schema: fc.constant("doughnut-1.schema.json"), version: fc.constant(1), place, title: text, summary: text,
    updated: fc.constantFrom("2026-06-29", "2024-02-29T10:00:00Z"), outOfDateAfter: fc.constantFrom(0, 1, 2.5), trendYears: fc.constantFrom(0.5, 1, 5, 1e300),
    sources: fc.dictionary(fc.constantFrom("ons", "toString", "x"), some({ title: text }, ["title"]), { noNullPrototype: true }),
    dimensions: fc.array(dimension, { maxLength: 4 }), extensions: own, "x-own": own,
  },
  ["version", "place", "dimensions"],
);

/** A valid document in which one value somewhere is replaced by another, or one key is renamed. */
export const broken: fc.Arbitrary<unknown> = fc.tuple(document, fc.nat(), fc.oneof(own, fc.constantFrom(NaN, -Infinity, "2023-02-30", ""))).map(
  ([whole, at, other]) => {
    const copy = structuredClone(whole) as unknown;
    const places: [Record<string, unknown>, string][] = [];
    const look = (value: unknown) => {
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value as Record<string, unknown>, key]);
        look((value as Record<string, unknown>)[key]);
      }
    };
    look(copy);
    const [object, key] = places[at % places.length]!;
    if (at % 3 === 0) delete object[key];
    else if (at % 3 === 1) object[`${key}s`] = other;
    else object[key] = other;
    return copy;
  },
);

/** Forbidden keys are a matter of their own tests; −0 is read as 0. */
function withoutTraps(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (["__proto__", "constructor", "prototype"].includes(key) ? undefined : inner)) ?? "null");
}
