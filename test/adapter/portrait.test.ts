import { readFileSync, readdirSync } from "node:fs";
import { map, parsePortrait, type Mapping, type Portrait } from "@place-doughnut/adapter";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { codes, indicator, only, portrait, tableIn } from "./tables.js";

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const examples = new URL("../../examples/", import.meta.url);
const paths = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".portrait.json"));

test.each(paths)("the example %s is a portrait with nothing wrong", (path) => {
  const input: unknown = JSON.parse(readFileSync(new URL(path, examples), "utf8"));
  const { portrait: read, problems } = parsePortrait(input);
  expect(problems).toEqual([]);
  expect(read).toEqual(input);
  expect(read).not.toBe(input);
});

test("the examples are there", () => {
  expect(paths.length).toBeGreaterThanOrEqual(4);
});

/** Changes one thing in a good portrait. */
const changed = (change: (input: Portrait & Record<string, unknown>) => void): ReturnType<typeof parsePortrait> => {
  const input = structuredClone(portrait()) as Portrait & Record<string, unknown>;
  change(input);
  return parsePortrait(input);
};

const refused = (change: Parameters<typeof changed>[0]): [string, string | undefined, string | undefined][] => {
  const { portrait: read, problems } = changed(change);
  expect(read).toBeNull();
  return problems.map(({ code, path, hint }) => [code, path, hint]);
};

describe("a portrait of the wrong shape is refused", () => {
  test.each<[string, (input: Record<string, unknown>) => void, [string, string, string?]]>([
    ["a mistyped key", (p) => { p["titel"] = "T"; }, ["unknown-key", "/titel", "Did you mean “title”?"]],
    ["a mistyped key in a mapping", (p) => { Object.assign(mappingOf(p), { statsu: "s" }); }, ["unknown-key", "/indicators/0/mapping/statsu", "Did you mean “status”?"]],
    ["a mistyped key in one of two forms", (p) => { mappingOf(p)["period"] = { column: "y", readng: "month" }; }, ["unknown-key", "/indicators/0/mapping/period/readng", "Did you mean “reading”?"]],
    ["a mistyped key in a rule inside a rule", (p) => { mappingOf(p)["value"] = { sum: ["a", { colum: "b" }] }; }, ["unknown-key", "/indicators/0/mapping/value/sum/1/colum", "Did you mean “column”?"]],
    ["a mistyped key where a document would let it pass", (p) => { indicatorOf(p)["target"] = { value: 0, lable: "x" }; }, ["unknown-key", "/indicators/0/target/lable", "Did you mean “label”?"]],
    ["a word that is not in the list", (p) => { mappingOf(p)["period"] = { column: "y", reading: "financial-years" }; }, ["wrong-value", "/indicators/0/mapping/period/reading", "Did you mean “financial-year”?"]],
    ["a list where a text belongs", (p) => { mappingOf(p)["status"] = ["s"]; }, ["wrong-type", "/indicators/0/mapping/status"]],
    ["a number where a rule belongs", (p) => { mappingOf(p)["value"] = 7; }, ["wrong-type", "/indicators/0/mapping/value"]],
    ["a ratio of three", (p) => { mappingOf(p)["value"] = { ratio: ["a", "b", "c"] }; }, ["wrong-type", "/indicators/0/mapping/value/ratio"]],
    ["an empty sum", (p) => { mappingOf(p)["value"] = { sum: [] }; }, ["wrong-value", "/indicators/0/mapping/value/sum"]],
    ["a key that is missing", (p) => { delete p["place"]; }, ["missing-key", "/place"]],
    ["another version", (p) => { p["version"] = 2; }, ["wrong-type", "/version"]],
    ["a header row before the first", (p) => { feedOf(p)["dialect"] = { headerRow: 0 }; }, ["wrong-value", "/sources/feed/dialect/headerRow"]],
    ["two characters between cells", (p) => { feedOf(p)["dialect"] = { delimiter: "||" }; }, ["wrong-value", "/sources/feed/dialect/delimiter"]],
    ["a language that is none", (p) => { p["title"] = { "not a tag": "x" }; }, ["wrong-value", "/title/not a tag"]],
  ])("for %s", (_what, change, [code, path, hint]) => {
    const found = refused((input) => change(input));
    expect(found).toContainEqual([code, path, hint]);
  });

  test("with the names that are not there as well, where the mistake in its shape is elsewhere", () => {
    const { problems } = changed((p) => {
      Object.assign(p.indicators[0]!, { direction: "up", dimension: "zzzzzz", source: "nowhere" });
      Object.assign(p, { colour: "red" });
    });
    expect(problems.map(({ code }) => code).sort()).toEqual(["unknown-dimension", "unknown-key", "unknown-source", "wrong-value"]);
    expect(changed((p) => Object.assign(p, { dimensionSet: "none", colour: "red" })).problems.map(({ code }) => code).sort()).toEqual(["unknown-key", "wrong-value"]);
  });

  test("for a text where an object with a column belongs, with the object to write", () => {
    const { problems } = changed((p) => Object.assign(mappingOf(p), { area: "Area code", period: "Year" }));
    expect(problems.map(({ code, hint }) => [code, hint])).toEqual([["wrong-type", 'Write { "column": "Area code" }.'], ["wrong-type", 'Write { "column": "Year" }.']]);
  });

  test("for a key that JSON tools lose, instead of losing the condition", () => {
    const input: unknown = JSON.parse(JSON.stringify(portrait()).replace('"value":"value"', '"value":"value","where":{"__proto__":"x","constructor":"y"}'));
    const { portrait: read, problems } = parsePortrait(input);
    expect(read).toBeNull();
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["forbidden-key", "/indicators/0/mapping/where/__proto__"], ["forbidden-key", "/indicators/0/mapping/where/constructor"]]);
  });

  test("for more levels than anybody writes, and for what is no JSON", () => {
    let rule: unknown = "a";
    for (let level = 0; level < 50; level++) rule = { sum: [rule] };
    expect(refused((input) => { mappingOf(input)["value"] = rule; })[0]?.[0]).toBe("too-deep");
    for (let level = 0; level < 50_000; level++) rule = [rule];
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    for (const input of [rule, circular, () => 1, undefined, 10n, Symbol("x"), { toJSON: () => { throw new Error("no"); } }]) {
      const { portrait: read, problems } = parsePortrait(input);
      expect([read, codes(problems)]).toEqual([null, ["not-json"]]);
    }
    for (const input of [null, 1, "portrait", [], {}]) expect(parsePortrait(input).portrait).toBeNull();
  });

  test("with everything that is wrong, not only the first", () => {
    expect(refused((input) => { input["titel"] = 1; delete input["place" as never]; Object.assign(mappingOf(input), { value: 7 }); }).map(([code]) => code))
      .toEqual(["wrong-type", "unknown-key", "missing-key"]);
  });
});

