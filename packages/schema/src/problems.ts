/**
 * Every problem this package can report, in one place: code, severity, what it means and what to do.
 * `docs/problems.md` is generated from here. `error`: something was left out or cannot be measured.
 * `warning`: used, but look at it. `notice`: worth knowing.
 */
import { nearest } from "./nearest.js";
import type { ProblemCode, ProblemDetails } from "./problem-details.js";
import { describe, either, periodName, quote, sentenceOf } from "./wording.js";

export type { ProblemCode, ProblemDetails } from "./problem-details.js";

export type Severity = "error" | "warning" | "notice";

/** One thing wrong with the data, and where. Problems are data: nothing in this package throws for a bad document. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** A sentence in plain English, for the person who looks after the data. */
  readonly message: string;
  /** JSON Pointer (RFC 6901) into the document; "" is the whole document. */
  readonly path: string;
  /** A way out, when one is known. */
  readonly hint?: string;
  /** Other places that belong to the problem, as JSON Pointers, 20 at most: the first position of an id used twice. */
  readonly related?: readonly string[];
}

/** What the catalogue knows about one code. `Details` is what its sentences need. */
export interface ProblemKind<Details> {
  readonly severity: Severity;
  /** One line for the list of problems in the documentation. */
  readonly doc: string;
  readonly message: (details: Details) => string;
  /** A way out; null where these details suggest none. */
  readonly hint?: (details: Details) => string | null;
}

