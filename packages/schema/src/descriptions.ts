/** What every key of a document means, as editors show it while somebody types. "" describes the object itself. */
import type {
  Action, Assessment, Comparator, Dimension, Doughnut, Indicator, Line, Observation, Period, Place, Source, Stale, Unit,
} from "./doughnut.js";

interface Documents {
  readonly doughnut: Doughnut;
  readonly text: object;
  readonly place: Place;
  readonly source: Source;
  readonly dimension: Dimension;
  readonly assessment: Assessment;
  readonly action: Action;
  readonly indicator: Indicator;
  readonly unit: Unit;
  readonly stale: Stale;
  readonly line: Line;
  readonly comparator: Comparator;
  readonly observation: Observation;
  readonly period: Period;
}

export type Described = keyof Documents;

/** Complete by type: a new key without a description does not compile. */
export const descriptions: { readonly [Name in Described]: { readonly [Key in "" | keyof Documents[Name]]-?: string } } = {
  doughnut: {
    "": "A place's social foundation and ecological ceiling as data. Keys that start with x- are yours; other unknown keys are " +
      "left out with a warning. Reading checks more than this schema can say: ids used twice, directions that contradict the two " +
      "ends of a scale, periods that end before they start.",
    $schema: "The address of this schema, for editors.",
    version: "The version of the document format: 1.",
    place: "The place the doughnut is about.",
    title: "The title of the doughnut.",
    summary: "Replaces the summary sentence that is otherwise made from the figures.",
    updated: "When the document was made: an ISO 8601 date, or date and time.",
    outOfDateAfter: "Figures that ended more than this many years before `updated` are flagged out of date.",
    credit: "Replaces the line of credit. DEAL asks for one wherever the Doughnut is shown.",
    trendYears: "A trend compares the figure shown with the earliest one that ended at most this many years before it. 5 when left out.",
    sources: "Where the figures are from. Indicators name these keys.",
    dimensions: "In the order in which they stand around the doughnut.",
    extensions: "Anything else. Kept as it is and never shown.",
  },
  text: { "": "A text for people: one string, or one string per language, such as { \"en\": \"Housing\", \"cy\": \"Tai\" }." },
  place: {
    "": "A place with an official code where it has one.",
    name: "The name of the place.",
    code: "Its official code, such as E08000009.",
    codeSystem: "The register the code is from, such as GSS.",
  },
  source: {
    "": "A publication that figures are from.",
    title: "The title of the publication or data set.",
    publisher: "Who publishes it.",
    url: "A page about it, for people.",
    licence: "An SPDX identifier where one exists, such as OGL-UK-3.0.",
    published: "When this edition was issued: an ISO 8601 date, or date and time.",
    retrieved: "When the figures were read from the publisher: an ISO 8601 date, or date and time.",
    sha256: "SHA-256 of the file that was read, as 64 hexadecimal digits.",
  },
  dimension: {
    "": "One part of the social foundation or of the ecological ceiling.",
    id: "Names the dimension in links and comparisons. Used once in a document.",
    ring: "`social`: the inner ring, where falling short is the concern. `ecological`: the outer ring, where overshooting is.",
    lens: "One of the four lenses of Doughnut Unrolled: here or elsewhere, people or the living world.",
    name: "The name of the dimension.",
    shortName: "Used where the full name has no room.",
    target: "The outcome the place has adopted, in words. Not the number an indicator is held against.",
    indicators: "What is counted. Each keeps a wedge of its own; they are never averaged.",
    assessment: "A judgement instead of measurements.",
    actions: "What the place is doing about it.",
    note: "What a reader should know.",
  },
  assessment: {
    "": "A judgement: what a proposal or a policy does to this dimension.",
    score: "1: long-lasting, severe negative. 3: neutral or mixed. 5: long-lasting, extensive positive.",
    note: "The reasons for the score.",
  },
  action: {
    "": "Something the place is doing about a dimension.",
    title: "What it is.",
    url: "A page about it.",
    stage: "How far it is.",
    pillar: "One of Socitm's four pillars of place-based recovery.",
  },
  indicator: {
    "": "Something counted about the place. Without a boundary or target it is shown as a number.",
    id: "Names the indicator. Used once in a document.",
    name: "What is counted.",
    unit: "What the numbers count.",
    direction: "Which way is better. Must agree with the two ends of the scale.",
    reference: "Ecological ring: the value at no pressure at all. 0 when left out; null when it cannot be read.",
    boundary: "Ecological ring: the value that must not be passed.",
    floor: "Social ring: the value at which everybody goes without. 0 when left out; null when it cannot be read.",
    target: "Social ring: the value at which nobody goes without.",
    tolerance: "A difference over time must be larger than this, in the indicator's unit, to be called a change. 1 % of the scale when left out.",
    observations: "The figures, one for each period.",
    comparators: "The same figures for other places, shown beside and never ranked.",
    source: "A key of the document's sources.",
    area: "The area the figures are for, when it is not the place itself: they are marked as figures for a wider area.",
    stale: "The figures are the last good ones: their publisher could not be read since. They are marked as not renewed.",
    note: "What the figure does not show.",
  },
  unit: {
    "": "What the numbers of an indicator count.",
    symbol: "Short form set after the number, such as % or t CO2e.",
    name: "The unit in words, such as tonnes of CO2 equivalent per person.",
  },
  stale: {
    "": "Figures kept from an earlier day.",
    asOf: "When these figures were last read: an ISO 8601 date, or date and time.",
    reason: "Why they could not be read again.",
  },
  line: {
    "": "A line to hold a value against.",
    value: "In the indicator's own unit. null: there is a line, but it cannot be read.",
    label: "What the line is, such as fair share per person.",
    source: "The publication that set it, in words.",
    url: "A page about it.",
  },
  comparator: {
    "": "Another place's figures for the same indicator.",
    place: "The other place.",
    observations: "Its figures, in the same unit.",
  },
  observation: {
    "": "One figure for one period.",
    period: "The time the figure is about.",
    value: "The figure in the indicator's unit. null: there is none; never 0 for missing.",
    missing: "Why there is no figure.",
    low: "Lower end of the publisher's interval (95 % unless the indicator's note says otherwise).",
    high: "Upper end of the publisher's interval.",
    flags: "What a reader must know about the figure.",
  },
  period: {
    "": "The days a figure is about, the first and the last included. A single day has both the same.",
    start: "The first day: YYYY-MM-DD.",
    end: "The last day: YYYY-MM-DD.",
    label: "How the period is called, such as 2023/24.",
    kind: "How the period was counted. Periods of different kinds are not compared over time.",
  },
};