describe("parts that do not fit together are errors, and the rest of the portrait stands", () => {
  const stands = (change: Partial<Portrait>): ReturnType<typeof parsePortrait>["problems"] => {
    const { portrait: read, problems } = parsePortrait(portrait(change));
    expect(read).not.toBeNull();
    return problems;
  };

  test("a source nobody describes", () => {
    const problem = only(stands({ indicators: [indicator({ source: "fed" }), indicator({ id: "b" })] }), "unknown-source");
    expect(problem).toMatchObject({ severity: "error", indicator: "claimants", path: "/indicators/0/source", hint: "Did you mean “feed”?" });
  });

  test("a dimension of another edition, with the name it has in this one", () => {
    expect(only(stands({ indicators: [indicator({ dimension: "networks" })] }), "unknown-dimension").hint).toBe("Did you mean “connectivity”?");
    expect(only(stands({ dimensionSet: "deal-2017", indicators: [indicator({ dimension: "connectivity" })] }), "unknown-dimension").hint).toBe("Did you mean “networks”?");
    const far = only(stands({ indicators: [indicator({ dimension: "zzzzzz" })] }), "unknown-dimension").hint;
    expect(far).toContain("“income-work”");
    expect(far).toContain("“dimensions” can add another");
    expect(only(stands({ indicators: [indicator({ dimension: "incom-work" })] }), "unknown-dimension").hint).toBe("Did you mean “income-work”?");
  });

  test("a new dimension without ring or name", () => {
    const problem = only(stands({ dimensions: [{ id: "houzing", name: "Homes" }, { id: "waste", ring: "ecological", name: "Waste" }] }), "incomplete-dimension");
    expect(problem).toMatchObject({ path: "/dimensions/0", hint: "Did you mean “housing”?" });
    expect(problem.message).toContain("needs “ring”");
  });

  test("one id twice: indicators, dimensions and places", () => {
    const problems = stands({
      indicators: [indicator(), indicator()], dimensions: [{ id: "health", note: "a" }, { id: "health", note: "b" }],
      comparators: [{ name: "England", code: "E92000001" }, { name: "England again", code: "E92000001" }],
    });
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["duplicate-id", "/dimensions/1"], ["duplicate-id", "/comparators/1"], ["duplicate-indicator", expect.stringMatching(/^\/indicators\/[01]\/id$/)]]);
  });

  test("a boundary in the social ring, a target in the ecological one", () => {
    expect(only(stands({ indicators: [indicator({ boundary: { value: 5 } })] }), "wrong-ring-line")).toMatchObject({ path: "/indicators/0/boundary", indicator: "claimants" });
    expect(only(stands({ indicators: [indicator({ dimension: "climate-change", target: { value: 0 } })] }), "wrong-ring-line")).toMatchObject({ path: "/indicators/0/target" });
  });

  test("a direction that the two ends contradict, or ends that are one", () => {
    expect(only(stands({ indicators: [indicator({ floor: 0, target: { value: 100 } })] }), "contradictory-direction")).toMatchObject({ severity: "error", path: "/indicators/0/direction" });
    expect(only(stands({ indicators: [indicator({ target: { value: 0 } })] }), "no-span")).toMatchObject({ path: "/indicators/0/target" });
    expect(stands({ indicators: [indicator({ floor: 100, target: { value: 0 } })] })).toEqual([]);
  });

  test("an address that cannot be read, in a source or a link, with the place where it is written", () => {
    const feed = portrait().sources["feed"]!;
    for (const url of ["ftp://data.example/a", "javascript:alert(1)", "feed.csv", "https://me:pw@data.example/a", ""]) {
      expect(stands({ sources: { feed: { ...feed, url } } })).toContainEqual(expect.objectContaining({ code: "url-refused", severity: "error", source: "feed", path: "/sources/feed/url" }));
    }
    expect(only(stands({ sources: { feed: { ...feed, page: "javascript:alert(1)" } } }), "url-refused")).toMatchObject({ path: "/sources/feed/page" });
    expect(only(stands({ dimensions: [{ id: "health", actions: [{ title: "Plan", stage: "planned", url: "javascript:0" }] }] }), "url-refused")).toMatchObject({ path: "/dimensions/0/actions/0/url" });
  });

  test("a source that nobody uses is only worth a word", () => {
    const feed = portrait().sources["feed"]!;
    expect(only(stands({ sources: { feed, "a/b": feed } }), "unused-source")).toMatchObject({ severity: "notice", source: "a/b", path: "/sources/a~1b" });
  });
});

