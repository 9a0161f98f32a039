/**
 * Everything a person can read or hear in the element, as one typed catalogue per language. A sentence is always made
 * whole in one function: word order and plurals differ between languages, so nothing is put together outside.
 */
import type { Action, Flag, Lens, Ring, State } from "@place-doughnut/schema";

/** The facts of a summary. What they are called is the catalogue's business. */
export interface SummaryFacts {
  readonly place: string;
  readonly rings: readonly RingFacts[];
  readonly change: ChangeFacts;
  /** The years of the oldest and of the newest figure shown, or null without any. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface RingFacts {
  readonly ring: Ring;
  readonly total: number;
  readonly outside: number;
  readonly within: number;
  readonly noTarget: number;
  readonly noData: number;
  readonly unmeasurable: number;
  /** Judged from 1 to 5 instead of measured. */
  readonly assessed: number;
  /** The dimensions furthest outside, at most three, the worst first, and how far. */
  readonly worst: readonly { readonly name: string; readonly facts: StateFacts }[];
}

/** How many figures got better, worse, or changed little, and over how many years at most a change is looked for. */
export interface ChangeFacts {
  readonly better: number;
  readonly worse: number;
  readonly little: number;
  readonly years: number;
}

/** Measurements as the catalogue needs them to speak of one indicator. */
export interface StateFacts {
  readonly state: State;
  readonly ring: Ring;
  readonly position: number | null;
  readonly shortfall: number;
  /** Is the scale measured from 0, so that a position is a multiple of the boundary? */
  readonly fromZero: boolean;
  /** Is the boundary a least amount, which is missed rather than passed? */
  readonly higherIsBetter: boolean;
}

export type Change = "improving" | "worsening" | "no-change";

