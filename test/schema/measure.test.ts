import { compareSeverity, measureDoughnut, severityOrder, states, type Dimension, type Doughnut, type Indicator } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { around, dimension, doughnut, indicator, observed, pressure, year } from "./documents.js";

const measureOne = (one: Indicator, ring: Dimension["ring"] = "social", period?: string, more: Partial<Doughnut> = {}) =>
  measureDoughnut({ ...around(one, ring), ...more }, { period }).dimensions[0]!.indicators[0]!;

describe("states", () => {
  test("social: short of the target, at it, better than it, worse than the floor", () => {
    const at = (value: number) => measureOne(indicator({ observations: [observed(2023, value)] }));
    expect(at(25)).toMatchObject({ state: "shortfall", position: 0.75, shortfall: 0.25, overshoot: 0, reason: null });
    expect(at(0)).toMatchObject({ state: "within", position: 1, shortfall: 0 });
    expect(at(-5)).toMatchObject({ state: "within", position: 1.05, shortfall: 0, overshoot: 0 });
    expect(at(150)).toMatchObject({ state: "shortfall", position: -0.5, shortfall: 1 });
  });

  test("ecological: under the boundary, on it, over it, better than no pressure", () => {
    const at = (value: number) => measureOne(pressure({ observations: [observed(2023, value)] }), "ecological");
    expect(at(5)).toMatchObject({ state: "within", position: 0.5, overshoot: 0, shortfall: 0 });
    expect(at(10)).toMatchObject({ state: "within", position: 1, overshoot: 0 });
    expect(at(15)).toMatchObject({ state: "overshoot", position: 1.5, overshoot: 0.5, shortfall: 0 });
    expect(at(-5)).toMatchObject({ state: "within", position: -0.5, overshoot: 0 });
  });

  test("unmeasurable, with the reason", () => {
    const reason = (one: Indicator, ring: Dimension["ring"]) => {
      const { state, position, reason } = measureOne(one, ring);
      expect([state, position]).toEqual(["unmeasurable", null]);
      return reason;
    };
    expect(reason(pressure({ boundary: { value: null } }), "ecological")).toBe("line-unreadable");
    expect(reason(pressure({ reference: null }), "ecological")).toBe("line-unreadable");
    expect(reason(pressure({ reference: 10 }), "ecological")).toBe("no-span");
    expect(reason(pressure({ direction: "higher-is-better" }), "ecological")).toBe("contradiction");
    expect(reason(pressure(), "social")).toBe("contradiction");
    expect(reason(indicator({ boundary: { value: 3 } }), "social")).toBe("contradiction");
    expect(reason(pressure({ observations: [observed(2023, 1e9)] }), "ecological")).toBe("out-of-range");
  });

  test("a value without a line is a number and nothing else", () => {
    expect(measureOne(indicator({ floor: undefined, target: undefined }))).toMatchObject({ state: "no-target", reason: null, position: null, observation: { value: 25 } });
  });

  test("no figure is no data with its reason, never a zero", () => {
    const noData = (observations: Indicator["observations"], period?: string) => {
      const { state, reason, observation, position, shortfall } = measureOne(indicator({ observations }), "social", period);
      expect([state, observation, position, shortfall]).toEqual(["no-data", null, null, 0]);
      return reason;
    };
    expect(noData([])).toBe("no-observation");
    expect(noData([observed(2023, null)])).toBe("no-observation");
    expect(noData([observed(2022, null, { missing: "not-collected" }), observed(2023, null, { missing: "suppressed" })])).toBe("suppressed");
    expect(noData([observed(2023, 5)], "2020")).toBe("not-yet");
  });

  test("a figure beyond measure is a problem with its place", () => {
    const { problems } = measureDoughnut(doughnut([dimension(), dimension({ indicators: [indicator(), indicator({ observations: [observed(2023, 1e300)] })] })]));
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["out-of-range", "/dimensions/1/indicators/1"]]);
  });
});