describe("secrets in addresses", () => {
  const problems = (query: string) => parsePortrait(portrait({ sources: { feed: { ...portrait().sources["feed"]!, url: `https://data.example/a?${query}` } } })).problems;

  test.each(["api_key=abc", "x=1&TOKEN=abc", "$$app_token=abc", "uid=0x1", "Signature=abc", "X-Amz-Credential=a"])("are warned of: %s", (query) => {
    expect(only(problems(query), "secret-in-url")).toMatchObject({ severity: "warning", path: "/sources/feed/url" });
  });

  test.each(["key=${env:KEY}", "geography=E08000009", "token=", "time=latest&measures=20100"])("are not seen where there are none: %s", (query) => {
    expect(problems(query)).toEqual([]);
  });

  test("are not repeated in the report", () => {
    expect(JSON.stringify(problems("api_key=s3cr3t-value"))).not.toContain("s3cr3t");
  });
});

test("anything at all is answered, and never with an exception", () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), (input) => {
    const { portrait: read, problems } = parsePortrait(input);
    expect(read).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  }));
  const places = fc.constantFrom("/indicators/0/mapping", "/indicators/0", "/sources/feed", "/place", "");
  fc.assert(fc.property(places, fc.string(), fc.jsonValue(), (place, key, value) => {
    const input = structuredClone(portrait()) as unknown as Record<string, unknown>;
    let part = input;
    for (const step of place.split("/").slice(1)) part = part[step] as Record<string, unknown>;
    Object.defineProperty(part, key, { value, enumerable: true, configurable: true, writable: true });
    const { portrait: read, problems } = parsePortrait(input);
    if (read === null) expect(problems.some(({ severity }) => severity === "error")).toBe(true);
    for (const { message, hint = "" } of problems) expect(`${message} ${hint}`).not.toMatch(/undefined\b.*undefined|\[object Object\]/);
  }), { numRuns: 500 });
});

