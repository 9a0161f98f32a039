/** What the attributes ask for. An attribute is text that anybody may write: a word that means nothing means the usual. */
import { lenses, type Doughnut } from "@place-doughnut/schema";
import { views, type View } from "../drawing.js";
import { ecologicalScales, scales, type EcologicalScale, type Scale } from "../picture/geometry.js";
import { lensChoices, type LensChoice } from "../model.js";
import type { HeadingLevel } from "../template/heading.js";

/** The attributes as they are written. */
export interface Asked {
  readonly view: string | null;
  readonly lens: string | null;
  readonly period: string | null;
  readonly scale: string | null;
  readonly ecologicalScale: string | null;
  readonly textures: string | null;
}

export interface Choices {
  readonly view: View;
  readonly lens: LensChoice;
  readonly period?: string;
  readonly scale: Scale;
  readonly ecologicalScale: EcologicalScale;
  readonly textures: boolean;
}

/** A property may be set to anything: a number is what it says, and what is no text asks for nothing. */
export function asText(asked: unknown): string | null {
  return typeof asked === "string" ? asked : typeof asked === "number" ? String(asked) : null;
}

export function choices({ view, lens, period, scale, ecologicalScale, textures }: Asked): Choices {
  const label = asText(period);
  return {
    view: oneOf(view, views, "doughnut"),
    lens: oneOf(lens, lensChoices, "all"),
    scale: oneOf(scale, scales, "length"),
    ecologicalScale: oneOf(ecologicalScale, ecologicalScales, "overshoot"),
    textures: textures !== "off",
    ...(label ? { period: label } : {}),
  };
}

export function headingLevel(asked: string | null): HeadingLevel {
  if (asked === "none") return "none";
  const level = Number(asText(asked));
  return level === 1 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

function oneOf<T extends string>(asked: string | null, allowed: readonly T[], usual: T): T {
  return allowed.find((word) => word === asked) ?? usual;
}

/** An attribute with a value that means nothing, and what it can hold. */
export interface Misspelt {
  readonly attribute: string;
  readonly value: string;
  /** The first is what is used instead. */
  readonly allowed: readonly string[];
}

const onOff = ["on", "off"] as const;
const headingLevels = ["2", "1", "3", "4", "5", "6", "none"] as const;

/** Of what is written, what means nothing. A property that is no text, and an attribute that is empty, ask for nothing. */
export function misspelt(asked: Asked & { readonly headingLevel: string | null }): readonly Misspelt[] {
  const words: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["view", asked.view, views], ["lens", asked.lens, lensChoices], ["scale", asked.scale, scales], ["ecological-scale", asked.ecologicalScale, ecologicalScales],
    ["textures", asked.textures, onOff], ["heading-level", asked.headingLevel, headingLevels],
  ];
  return words.flatMap(([attribute, value, allowed]) =>
    typeof value !== "string" || value === "" || allowed.includes(value) ? [] : [{ attribute, value, allowed }]);
}

/** The lenses that a document can be looked through, with the one that was asked for where it shows anything: none where its dimensions have no more than one. */
export function lensesOf({ dimensions }: Doughnut, asked: LensChoice = "all"): readonly LensChoice[] {
  const there = lenses.filter((lens) => dimensions.some((dimension) => dimension.lens === lens));
  const halves = (["local", "global"] as const).filter((half) => there.filter((lens) => lens.startsWith(half)).length > (half === asked ? 0 : 1));
  return there.length < 2 ? [] : ["all", ...halves, ...there];
}

/** The years in which any figure ends, the latest first: the times that a doughnut can be shown for. */
export function yearsOf({ dimensions }: Doughnut): readonly string[] {
  const observations = dimensions.flatMap(({ indicators = [] }) => indicators.flatMap((indicator) => indicator.observations));
  return [...new Set(observations.flatMap(({ value, period }) => (value === null ? [] : [period.end.slice(0, 4)])))].sort().reverse();
}