/** The catalogue: every code with its severity, its line of documentation and its wording. */
export const problemKinds: { readonly [Code in ProblemCode]: ProblemKind<ProblemDetails<Code>> } = {
  // Reading: is it plain data at all?
  "not-json": {
    severity: "error",
    doc: "A value that JSON cannot hold: undefined in a list, a function, a big integer, a date object, a property that cannot be read.",
    message: (d) => `Expected plain data, found ${d.found}.${sentenceOf(d.leftOut)}`,
  },
  "not-finite": {
    severity: "error",
    doc: "NaN or an infinity where a number belongs. It is read as null, which is no figure, never as zero.",
    message: (d) => `Expected a number, found ${d.found}. It is read as no figure.${sentenceOf(d.leftOut)}`,
  },
  "forbidden-key": {
    severity: "error",
    doc: "An object key that could change how every object behaves (__proto__, prototype, constructor). As the value of an id they are fine.",
    message: (d) => `The key ${quote(d.key)} is not allowed and is left out.`,
  },
  "circular": {
    severity: "error",
    doc: "An object that contains itself.",
    message: (d) => `This contains itself, which a document cannot.${sentenceOf(d.leftOut)}`,
  },
  "too-deep": {
    severity: "error",
    doc: "Data nested more than 64 levels deep. What lies deeper is left out.",
    message: (d) => `This is nested more than ${d.limit} levels deep.${sentenceOf(d.leftOut)}`,
  },
  "too-large": {
    severity: "error",
    doc: "More than two million values. The document is refused as a whole.",
    message: (d) => `The document holds more than ${d.limit} values and was not read.`,
    hint: () => "Leave out older observations, or make one document per place.",
  },
  // Shape: is it a doughnut document?
  "newer-version": {
    severity: "error",
    doc: "The document's version is newer than this software can read.",
    message: (d) =>
      `This document is version ${d.version}; this software reads version ${d.known}.`,
    hint: () => "Update the software that shows the doughnut.",
  },
  "missing-key": {
    severity: "error",
    doc: "A key that every such object needs is not there.",
    message: (d) => `${quote(d.key)} is missing.${sentenceOf(d.leftOut)}`,
  },
  "wrong-type": {
    severity: "error",
    doc: "A value of the wrong kind: text where a number belongs, an object where a list belongs.",
    message: (d) =>
      `Expected ${d.expected}, found ${describe(d.found)}.${sentenceOf(d.leftOut)}`,
    hint: (d) => (typeof d.found === "string" && d.expected.startsWith("a number") ? "Write numbers without quotation marks." : null),
  },
  "wrong-value": {
    severity: "error",
    doc: "A value of the right kind that is not allowed here: a word that is not in the list, a day that does not exist.",
    message: (d) =>
      `Expected ${d.options.length > 0 ? either(d.options) : d.expected}, found ${describe(d.found)}.${sentenceOf(d.leftOut)}`,
    hint: (d) => suggestion(typeof d.found === "string" ? d.found : "", d.options),
  },
  "null-value": {
    severity: "warning",
    doc: "null for something optional. It is read as not given.",
    message: (d) => `${quote(d.key)} is null, which is read as not given.`,
    hint: () => "Leave the key out.",
  },
  "unknown-key": {
    severity: "warning",
    doc: "A key that documents of this version do not have. It is left out; keys that start with x- and everything under extensions are kept.",
    message: (d) => `The key ${quote(d.key)} is not known here and is left out.`,
    hint: (d) => suggestion(d.key, d.known) ?? "To keep data of your own, start the key with x-.",
  },
  // Meaning: does it make sense?
  "no-dimensions": {
    severity: "warning",
    doc: "A document without a single dimension that can be used: there is nothing to draw.",
    message: () => "There is no dimension to draw.",
  },
  "duplicate-dimension": {
    severity: "error",
    doc: "Two or more dimensions with the same id. All are kept, but a link or a selection can only mean one of them.",
    message: (d) => `The dimension id ${quote(d.id)} is used ${d.times} times.`,
    hint: () => "Give every dimension an id of its own.",
  },
  "duplicate-indicator": {
    severity: "error",
    doc: "Two or more indicators anywhere in the document with the same id. All are kept.",
    message: (d) => `The indicator id ${quote(d.id)} is used ${d.times} times.`,
    hint: () => "Give every indicator an id of its own, also across dimensions.",
  },
  "wrong-ring-line": {
    severity: "error",
    doc: "A boundary or reference in the social ring, or a target or floor in the ecological ring. The indicator cannot be measured.",
    message: (d) =>
      `An indicator of the ${d.ring} ring has no ${d.keys.map(quote).join(" and ")}; it cannot be measured.`,
    hint: (d) => (d.ring === "social" ? "The social ring uses floor and target." : "The ecological ring uses reference and boundary."),
  },
  "no-span": {
    severity: "error",
    doc: "The two ends of the scale are the same number, so no value has a place between them.",
    message: (d) =>
      `${d.zero} and ${d.one} are both ${d.value}; the indicator cannot be measured.`,
    hint: (d) => `State the ${d.zero}: it is 0 when left out.`,
  },
  "contradictory-direction": {
    severity: "error",
    doc: "The direction says one thing and the two ends of the scale another. The indicator cannot be measured.",
    message: (d) =>
      `The direction is ${d.direction}, but from the ${d.zero} ${d.from} to the ${d.one} ${d.to} the numbers run the other way.`,
    hint: () => "Correct the direction, or the two numbers.",
  },
  "period-reversed": {
    severity: "error",
    doc: "A period that starts after it ends. Its observation is left out.",
    message: (d) =>
      `The period starts on ${d.start}, after it ends on ${d.end}.${sentenceOf(d.leftOut)}`,
  },
  "duplicate-period": {
    severity: "warning",
    doc: "Two or more observations of one indicator for the same days. The first with a figure is shown.",
    message: (d) =>
      `There are ${d.times} observations for ${d.start} to ${d.end}; the first with a figure is shown.`,
  },
  "missing-with-value": {
    severity: "warning",
    doc: "An observation with a figure and a reason why it has none. The figure is used.",
    message: (d) =>
      `The observation says ${d.missing} and has the figure ${d.value}; the figure is used.`,
  },
  "interval-reversed": {
    severity: "warning",
    doc: "An interval whose lower end is above its upper end.",
    message: (d) => `The interval runs from ${d.low} down to ${d.high}.`,
  },
  "outside-interval": {
    severity: "warning",
    doc: "A figure outside its own interval.",
    message: (d) =>
      `The figure ${d.value} is ${d.end === "low" ? "below" : "above"} its interval, which ${d.end === "low" ? "starts" : "ends"} at ${d.limit}.`,
  },
  "unknown-source": {
    severity: "warning",
    doc: "An indicator names a source that is not in the document's sources.",
    message: (d) => `There is no source ${quote(d.source)} in this document.`,
    hint: (d) => suggestion(d.source, d.known),
  },
  "url-refused": {
    severity: "warning",
    doc: "An address that is not http or https, holds a user name or password, or cannot be read. It is shown as text, not as a link.",
    message: (d) => `The address ${quote(d.url)} is not used as a link.`,
    hint: () => "Use an address that starts with https:// and has no user name or password in it.",
  },
  "assessment-with-indicators": {
    severity: "warning",
    doc: "A dimension with both a judgement and measured indicators. They are different things and are never mixed.",
    message: () => "This dimension has both an assessment and indicators; the two cannot be read as one.",
  },
  "long-text": {
    severity: "notice",
    doc: "A title of more than 250 characters, or a summary of more than 600. It is kept, but it will be read out whole each time.",
    message: (d) => `This has ${d.length} characters; at most ${d.longest} are easy to take in.`,
    hint: () => "Say the main point in one or two short sentences. Everything else is in the table.",
  },
  "no-text": {
    severity: "warning",
    doc: "A text without a single visible word in any language.",
    message: () => "This text is empty in every language.",
  },
  "odd-characters": {
    severity: "warning",
    doc: "A text with control characters, characters that change the direction of writing, or broken characters. It is kept.",
    message: (d) => `This text contains invisible or broken characters: ${d.characters.join(", ")}.`,
    hint: () => "Type the text again, without copying it from a formatted document.",
  },
  // Measuring
  "unknown-period": {
    severity: "warning",
    doc: "The period asked for is neither a label in the document nor a date or year. The latest figures are shown.",
    message: (d) =>
      `The period ${quote(d.period)} is not in this document; the latest figures are shown.`,
    hint: (d) => suggestion(d.period, d.known),
  },
  "period-before-data": {
    severity: "notice",
    doc: "The period asked for is before the first figure of every indicator, so that there is none to show.",
    message: (d) => `The period ${quote(d.period)} is before every figure in this document.`,
    hint: (d) => `The first period there is: ${periodName(d.first)}.`,
  },
  "out-of-range": {
    severity: "error",
    doc: "A figure more than a million spans away from the scale, or beyond what a computer can count. The indicator cannot be measured.",
    message: (d) => `The figure ${d.value} is too far from the scale to be measured.`,
    hint: () => "Check the unit of the figure and of the boundary or target.",
  },
  // The list itself
  "more-problems": {
    severity: "notice",
    doc: "There were more problems of one kind than are listed.",
    message: (d) => `${d.more} more problems of the kind ${d.kind} are not listed.`,
  },
};

/**
 * A problem in words. `path` is a JSON Pointer into the document, `related` the other places that belong to it.
 */
export function problem<Code extends ProblemCode>(
  code: Code,
  path: string,
  details: ProblemDetails<Code>,
  related: readonly string[] = [],
): Problem {
  const kind: ProblemKind<ProblemDetails<Code>> = problemKinds[code];
  const hint = kind.hint?.(details) ?? null;
  return {
    code,
    severity: kind.severity,
    message: kind.message(details),
    path,
    ...(hint === null ? {} : { hint }),
    ...(related.length === 0 ? {} : { related }),
  };
}

function suggestion(word: string, known: readonly string[]): string | null {
  const near = nearest(word, known);
  return near === null ? null : `Did you mean ${quote(near)}?`;
}
