/**
 * What is to be drawn, in words and numbers but without any shape: the measured document, narrowed to a lens, as two
 * rings of sectors. Pure data, so that the picture, the table and the summary cannot disagree.
 */
import {
  lenses, localise, measureDoughnut,
  type Doughnut, type LocalisedText, type Measured, type MeasuredDimension, type MeasuredIndicator, type Observation, type Ring,
} from "@place-doughnut/schema";
import { inSentence } from "./words/in-sentence.js";
import { wordsFor, type StateFacts, type Words } from "./words/index.js";

/** `local` and `global` each stand for two of the four lenses. A dimension without a lens is in every view. */
export const lensChoices = ["all", "local", "global", ...lenses] as const;
export type LensChoice = (typeof lensChoices)[number];

export interface ModelOptions {
  readonly lang: string;
  readonly period?: string;
  readonly lens?: LensChoice;
}

/** One dimension's part of a ring. */
export interface Sector {
  /** Position in the document, the same for every lens: what marks and rows refer to. */
  readonly index: number;
  /** Number in the picture when there is no room for names, counted through both rings. */
  readonly number: number;
  readonly measured: MeasuredDimension;
  readonly name: LocalisedText;
  readonly shortName: LocalisedText;
  /** The short phrase under the name, such as "15.8% short", with an asterisk when a figure behind it has a flag. */
  readonly value: string;
  /** Is there something to know about a figure behind it? */
  readonly isFlagged: boolean;
}

export interface Model {
  readonly doughnut: Doughnut;
  readonly measured: Measured;
  readonly words: Words;
  readonly lang: string;
  readonly rings: Readonly<Record<Ring, readonly Sector[]>>;
}

export function model(doughnut: Doughnut, options: ModelOptions): Model {
  const words = wordsFor(options.lang);
  const measured = asAsked(measureDoughnut(doughnut, options.period === undefined ? {} : { period: options.period }));
  // A lens that no dimension belongs to would leave nothing to see, and no way back.
  const lens = options.lens && measured.dimensions.some((dimension) => dimension.lens !== null && isInLens(dimension, options.lens!)) ? options.lens : "all";
  const shown = measured.dimensions
    .map((dimension, index) => ({ dimension, index }))
    .filter(({ dimension }) => isInLens(dimension, lens));
  const ring = (which: Ring, before: number): readonly Sector[] =>
    shown
      .filter(({ dimension }) => dimension.ring === which)
      .map(({ dimension, index }, i) => sector(dimension, index, before + i + 1, words, options.lang));
  const ecological = ring("ecological", 0);
  return { doughnut, measured, words, lang: options.lang, rings: { ecological, social: ring("social", ecological.length) } };
}

/** A figure for the very time that somebody asked for is not out of date. One that is older than that still may be. */
function asAsked(measured: Measured): Measured {
  if (measured.period === null) return measured;
  const asked = (one: MeasuredIndicator): MeasuredIndicator => (one.earlier ? one : { ...one, flags: one.flags.filter((flag) => flag !== "out-of-date") });
  return {
    ...measured,
    dimensions: measured.dimensions.map((dimension) => {
      const indicators = dimension.indicators.map(asked);
      const worst = dimension.worst && (indicators[dimension.indicators.indexOf(dimension.worst)] ?? null);
      return { ...dimension, indicators, worst };
    }),
  };
}

function sector(measured: MeasuredDimension, index: number, number: number, words: Words, lang: string): Sector {
  const { dimension } = measured;
  const name = localise(dimension.name, lang);
  return {
    index, number, measured, name,
    shortName: dimension.shortName === undefined ? name : localise(dimension.shortName, lang),
    value: sectorValue(measured, words, lang) + (isFlagged(measured) ? "*" : ""), isFlagged: isFlagged(measured),
  };
}

/** Is there something to know about any figure of the dimension that the picture does not show by itself? */
function isFlagged({ indicators }: MeasuredDimension): boolean {
  return indicators.some((one) => one.observation !== null && (one.flags.length > 0 || isOlderThanMeant(one)));
}

/** Is a newer figure missing that the publisher does not say to have withheld, though nobody asked for an earlier time? */
export function isOlderThanMeant(m: MeasuredIndicator): m is MeasuredIndicator & { readonly newer: Observation } {
  return m.observation !== null && m.newer !== null && !m.earlier && !m.flags.includes("suppressed");
}

/** The number under a dimension's name: its worst indicator's distance, or its only figure when there is no line to hold it against. */
function sectorValue(measured: MeasuredDimension, words: Words, lang: string): string {
  const { state, worst, indicators, dimension } = measured;
  if (indicators.length === 0 && dimension.assessment) return words.assessment(dimension.assessment.score).short;
  if (state === "no-target" && worst) {
    const unheld = indicators.filter((indicator) => indicator.state === "no-target");
    return unheld.length > 1 ? words.figuresWithoutTarget(unheld.length) : figure(worst, words, lang);
  }
  return words.valueLabel(stateFacts(measured));
}

/** Is the dimension judged instead of measured? Where there are indicators, they are what is shown. */
export function isAssessed({ measured: { dimension, indicators } }: Pick<Sector, "measured">): boolean {
  return indicators.length === 0 && dimension.assessment !== undefined;
}

function isInLens({ lens }: MeasuredDimension, choice: LensChoice): boolean {
  if (lens === null || choice === "all") return true;
  return choice === "local" || choice === "global" ? lens.startsWith(choice) : lens === choice;
}

/** What a catalogue needs to know to speak of a state: a dimension's, or an indicator's as its own worst. */
export function stateFacts({ state, ring, worst }: Pick<MeasuredDimension, "state" | "ring" | "worst">): StateFacts {
  return {
    state, ring, position: worst?.position ?? null, shortfall: worst?.shortfall ?? 0,
    fromZero: (worst?.indicator.reference ?? 0) === 0, higherIsBetter: worst?.indicator.direction === "higher-is-better",
  };
}

/** The facts of a single indicator: it is its own worst. */
export function indicatorFacts(m: MeasuredIndicator, ring: Ring): StateFacts {
  return stateFacts({ state: m.state, ring, worst: m });
}

/** Every indicator that is shown, ecological first. */
export function shownIndicators({ rings }: Pick<Model, "rings">): readonly MeasuredIndicator[] {
  return [...rings.ecological, ...rings.social].flatMap((sector) => sector.measured.indicators);
}

/** Where that place stands. Only for our own period: a figure of another year would be read as a difference between places. */
export function comparatorPosition({ comparators }: MeasuredIndicator, name: string | null, lang: string): number | null {
  const other = comparators.find(({ place }) => localise(place.name, lang).text === name);
  return other?.samePeriod ? other.position : null;
}

/** The one place whose figures are drawn as lines across ours: the first that any indicator is compared with. */
export function shownComparator(model: Pick<Model, "rings" | "lang">): string | null {
  return shownIndicators(model).flatMap((m) => m.comparators.map(({ place }) => localise(place.name, model.lang).text))[0] ?? null;
}

/** Is every dimension of the document on show, with its latest figures? Then what its publisher says of the whole is true of the picture. */
export function isWhole({ measured, rings }: Model): boolean {
  return measured.period === null && rings.ecological.length + rings.social.length === measured.dimensions.length;
}

/** A figure with its unit, "" when there is none. */
export function figure({ observation, indicator }: Pick<MeasuredIndicator, "observation" | "indicator">, words: Words, lang: string): string {
  const value = observation?.value;
  return value === null || value === undefined ? "" : words.figure(value, inSentence(localise(indicator.unit?.symbol, lang).text));
}
