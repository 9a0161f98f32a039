/** Documents for tests: our examples, and constructed ones as small as the promise under test allows. */
import { readdirSync, readFileSync } from "node:fs";
import { parseDoughnut, type Dimension, type Doughnut, type Indicator, type Ring } from "@place-doughnut/schema";

/** The names of all examples. */
export const examples: readonly string[] = readdirSync("examples/data").flatMap((file) => /^(.*)\.doughnut\.json$/.exec(file)?.[1] ?? []);

export function exampleText(name: string): string {
  return readFileSync(`examples/data/${name}.doughnut.json`, "utf8");
}

export function example(name: string): Doughnut {
  return parseDoughnut(JSON.parse(exampleText(name))).doughnut!;
}

export const year = (label: string): { start: string; end: string; label: string } => ({ start: `${label}-01-01`, end: `${label}-12-31`, label });

/** A social indicator where 100 is everybody without and 0 the target; an ecological one with its boundary at 100. */
export function indicator(ring: Ring, value: number | null, more: Partial<Indicator> = {}): Indicator {
  return {
    id: `i${Math.abs(Math.round((value ?? 0) * 1000))}`, name: "Something counted", direction: "lower-is-better",
    ...(ring === "social" ? { floor: 100, target: { value: 0 } } : { boundary: { value: 100 } }),
    observations: [{ period: year("2024"), value }],
    ...more,
  };
}

export function dimension(ring: Ring, i: number, indicators: readonly Indicator[], more: Partial<Dimension> = {}): Dimension {
  return { id: `${ring}-${i}`, ring, name: `${ring === "social" ? "Need" : "Limit"} ${i + 1}`, indicators: indicators.map((one, j) => ({ ...one, id: `${ring}-${i}-${j}` })), ...more };
}

/** As many dimensions as there are values in each ring, one indicator each; `undefined` gives a dimension without any. */
export function doughnut(social: readonly (number | null | undefined)[], ecological: readonly (number | null | undefined)[], more: Partial<Doughnut> = {}): Doughnut {
  const ring = (which: Ring, values: readonly (number | null | undefined)[]): Dimension[] =>
    values.map((value, i) => dimension(which, i, value === undefined ? [] : [indicator(which, value)]));
  const parsed = parseDoughnut({ version: 1, place: { name: "Testham" }, dimensions: [...ring("social", social), ...ring("ecological", ecological)], ...more });
  if (!parsed.doughnut) throw new Error(`the constructed document is not valid: ${JSON.stringify(parsed.problems)}`);
  return parsed.doughnut;
}