test("data made to change every object changes none, as a portrait, a mapping or a condition", async () => {
  const vectors = JSON.parse(readFileSync(new URL("../fixtures/vectors/prototype-pollution.json", import.meta.url), "utf8")) as { id: string; text: string }[];
  const table = await tableIn("area,year,value\nE08000009,2023,3\n");
  expect(vectors.length).toBeGreaterThanOrEqual(19);
  for (const { text } of vectors) {
    let nasty: unknown = text;
    try {
      nasty = JSON.parse(text);
    } catch {
      // Some are no JSON on purpose: as a text they are data too.
    }
    expect(parsePortrait(nasty).portrait).toBeNull();
    parsePortrait({ ...portrait(), sources: nasty, place: nasty });
    expect(map(table, nasty as Mapping).observations).toEqual([]);
    map(table, { period: { column: "year" }, value: "value", where: nasty as Mapping["where"] });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }
});

function indicatorOf(input: object): Record<string, unknown> {
  return (input as { indicators: Record<string, unknown>[] }).indicators[0]!;
}

function mappingOf(input: object): Record<string, unknown> {
  return indicatorOf(input)["mapping"] as Record<string, unknown>;
}

function feedOf(input: object): Record<string, unknown> {
  return (input as { sources: { feed: Record<string, unknown> } }).sources.feed;
}

describe("a portrait of very many parts", () => {
  const many = <T>(count: number, make: (at: string) => T): T[] => Array.from({ length: count }, (_, at) => make(String(at)));
  const keyed = <T>(parts: readonly T[]): Record<string, T> => Object.fromEntries(parts.map((part, at) => [`k${at}`, part]));
  const feed = portrait().sources["feed"]!;

  test.each<[string, object, string, number]>([
    ["unknown keys", keyed(many(300_000, () => 1)), "unknown-key", 299_980],
    ["sources that nobody uses", { sources: { feed, ...keyed(many(30_000, () => feed)) } }, "unused-source", 29_980],
    ["sources that are not there", { indicators: many(10_000, (at) => indicator({ id: `i${at}`, source: `s${at}` })) }, "unknown-source", 9_980],
    ["dimensions that are not whole", { dimensions: many(10_000, (at) => ({ id: `d${at}` })) }, "incomplete-dimension", 9_980],
    ["dimensions of one id", { dimensions: many(10_000, () => ({ id: "d", ring: "social", name: "D" })) }, "duplicate-id", 9_979],
  ])("is told of the first 20 and the number of all others, in little time: %s", (_name, change, code, more) => {
    const start = performance.now();
    const { problems } = parsePortrait({ ...portrait(), ...change });
    expect(performance.now() - start).toBeLessThan(15_000);
    const found = problems.filter((each) => each.code === code);
    expect([found.length, found.at(-1)?.more]).toEqual([20, more]);
  }, 30_000);

  test("is read in little time, each indicator in a dimension of its own", () => {
    const change = { dimensions: many(10_000, (at) => ({ id: `d${at}`, ring: "social", name: "D" })), indicators: many(10_000, (at) => indicator({ id: `i${at}`, dimension: `d${at}` })) };
    const start = performance.now();
    expect(parsePortrait({ ...portrait(), ...change }).problems).toEqual([]);
    expect(performance.now() - start).toBeLessThan(25_000);
  }, 40_000);

  test("has short messages, however long its keys", () => {
    const long = "k".repeat(1_000_000);
    for (const change of [{ [long]: 1 }, { sources: { feed, [long]: feed } }, { dimensions: [{ id: long }] }, { indicators: [indicator({ source: long, dimension: long })] }, { dimensionSet: long }, { version: long }]) {
      const { problems } = parsePortrait({ ...portrait(), ...change });
      expect(problems.length).toBeGreaterThan(0);
      for (const { message, hint = "" } of problems) expect(message.length + hint.length).toBeLessThan(1000);
    }
  });
});

test.each([
  ["small letters", { url: "https://data.example/a.csv?x=${env:my_key}" }, "/url", "my_key"],
  ["percent-encoded", { url: "https://data.example/a.csv?x=%24%7Benv%3Ahome%7d" }, "/url", "home"],
  ["capital ENV", { headers: { "X-Key": "${ENV:PORTAL_KEY}" } }, "/headers", "PORTAL_KEY"],
  ["a figure first", { metadata: "https://data.example/a.json?${env:1KEY}" }, "/metadata", "1KEY"],
] as const)("a key that is named as no key can be is an error where it stands: %s", (_how, change, path, name) => {
  const { problems } = parsePortrait(portrait({ sources: { feed: { kind: "csv", url: "https://data.example/a.csv", title: "A", ...change } } }));
  expect(only(problems, "key-misnamed")).toMatchObject({ severity: "error", path: `/sources/feed${path}`, message: `No key can have the name “${name}”.` });
});