export interface Words {
  readonly locale: string;
  readonly title: (place: string) => string;
  /** `held` of the indicators have a target or boundary; `asked` is the period chosen, or null for the latest of each. */
  readonly subtitle: (facts: { readonly indicators: number; readonly held: number; readonly from: string | null; readonly to: string | null; readonly asked: string | null }) => string;
  /** In paragraphs. */
  readonly summary: (facts: SummaryFacts) => readonly string[];
  readonly ring: Record<Ring, string>;
  readonly flag: Record<Flag, string>;
  /** The second line of a label: short, with the number. */
  readonly valueLabel: (facts: StateFacts) => string;
  /** A short phrase without the signs that only the eye takes in: for a sentence, and for reading aloud. */
  readonly spoken: (value: string) => string;
  /** The result column: the same in full. */
  readonly result: (facts: StateFacts) => string;
  /** Several figures, none of which has a line to be held against. */
  readonly figuresWithoutTarget: (count: number) => string;
  /** A judgement from 1 to 5: short for a label, and in full. */
  readonly assessment: (score: 1 | 2 | 3 | 4 | 5) => { readonly short: string; readonly full: string };
  readonly reason: Record<string, string>;
  /** A figure with its unit; `precise` where two that differ would otherwise look the same. */
  readonly figure: (value: number, symbol: string, precise?: boolean) => string;
  readonly figureWithRange: (figure: string, low: number, high: number) => string;
  /** Another place's figure; with its period when that is not ours. */
  readonly figureOf: (figure: string, period: string | null) => string;
  /** Where the scale of a percentage starts, said beside the target or boundary. */
  readonly countedFrom: (start: string) => string;
  readonly periods: (from: string, to: string) => string;
  readonly date: (iso: string) => string;
  /** The trend in a word, since when, from which figure, and what makes the comparison doubtful. */
  readonly trendSince: (facts: {
    readonly trend: Change; readonly reversed: boolean;
    readonly period: string; readonly value: string; readonly caveats: readonly string[];
  }) => string;
  /** What a small line through time shows, for those who cannot see it. */
  readonly series: (facts: { readonly from: string; readonly first: string; readonly to: string; readonly last: string; readonly lowest: string; readonly highest: string }) => string;
  /** Said of a figure that is older than the period asked for. */
  readonly earlier: string;
  /** Said of a figure after which another was to come that cannot be read or is not there. */
  readonly newerMissing: (period: string) => string;
  /** Said of figures whose publisher could not be read again since a day. */
  readonly notRenewedSince: (date: string) => string;
  readonly key: {
    readonly heading: string;
    readonly overshoot: string;
    readonly shortfall: string;
    readonly within: string;
    readonly safeSpace: string;
    readonly noData: string;
    readonly noTarget: string;
    readonly unmeasurable: string;
    readonly estimated: string;
    /** A figure with something to know about it, marked with an asterisk. */
    readonly flagged: string;
    readonly assessed: string;
    readonly comparator: (place: string) => string;
    readonly scale: (facts: { readonly cap: number; readonly broken: boolean; readonly area: boolean; readonly pressure: boolean; readonly bars: boolean }) => string;
  };
  /** The two doughnuts of a document with all four lenses. */
  readonly half: Record<"local" | "global", string>;
  readonly view: { readonly label: string; readonly doughnut: string; readonly bars: string; readonly table: string };
  /** What a person can choose besides the view. */
  readonly choose: {
    readonly lens: string;
    readonly lenses: Record<"all" | "local" | "global" | Lens, string>;
    readonly period: string;
    readonly latest: string;
    /** Puts back what the page shows by itself. */
    readonly reset: string;
  };
  /** One ring's parts as a list to move through. */
  readonly parts: (ring: Ring, count: number) => string;
  /** What is read out after the name of a part: how it stands. `flagged`: the table says more about one of its figures. */
  readonly part: (facts: {
    readonly value: string; readonly change: Change | null; readonly reversed: boolean;
    readonly missing: number; readonly figures: number; readonly flagged: boolean;
  }) => string;
  /** All that is known of one part. */
  readonly detail: {
    /** Of all parts together. */
    readonly aims: string;
    readonly close: string;
    readonly aim: string;
    readonly toKnow: string;
    readonly notShown: string;
    readonly compared: string;
    readonly actions: string;
    /** How far an action has come, and its pillar where it has one. */
    readonly standing: (stage: Action["stage"], pillar: NonNullable<Action["pillar"]> | null) => string;
  };
  /** How to use the picture without a mouse, or with one. */
  readonly keys: { readonly heading: string; readonly body: readonly string[] };
  /** Files and links to take away; `size` is such as "5 kB". */
  readonly take: {
    readonly heading: string;
    readonly csv: (size: string) => string;
    readonly json: (size: string) => string;
    readonly svg: string;
    readonly png: string;
    /** Where there are more figures than a file can hold. */
    readonly tooLarge: string;
    readonly copyTable: string;
    readonly copyLink: string;
    /** Where the page may not write to the clipboard: the link itself, to be copied by hand. */
    readonly link: string;
  };
  /** Said aloud when something changes elsewhere than where the reader is. */
  readonly told: {
    readonly view: (view: "doughnut" | "bars" | "table") => string;
    readonly lens: (lens: string) => string;
    /** `period` is null for the latest figures. */
    readonly period: (period: string | null) => string;
    readonly reset: string;
    readonly updated: string;
    readonly gone: string;
    readonly sorted: (column: string, ascending: boolean) => string;
    readonly unsorted: string;
    readonly copied: string;
    readonly linkCopied: string;
    readonly saved: (file: string) => string;
    readonly failed: string;
  };
  readonly loading: string;
  readonly retry: string;
  /** For whoever puts the element on a page without telling it what to show. */
  readonly nothingToShow: string;
  readonly compared: {
    /** The same place at another time: with the years in which its first and its last figure end, or null without any. */
    readonly name: (place: string, from: string | null, to: string | null) => string;
    readonly heading: (other: string) => string;
    readonly key: (other: string) => string;
    readonly failed: string;
    /** How one indicator stands, with its figure where there is one; `period` is null where it is not said. */
    readonly standing: (figure: string, period: string | null, facts: StateFacts) => string;
    readonly difference: (facts: { readonly indicator: string; readonly here: string; readonly there: string; readonly other: string }) => string;
    readonly notThere: (indicator: string, other: string) => string;
    readonly notAlike: (indicator: string, other: string) => string;
    readonly same: (count: number) => string;
  };
  /** Ends and lines of the axes of the bars view. */
  readonly axis: {
    readonly met: string;
    readonly everyone: string;
    readonly none: string;
    readonly boundary: string;
    readonly past: (boundaries: number) => string;
  };
  readonly howToRead: {
    readonly heading: string;
    /** What is explained is what is drawn: wedges of the whole pressure, wedges by area, a cut one, a comparator's double line, an asterisk. */
    readonly body: (drawn: Readonly<Record<"pressure" | "area" | "bars" | "cut" | "double" | "asterisk", boolean>>) => readonly string[];
  };
  readonly table: {
    readonly caption: (place: string) => string;
    readonly show: string;
    readonly dimension: string;
    readonly indicator: string;
    readonly figure: string;
    readonly period: string;
    readonly line: string;
    readonly result: string;
    readonly change: string;
    readonly source: string;
    readonly none: string;
    readonly sortBy: (column: string) => string;
    readonly scroll: (place: string) => string;
    readonly sourceOf: (number: number, title: string) => string;
  };
  readonly sources: { readonly heading: string; readonly licence: string; readonly licences: (names: readonly string[]) => string; readonly published: (date: string) => string; readonly retrieved: (date: string) => string };
  readonly updated: (date: string) => string;
  readonly credit: string;
  readonly numberedList: Record<Ring, string>;
  /** What is wrong with the period asked for, by problem code. */
  readonly periodProblem: (code: string, asked: string) => string;
  readonly problems: (count: number) => string;
  readonly failed: Record<"network" | "http" | "encoding" | "not-json" | "too-large" | "newer-version" | "invalid" | "undrawable", string>;
  readonly kept: string;
}
