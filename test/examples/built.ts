/** The examples, built by the adapter from their recorded feeds and measured: the whole way, once per portrait. */
import { buildDoughnut, type BuildResult, type Portrait } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { measureDoughnut, type Doughnut, type Measured, type MeasuredIndicator } from "@place-doughnut/schema";
import { examples, folder, readPortrait } from "./recorded.js";

export interface Built extends BuildResult {
  readonly portrait: Portrait;
  readonly doughnut: Doughnut;
  readonly measured: Measured;
  /** By id. */
  readonly indicators: ReadonlyMap<string, MeasuredIndicator>;
}

const known = new Map<string, Promise<Built>>();

export function built(path: (typeof examples)[number]["portrait"]): Promise<Built> {
  const building = known.get(path) ?? build(path);
  known.set(path, building);
  return building;
}

async function build(path: string): Promise<Built> {
  const example = examples.find(({ portrait }) => portrait === path)!;
  const portrait = readPortrait(path);
  const result = await buildDoughnut(portrait, { transport: replayFolder(folder(example.feeds)) });
  const { doughnut } = result;
  if (doughnut === null) throw new Error(`${path} gave no document: ${result.problems.map(({ message }) => message).join(" ")}`);
  const measured = measureDoughnut(doughnut);
  const all = measured.dimensions.flatMap(({ indicators }) => indicators);
  return { ...result, portrait, doughnut, measured, indicators: new Map(all.map((each) => [each.indicator.id, each])) };
}