describe("the observation shown", () => {
  const series = [observed(2023, null, { missing: "suppressed" }), observed(2021, 30), observed(2022, 20)];

  test("is the latest with a figure, with the newer one that has none beside it", () => {
    const { observation, newer, earlier, flags } = measureOne(indicator({ observations: series }));
    expect(observation).toEqual(observed(2022, 20));
    expect(newer).toEqual(series[0]);
    expect(earlier).toBe(false);
    expect(flags).toEqual(["suppressed"]);
  });

  test("is marked suppressed when the newer one says so by a flag", () => {
    const observations = [observed(2022, 20), observed(2023, null, { flags: ["suppressed"] })];
    expect(measureOne(indicator({ observations })).flags).toEqual(["suppressed"]);
  });

  test("of two for the same days is the first in the document", () => {
    expect(measureOne(indicator({ observations: [observed(2023, 1), observed(2023, 2)] })).observation?.value).toBe(1);
    expect(measureOne(indicator({ observations: [observed(2023, null), observed(2023, 2)] }))).toMatchObject({ observation: { value: 2 }, newer: null });
  });

  test("for a period is the latest up to its end, marked when it is an earlier one", () => {
    const of = (period: string) => {
      const { observation, newer, earlier } = measureOne(indicator({ observations: series }), "social", period);
      return [observation?.value, newer?.period.label, earlier];
    };
    expect(of("2021")).toEqual([30, undefined, false]);
    expect(of("2022")).toEqual([20, undefined, false]);
    expect(of("2023")).toEqual([20, "2023", true]);
    expect(of("2030")).toEqual([20, "2023", true]);
    expect(of("2022-06")).toEqual([20, undefined, false]);
  });

  test("for a period before all figures is none, and the first period there is, is named", () => {
    const before = (one: Indicator, period: string) => {
      const { dimensions, problems } = measureDoughnut(doughnut([dimension({ indicators: [one, indicator({ observations: [] })] })]), { period });
      return [dimensions[0]!.indicators[0]!.reason, ...problems.map(({ code, severity, path, hint }) => [code, severity, path, hint])];
    };
    const notice = (first: string) => ["period-before-data", "notice", "", `The first period there is: ${first}.`];
    expect(before(indicator({ observations: series }), "1850")).toEqual(["not-yet", notice('"2021"')]);
    expect(before(indicator({ observations: series }), "2021")).toEqual([null]);
    const [welsh, unnamed] = [{ ...year(2021), label: { cy: "Blwyddyn 2021" } }, { ...year(2021), label: {} }];
    expect(before(indicator({ observations: [{ period: welsh, value: 1 }, observed(2022, 2)] }), "1850")).toEqual(["not-yet", notice('"Blwyddyn 2021"')]);
    expect(before(indicator({ observations: [{ period: unnamed, value: 1 }] }), "1850")).toEqual(["not-yet", notice("2021-01-01 to 2021-12-31")]);
  });

  test("for a period before some figures is theirs, without a problem; nothing at all is before nothing", () => {
    const other = indicator({ id: "other", observations: [observed(2010, 5)] });
    const some = measureDoughnut(doughnut([dimension({ indicators: [indicator(), other] })]), { period: "2015" });
    expect(some.dimensions[0]!.indicators.map(({ reason, earlier }) => [reason, earlier])).toEqual([["not-yet", false], [null, true]]);
    expect(some.problems).toEqual([]);
    expect(measureDoughnut(around(indicator({ observations: [] })), { period: "1850" }).problems).toEqual([]);
  });

  test("for an unknown period is the latest, with a problem that suggests a label", () => {
    const of = measureDoughnut(around(indicator({ observations: [{ ...observed(2022, 20), period: { ...year(2022), label: "Census 2022" } }] })), { period: "Census 2O22" });
    expect(of.dimensions[0]?.worst?.observation?.value).toBe(20);
    expect(of.period).toBeNull();
    expect(of.problems).toMatchObject([{ code: "unknown-period", severity: "warning", hint: 'Did you mean "Census 2022"?' }]);
  });
});

