/** Small documents to test with. */
import { readFileSync } from "node:fs";
import type { Dimension, Doughnut, Indicator, Observation } from "@place-doughnut/schema";

export function year(number: number) {
  return { start: `${number}-01-01`, end: `${number}-12-31`, label: String(number) };
}

export function observed(number: number, value: number | null, more: Partial<Observation> = {}): Observation {
  return { period: year(number), value, ...more };
}

/** Social: 100 is everybody without, 0 nobody. */
export function indicator(more: Partial<Indicator> = {}): Indicator {
  return {
    id: "without", name: "People without", direction: "lower-is-better", floor: 100, target: { value: 0 }, observations: [observed(2023, 25)], ...more,
  };
}

/** Ecological: from no pressure at 0 to the boundary at 10. */
export function pressure(more: Partial<Indicator> = {}): Indicator {
  return { id: "pressure", name: "Pressure", direction: "lower-is-better", boundary: { value: 10 }, observations: [observed(2023, 15)], ...more };
}

export function dimension(more: Partial<Dimension> = {}): Dimension {
  return { id: "housing", ring: "social", name: "Housing", indicators: [indicator()], ...more };
}

export function doughnut(dimensions: Dimension[] = [dimension()], more: Partial<Doughnut> = {}): Doughnut {
  return { version: 1, place: { name: "Trafford", code: "E08000009" }, dimensions, ...more };
}

/** One social indicator in a document of its own. */
export function around(one: Indicator, ring: Dimension["ring"] = "social"): Doughnut {
  return doughnut([dimension({ ring, indicators: [one] })]);
}

/** Rows of a fixture with a header row and neither quotes nor escapes. */
export function rows(path: string, separator: "," | "\t"): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(`../fixtures/${path}`, import.meta.url), "utf8").trimEnd().split(/\r?\n/);
  const names = header.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}
