/** The problems of keeping and recording what was good: part of the catalogue in `problems.ts`, and kept in the same way. */
import type { ProblemKind } from "../problems.js";
import { plainStart, quote } from "../quote.js";

const figures = (count: number): string => (count === 1 ? "1 figure" : `${count} figures`);
const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const lastGoodProblemKinds = {
  "kept-last-good": {
    severity: "warning", responsibility: "publisher",
    doc: "An indicator has no figure of today because of an error, so it keeps those of an earlier day, marked as such.",
    message: ({ asOf }: { asOf: string }) => `There is no figure of today, so those read on ${asOf.slice(0, 10)} were kept, and are marked as not renewed.`,
  },
  "not-kept": {
    severity: "warning", responsibility: "mapping",
    doc: "An indicator has no figure of today because of an error, and those of an earlier day do not stand in: the portrait has changed what they mean, or the day they were read is not known.",
    message: ({ others }: { others: readonly string[] }) => `There is no figure of today, and those there were are not kept: ${
      others.length === 0 ? "the day they were read is not known" : `in the portrait the ${others.join(", the ")} ${others.length === 1 ? "is" : "are"} not what they were read with`}.`,
    hint: ({ others }: { others: readonly string[] }) => (others.length === 0 ? null : "Build again when the source can be read, or take the change back until then."),
  },
  "lock-of-another": {
    severity: "warning", responsibility: "adapter",
    doc: "The lock file beside the document is not of this document: a build was killed between the two, or somebody changed one of them. It counts as if it were not there.",
    message: () => "The lock file is not of the document beside it, so it was left aside: a build was killed while it wrote, or one of the two was changed.",
    hint: () => "The next build that is accepted writes both anew.",
  },
  "worse-invalid": {
    severity: "error", responsibility: "adapter",
    doc: "What was built does not read as a doughnut document. The one that is there stays.",
    message: ({ errors, first }: { errors: number; first: string }) => `What was built does not read as a document: ${errors} ${errors === 1 ? "error" : "errors"}, the first is ${quote(first, 160)}.`,
  },
  "worse-indicator-lost": {
    severity: "error", responsibility: "publisher",
    doc: "An indicator with figures would have none, or be gone. The document that is there stays.",
    message: ({ indicator }: { indicator: string }) => `The indicator ${quote(indicator, 80)} has figures in the document that is there, and would have none.`,
    hint: ({ indicator }: { indicator: string }) => `If it is to go, say --accept-drop ${plainStart(indicator, 80)} once.`,
  },
  "worse-period-back": {
    severity: "error", responsibility: "publisher",
    doc: "An indicator's newest figure would be for an earlier time than now. The document that is there stays.",
    message: ({ was, now }: { was: string; now: string }) => `The newest figure is for a time that ends on ${was}, and would be for one that ends on ${now}.`,
    hint: () => "If the publisher has withdrawn the newest figure, say --accept-shrink once.",
  },
  "worse-missing": {
    severity: "error", responsibility: "publisher",
    doc: "Many of an indicator's figures would be gone: by default more than a fifth of all. The document that is there stays.",
    message: ({ gone, share, most }: { gone: number; share: number; most: number }) => `${figures(gone)} would be gone: ${percent(share)} more are missing, where ${percent(most)} is the most.`,
    hint: () => "If the publisher has shortened the table, say --accept-shrink once.",
  },
  "validator-reused": {
    severity: "notice", responsibility: "publisher",
    doc: "The publisher's server sent another file under the mark (ETag) it gave the last one. What is in the file counts.",
    message: () => "The file has changed although the publisher's server says it is the same (ETag). What is in it counts.",
  },
  "unchanged-but-newer": {
    severity: "warning", responsibility: "publisher",
    doc: "The publisher's server said that nothing has changed, and gave a newer date for the file. The recorded one was used.",
    message: ({ was, now }: { was: string; now: string }) => `The publisher's server says that nothing has changed, and that the file is of ${plainStart(now, 40)}; the recorded one is of ${plainStart(was, 40)}, and was used.`,
    hint: () => "If the figures are old, delete the recording and build again.",
  },
  "older-than-recorded": {
    severity: "warning", responsibility: "publisher",
    doc: "The file that came is older, by the publisher's own date, than the one recorded before.",
    message: ({ was, now }: { was: string; now: string }) => `The file that came is of ${plainStart(now, 40)}, and the one recorded before is of ${plainStart(was, 40)}.`,
    hint: () => "The publisher may have gone back to an earlier edition, or a copy on the way is old.",
  },
  "dated-in-future": {
    severity: "notice", responsibility: "publisher",
    doc: "The publisher's date for a file (Last-Modified) has not come yet, so it is not used.",
    message: ({ date }: { date: string }) => `The publisher's server says that the file is of ${plainStart(date, 40)}, which has not come yet. The date is not used.`,
  },
  "recording-unwritable": {
    severity: "error", responsibility: "adapter",
    doc: "An answer could not be kept in the folder of recordings.",
    message: ({ reason }: { reason: string }) => `The answer could not be kept in the folder of recordings: ${quote(reason, 160)}.`,
  },
  "secret-in-answer": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's answer repeats a key that was sent with the question, so it is not kept on the disk.",
    message: ({ name }: { name: string }) => `The answer repeats the key from ${plainStart(name, 80)}, so it was not kept.`,
  },
} as const satisfies Record<string, ProblemKind>;