describe("flags", () => {
  test("come with the observation, in a fixed order, each once", () => {
    const observations = [observed(2023, 5, { flags: ["revised", "estimated", "revised"] })];
    expect(measureOne(indicator({ observations })).flags).toEqual(["estimated", "revised"]);
  });

  test("wider-area: the figure is for another area than the place", () => {
    const flags = (code: string | undefined) => measureOne(indicator({ area: { code, name: "Greater Manchester" } })).flags;
    expect(flags("E11000001")).toEqual(["wider-area"]);
    expect(flags("E08000009")).toEqual([]);
    expect(flags(undefined)).toEqual([]);
  });

  test("stale: the figures are the last good ones, whatever else is to be said of them", () => {
    const stale = { asOf: "2026-06-29", reason: "The publisher's server answered with status 503." };
    expect(measureOne(indicator({ stale })).flags).toEqual(["stale"]);
    expect(measureOne(indicator({ stale, area: { code: "E11000001" } })).flags).toEqual(["wider-area", "stale"]);
    expect(measureOne(indicator({ stale, observations: [] })).flags).toEqual(["stale"]);
  });

  const ages: [string, string | undefined, number | undefined, string, boolean][] = [
    ["exactly two years", "2025-12-31", 2, "2023-12-31", false],
    ["two years and a day", "2026-01-01", 2, "2023-12-31", true],
    ["from a leap day", "2024-02-29", 1, "2023-02-28", true],
    ["to a leap day", "2026-02-28", 2, "2024-02-29", false],
    ["a year and a half", "2025-06-30", 1.5, "2023-12-30", false],
    ["more than a year and a half", "2025-07-01", 1.5, "2023-12-31", true],
    ["any past, at a limit of nothing", "2024-01-01", 0, "2023-12-31", true],
    ["a day of a document with a time", "2025-12-31T23:59:59Z", 2, "2023-12-31", false],
    ["without a date of the document", undefined, 0, "1900-12-31", false],
    ["without a limit", "2026-01-01", undefined, "1900-12-31", false],
    ["a period that has not ended", "2024-01-01", 0, "2024-12-31", false],
  ];
  test.each(ages)("out-of-date: %s", (_, updated, outOfDateAfter, end, expected) => {
    const observations = [{ period: { start: "1900-01-01", end }, value: 5 }];
    expect(measureOne(indicator({ observations }), "social", undefined, { updated, outOfDateAfter }).flags).toEqual(expected ? ["out-of-date"] : []);
  });
});

describe("comparators", () => {
  const england = (observations: Indicator["observations"], ours = [observed(2022, 40)]) =>
    measureOne(indicator({ observations: ours, comparators: [{ place: { name: "England" }, observations }] })).comparators[0]!;

  test("are shown for our own days, on our own scale", () => {
    expect(england([observed(2021, 30), observed(2022, 20), observed(2023, 10)])).toEqual({
      place: { name: "England" }, observation: observed(2022, 20), samePeriod: true, position: 0.8,
    });
  });

  test("without a figure for our days, the nearest earlier one, and that is said", () => {
    expect(england([observed(2019, 1), observed(2020, 30), observed(2022, null), observed(2023, 10)])).toMatchObject({
      observation: { value: 30 }, samePeriod: false, position: 0.7,
    });
    expect(england([observed(2023, 10)])).toMatchObject({ observation: null, samePeriod: false, position: null });
  });

  test("are shown for our days also where these end after the period asked for", () => {
    const pooled = (value: number) => ({ period: { start: "2020-01-01", end: "2022-12-31" }, value });
    const comparators = [{ place: { name: "England" }, observations: [observed(2020, 10), pooled(20)] }];
    expect(measureOne(indicator({ observations: [pooled(40)], comparators }), "social", "2021").comparators).toMatchObject([
      { observation: { value: 20 }, samePeriod: true },
    ]);
    expect(measureOne(indicator({ observations: [], comparators }), "social", "2021").comparators).toMatchObject([{ observation: { value: 20 }, samePeriod: false }]);
  });

  test("without a figure of our own, their latest", () => {
    expect(england([observed(2021, 30), observed(2023, 10)], [])).toMatchObject({ observation: { value: 10 }, samePeriod: false });
  });

  test("a day more or less is another period", () => {
    expect(england([{ period: { start: "2022-01-02", end: "2022-12-31" }, value: 9 }])).toMatchObject({ observation: { value: 9 }, samePeriod: false });
  });
});

