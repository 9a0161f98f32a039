/**
 * One indicator through time as a small line: figures as points, the publisher's interval as a band, the target or
 * boundary as a dashed line. A year without a figure is a gap, and so is a change of method – never a line across.
 */
import { comparePeriods, type MeasuredIndicator, type Observation, type Ring } from "@place-doughnut/schema";
import { ends, round } from "./geometry.js";
import type { Mark } from "./marks.js";

export interface Series {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface SeriesSize {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly time: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly isBreak: boolean;
}

const padding = 5;

/** Earliest first, up to the figure shown: what came after the period asked for is not told of it. */
export function throughTime({ indicator, observation }: Pick<MeasuredIndicator, "indicator" | "observation">): readonly Observation[] {
  if (!observation) return [];
  return indicator.observations.filter(({ period }) => comparePeriods(period, observation.period) <= 0).sort((a, b) => comparePeriods(a.period, b.period));
}

/** Null when there are fewer than two figures: one point is no line. */
export function series(m: MeasuredIndicator, ring: Ring, { width, height }: SeriesSize): Series | null {
  const runs = runsOf(throughTime(m));
  const points = runs.flat();
  if (points.length < 2) return null;
  const line = (ring === "ecological" ? m.indicator.boundary : m.indicator.target)?.value ?? null;
  const values = points.flatMap((p) => [p.value, p.low, p.high].filter((v) => v !== null)).concat(line ?? []);
  const [first, end] = ends(points.map((p) => p.time));
  const [lowest, highest] = ends(values);
  const x = scale(first, end, padding, width - padding);
  const y = scale(lowest, highest, height - padding, padding);
  const last = points.at(-1)!;
  return {
    width, height,
    marks: [
      ...runs.flatMap((run) => intervalBand(run, x, y)),
      ...(line === null ? [] : [{ shape: "path" as const, d: `M${padding},${round(y(line))}H${width - padding}`, look: "seriesTarget" as const }]),
      ...runs.map((run): Mark => ({ shape: "path", d: polyline(run.map((p) => [x(p.time), y(p.value)])), look: "seriesLine" })),
      ...runs.filter((run) => run.length === 1).map(([p]): Mark => ({ shape: "circle", x: round(x(p!.time)), y: round(y(p!.value)), r: 1.75, look: "seriesPoint" })),
      { shape: "circle", x: round(x(last.time)), y: round(y(last.value)), r: 3, look: "seriesPoint" },
    ],
  };
}

/** The figures in stretches without a gap. A gap is a missing figure, a step more than half as long again as usual, or a break in the series. */
function runsOf(observations: readonly Observation[]): readonly (readonly Point[])[] {
  const times = observations.map((o) => time(o.period.end));
  const steps = times.slice(1).map((t, i) => t - times[i]!).filter((step) => step > 0).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? Infinity;
  const runs: Point[][] = [];
  let before: number | null = null;
  observations.forEach(({ value, low, high, flags = [] }, i) => {
    const at = times[i]!;
    if (value === null || !Number.isFinite(value)) {
      before = null;
      return;
    }
    const point = { time: at, value, low: low ?? null, high: high ?? null, isBreak: flags.includes("series-break") };
    if (before === null || point.isBreak || at - before > usual * 1.5) runs.push([point]);
    else runs.at(-1)!.push(point);
    before = at;
  });
  return runs;
}

function intervalBand(run: readonly Point[], x: (v: number) => number, y: (v: number) => number): readonly Mark[] {
  const known = run.filter((p) => p.low !== null && p.high !== null);
  if (known.length < 2) return [];
  const upper = known.map((p) => [x(p.time), y(p.high!)] as const);
  const lower = known.map((p) => [x(p.time), y(p.low!)] as const).reverse();
  return [{ shape: "path", d: `${polyline([...upper, ...lower])}Z`, look: "seriesBand" }];
}

function polyline(points: readonly (readonly [number, number] | number[])[]): string {
  return points.map(([px, py], i) => `${i === 0 ? "M" : "L"}${round(px!)},${round(py!)}`).join("");
}

/** A straight line of arithmetic; a single value, or two too close to tell apart, stand in the middle. In halves, so that the largest numbers there are do not overflow. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const span = to / 2 - from / 2;
  return span === 0 ? () => (start + end) / 2 : (value) => start + ((value / 2 - from / 2) / span) * (end - start);
}

/** A day as a fraction of years: good enough for a small line, and free of clocks and time zones. */
function time(iso: string): number {
  return Number(iso.slice(0, 4)) + (Number(iso.slice(5, 7)) - 1) / 12 + (Number(iso.slice(8, 10)) - 1) / 372;
}