describe("a dimension", () => {
  const stateOf = (indicators: Indicator[] | undefined, ring: Dimension["ring"] = "social") => {
    const measured = measureDoughnut(doughnut([dimension({ ring, indicators })])).dimensions[0]!;
    return [measured.state, measured.worst?.indicator.id ?? null, measured.reason];
  };
  const at = (id: string, value: number | null) => indicator({ id, observations: [observed(2023, value)] });

  test("has the state of its worst indicator, the first of equals", () => {
    expect(stateOf([at("a", 0), at("b", 10), at("c", 30), at("d", 30)])).toEqual(["shortfall", "c", null]);
    expect(stateOf([at("a", null), at("b", 0), indicator({ id: "c", floor: undefined, target: undefined })])).toEqual(["within", "b", null]);
    const [unreadable, lineless] = [indicator({ id: "b", target: { value: null } }), indicator({ id: "c", floor: undefined, target: undefined })];
    expect(stateOf([at("a", null), unreadable, lineless])).toEqual(["no-target", "c", null]);
    expect(stateOf([at("a", null), indicator({ id: "b", target: { value: null } })])).toEqual(["unmeasurable", "b", "line-unreadable"]);
    expect(stateOf([at("a", null)])).toEqual(["no-data", "a", "no-observation"]);
    expect(stateOf([pressure({ id: "a" }), pressure({ id: "b", observations: [observed(2023, 40)] })], "ecological")).toEqual(["overshoot", "b", null]);
  });

  test("without an indicator is no data, for that reason", () => {
    expect(stateOf([])).toEqual(["no-data", null, "no-indicator"]);
    expect(stateOf(undefined)).toEqual(["no-data", null, "no-indicator"]);
  });

  test("keeps its indicators apart, in the document's order", () => {
    const { indicators, lens, ring } = measureDoughnut(doughnut([dimension({ lens: "local-social", indicators: [at("b", 25), at("a", 50)] })])).dimensions[0]!;
    expect(indicators.map(({ indicator: { id }, shortfall }) => [id, shortfall])).toEqual([["b", 0.25], ["a", 0.5]]);
    expect([lens, ring]).toEqual(["local-social", "social"]);
  });
});

test("severity knows every state, and sorts by size where both are outside", () => {
  expect(severityOrder.flat().sort()).toEqual([...states].sort());
  const sorted = [
    { state: "no-data", overshoot: 0, shortfall: 0 }, { state: "shortfall", overshoot: 0, shortfall: 0.5 }, { state: "within", overshoot: 0, shortfall: 0 },
    { state: "overshoot", overshoot: 2, shortfall: 0 }, { state: "shortfall", overshoot: 0, shortfall: 0.9 }, { state: "overshoot", overshoot: 0.7, shortfall: 0 },
  ] as const;
  expect([...sorted].sort(compareSeverity).map(({ overshoot, shortfall }) => Math.max(overshoot, shortfall))).toEqual([2, 0.9, 0.7, 0.5, 0, 0]);
});

test("no dimensions are no dimensions", () => {
  expect(measureDoughnut(doughnut([]))).toMatchObject({ dimensions: [], period: null, problems: [] });
});

test("the trend shown does not look past the period asked for", () => {
  const observations = [observed(2020, 10), observed(2021, 20), observed(2022, 5)];
  expect(measureOne(indicator({ observations })).trend).toMatchObject({ trend: "improving", to: { value: 5 } });
  expect(measureOne(indicator({ observations }), "social", "2021").trend).toMatchObject({ trend: "worsening", to: { value: 20 } });
});

test("the trend ends with the figure shown, not with a pooled one that ends on the same day", () => {
  const pooled = { period: { start: "2020-01-01", end: "2022-12-31" }, value: 90 };
  const observations = [observed(2020, 10), observed(2022, 5), pooled];
  expect(measureOne(indicator({ observations }), "social", "2022").trend).toMatchObject({ trend: "improving", to: { value: 5 } });
});

test("the trend is over five years, or over those that the document states", () => {
  const observations = [observed(2010, 90), observed(2019, 10), observed(2022, 40), observed(2024, 20)];
  const of = (trendYears?: number) => measureOne(indicator({ observations }), "social", undefined, { trendYears }).trend;
  expect(of()).toMatchObject({ trend: "worsening", reversed: true, from: { value: 10 }, to: { value: 20 } });
  expect(of(2)).toMatchObject({ trend: "improving", reversed: false, from: { value: 40 } });
  expect(of(14)).toMatchObject({ trend: "improving", from: { value: 90 } });
  expect(of(1)).toBeNull();
});
