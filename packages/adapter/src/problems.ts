/**
 * Every problem the adapter can report, in one place. `responsibility` says who can mend it: the publisher of the
 * data, the author of the mapping, or this adapter (after MHCLG's issue-type register, digital-land/specification).
 *
 * `error`: a figure, a source or the recipe cannot be used. `warning`: used, but look at it. `notice`: worth knowing.
 */
import type { Severity } from "@place-doughnut/schema";
import { engineProblemKinds } from "./engine-kinds.js";
import { httpProblemKinds } from "./http/problem-kinds.js";
import { lastGoodProblemKinds } from "./last-good/problem-kinds.js";
import { answerProblemKinds } from "./portals/answer-kinds.js";
import { portalProblemKinds } from "./portals/problem-kinds.js";
import { didYouMean, plainStart, quote, quoteList } from "./quote.js";
import { readProblemKinds } from "./read/problem-kinds.js";

export type Responsibility = "publisher" | "mapping" | "adapter";

export interface FeedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly responsibility: Responsibility;
  readonly message: string;
  readonly hint?: string;
  /** A key of the portrait's sources. */
  readonly source?: string;
  /** An indicator's id. */
  readonly indicator?: string;
  /** Row in the source, counted from 1 as a spreadsheet counts. */
  readonly row?: number;
  /** The page of a portal's answer that the row stands in, and which of its rows it is, both counted from 1. */
  readonly page?: { readonly number: number; readonly row: number };
  /** Column name as published. */
  readonly column?: string;
  /** JSON Pointer into the portrait, for problems of the recipe itself. */
  readonly path?: string;
  /** How many more of the same there were, beyond those listed. */
  readonly more?: number;
}

/** Where a problem stands, as far as its finder knows. */
export type Where = Partial<Pick<FeedProblem, "source" | "indicator" | "row" | "column" | "path" | "more">>;

export interface ProblemKind {
  readonly severity: Severity;
  readonly responsibility: Responsibility;
  /** What it means, for the documentation. */
  readonly doc: string;
  readonly message: (details: never) => string;
  /** A way out. */
  readonly hint?: (details: never) => string | null;
}

/** Columns named in which rows differ. */
const mostDifferences = 12;

export const problemKinds = {
  // The recipe
  "not-json": {
    severity: "error", responsibility: "mapping",
    doc: "The portrait is something that JSON cannot hold.",
    message: () => "This is not data that JSON can hold, so it is no portrait.",
  },
  "missing-key": {
    severity: "error", responsibility: "mapping",
    doc: "A key that the portrait needs is not there.",
    message: ({ key }: { key: string }) => `${quote(key)} is missing.`,
  },
  "wrong-type": {
    severity: "error", responsibility: "mapping",
    doc: "A part of the portrait is of the wrong kind: a text where a list belongs.",
    message: ({ expected, found }: TypeDetails) => `Expected ${expected}, found ${plainStart(found, 60)}.`,
    hint: ({ instead }: TypeDetails) => (instead === undefined ? null : `Write { ${JSON.stringify(instead.key)}: ${JSON.stringify(plainStart(instead.text, 60))} }.`),
  },
  "wrong-value": {
    severity: "error", responsibility: "mapping",
    doc: "A part of the portrait is of the right kind, but not one of the values allowed there.",
    message: ({ expected, found }: { expected: string; found: string; nearest: string | null }) => `Expected ${expected}; found ${plainStart(found, 60)}.`,
    hint: didYouMean,
  },
  "unknown-key": {
    severity: "error", responsibility: "mapping",
    doc: "The portrait has a key nobody knows: most often a typing slip, which must not change a doughnut quietly.",
    message: ({ key }: { key: string; nearest: string | null }) => `There is no such key as ${quote(key)} here.`,
    hint: didYouMean,
  },
  "forbidden-key": {
    severity: "error", responsibility: "mapping",
    doc: "`__proto__`, `prototype` and `constructor` cannot be keys of a portrait: JSON tools lose them on the way.",
    message: ({ key }: { key: string }) => `${quote(key)} cannot be a key of a portrait: tools that handle JSON lose it.`,
  },
  "too-deep": {
    severity: "error", responsibility: "mapping",
    doc: "The portrait is nested more than 64 levels deep.",
    message: () => "The portrait is nested more than 64 levels deep, so it was not read.",
  },
  "unknown-source": {
    severity: "error", responsibility: "mapping",
    doc: "An indicator names a source that the portrait does not describe.",
    message: ({ source }: { source: string; nearest: string | null }) => `There is no source ${quote(source)} in this portrait.`,
    hint: didYouMean,
  },
  "unused-source": {
    severity: "notice", responsibility: "mapping",
    doc: "A source that no indicator uses; it is not read.",
    message: () => "No indicator uses this source, so it is not read.",
  },
  "unknown-dimension": {
    severity: "error", responsibility: "mapping",
    doc: "An indicator names a dimension that is neither in the set nor added by the portrait.",
    message: ({ dimension, set }: { dimension: string; set: string; nearest: string | null; known: readonly string[] }) =>
      `There is no dimension ${quote(dimension)} in the set ${set}, and the portrait does not add one.`,
    hint: ({ nearest, known }: { nearest: string | null; known: readonly string[] }) =>
      didYouMean({ nearest }) ?? `There are ${quoteList(known, 40)}. The portrait's “dimensions” can add another.`,
  },
  "incomplete-dimension": {
    severity: "error", responsibility: "mapping",
    doc: "A dimension that the portrait adds needs a ring and a name. Without them it is left out, and its indicators with it.",
    message: ({ dimension, lacks }: { dimension: string; lacks: readonly string[]; nearest: string | null }) =>
      `The dimension ${quote(dimension)} is not in the set, so it is a new one, and a new one needs ${lacks.map((key) => quote(key)).join(" and ")}.`,
    hint: didYouMean,
  },
  "duplicate-id": {
    severity: "error", responsibility: "mapping",
    doc: "Two dimensions, or two places to show beside this one, have one id or code; the first is used.",
    message: ({ id, first }: { id: string; first: string }) => `${quote(id)} is there already, at ${first}. The first is used, this one is not.`,
  },
  "url-refused": {
    severity: "error", responsibility: "mapping",
    doc: "A source's address must be a full http or https address without a user name or password.",
    message: ({ url }: { url: string }) => `${quote(url, 80)} is not an address that can be read: a full http or https address is needed, without a user name or password.`,
  },
  "secret-in-url": {
    severity: "warning", responsibility: "mapping",
    doc: "An address holds what looks like a key. The portrait is public, and so is the doughnut made from it.",
    message: ({ parameter }: { parameter: string }) => `The address holds a value for ${quote(parameter)}, which looks like a secret. Everybody who can read the portrait can read it.`,
    hint: () => "Write ${env:NAME} in its place and keep the value out of the portrait.",
  },

  // Getting the bytes
  "transport-failed": {
    severity: "error", responsibility: "publisher",
    doc: "The source could not be fetched.",
    message: ({ reason }: { reason: string }) => `The source could not be fetched: ${quote(reason, 160)}.`,
  },
  "http-status": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's server answered with something other than 200. What it says about it is quoted.",
    message: ({ status, said = "" }: { status: number; said?: string }) => `The publisher's server answered with status ${status}, not with data.${said === "" ? "" : ` It says ${quote(said, 80)}.`}`,
    hint: ({ status }: { status: number; said?: string }) => statusHint(status),
  },
  "no-fingerprint": {
    severity: "notice", responsibility: "adapter",
    doc: "SHA-256 is not available here (a page served without https), so the source has no fingerprint.",
    message: () => "The source's SHA-256 could not be worked out, because this page is not served over https.",
  },
  "aborted": {
    severity: "error", responsibility: "adapter",
    doc: "The caller stopped the run. Thrown, not reported.",
    message: () => "The run was stopped before it was finished.",
  },
  "recordings-unreadable": {
    severity: "error", responsibility: "mapping",
    doc: "The folder of recorded feeds has no usable `recordings.json`.",
    message: ({ reason }: { reason: string }) => `The folder's recordings.json cannot be used: ${quote(reason, 160)}.`,
  },
  "not-recorded": {
    severity: "error", responsibility: "mapping",
    doc: "A source is to be replayed from a folder of recorded feeds, and its address is not among them.",
    message: ({ url }: { url: string; nearest: string | null }) => `No recording of ${quote(url, 160)} is in the folder.`,
    hint: ({ nearest }: { url: string; nearest: string | null }) =>
      nearest === null ? "Is this the right folder? If it is, record the file in it and name it in its recordings.json." : `Did you mean ${quote(nearest, 160)}, which is recorded?`,
  },
  "recording-missing": {
    severity: "error", responsibility: "mapping",
    doc: "`recordings.json` names a file that is not in the folder, or something that is no plain file.",
    message: ({ file }: { file: string }) => `The recorded file ${quote(file, 80)} is not in the folder, or is no plain file.`,
  },
  "recording-outside": {
    severity: "error", responsibility: "mapping",
    doc: "`recordings.json` names a file outside its folder. Nothing outside is read.",
    message: ({ file }: { file: string }) => `The recorded file ${quote(file, 80)} lies outside the folder, so it was not read.`,
  },
  "recording-changed": {
    severity: "error", responsibility: "mapping",
    doc: "A recorded file is not the one that was recorded: its SHA-256 differs.",
    message: ({ file, expected, found }: { file: string; expected: string; found: string }) =>
      `The recorded file ${quote(file, 80)} has changed: its SHA-256 begins ${found.slice(0, 12)}, and ${plainHash(expected)} was recorded.`,
    hint: () => "If the file is the one you mean, put its SHA-256 into recordings.json, or leave sha256 out.",
  },

  ...httpProblemKinds,

  // What was good before, and what is kept of it
  ...lastGoodProblemKinds,

  // From bytes to a table
  "unknown-kind": {
    severity: "error", responsibility: "mapping",
    doc: "There is no reader for this kind of source.",
    message: ({ kind }: { kind: string; nearest: string | null }) => `There is no reader for the kind ${quote(kind)}.`,
    hint: didYouMean,
  },
  "empty-body": {
    severity: "error", responsibility: "publisher",
    doc: "The source is empty.",
    message: () => "The source is empty: there is nothing to read.",
  },
  "not-a-table": {
    severity: "error", responsibility: "publisher",
    doc: "Something else came in place of the table: a web page, a message, a spreadsheet file.",
    message: ({ looksLike, start }: { looksLike: string; start: string }) =>
      start === "" ? `This is ${looksLike}, not a table of text.` : `This is ${looksLike}, not a table of text. It begins ${quote(start, 80)}.`,
    hint: () => "Open the address in a browser: it may show an error page or a sign-in page.",
  },
  "encoding-guessed": {
    severity: "warning", responsibility: "publisher",
    doc: "The file is not UTF-8, so it was read as windows-1252, as most such files are.",
    message: ({ offset }: { offset: number }) =>
      `The file is not UTF-8: the byte at offset ${offset} cannot be. It was read as windows-1252, so look at accents, dashes and quotation marks.`,
    hint: () => "Say how the file is written in the source's dialect: \"encoding\": \"windows-1252\".",
  },
  "encoding-wrong": {
    severity: "error", responsibility: "mapping",
    doc: "The file is not in the encoding that the dialect or its own byte-order mark states. It was not read.",
    message: ({ encoding, offset }: { encoding: string; offset: number | null }) =>
      `The file is not ${encoding}, as its dialect or its byte-order mark says${offset === null ? "" : `: the byte at offset ${offset} cannot be`}. It was not read.`,
  },
  "undefined-byte": {
    severity: "warning", responsibility: "publisher",
    doc: "Five bytes are no character of windows-1252 (81, 8D, 8F, 90, 9D). The file has some, so it may be in another encoding.",
    message: ({ offset, count }: { offset: number; count: number }) =>
      `${count === 1 ? "A byte" : `${count} bytes`} of the file, first at offset ${offset}, ${count === 1 ? "is" : "are"} no character of windows-1252.`,
  },
  "replacement-character": {
    severity: "warning", responsibility: "publisher",
    doc: "The file holds U+FFFD, the mark of a character lost before the file was published.",
    message: ({ count }: { count: number }) =>
      `The publisher's file has lost ${count === 1 ? "a character" : `${count} characters`}: it holds the mark U+FFFD in place of ${count === 1 ? "it" : "them"}.`,
  },
  "delimiter-found": {
    severity: "notice", responsibility: "mapping",
    doc: "The cells are not separated by commas; the separator was worked out from the first rows.",
    message: ({ delimiter }: { delimiter: string }) => `The cells are separated by ${delimiter}, worked out from the first rows.`,
    hint: () => "State it in the source's dialect to be sure.",
  },
  "decimal-comma-found": {
    severity: "notice", responsibility: "mapping",
    doc: "Numbers in a file with semicolons between cells have a comma before their decimals: some of a column can be read in no other way, so all of it is read so.",
    message: ({ columns }: { columns: readonly string[] }) => `A comma stands before decimals in ${quoteList(columns, 6)}, as some of the numbers there show.`,
    hint: () => "State \"decimalChar\": \",\" in the source's dialect to be sure.",
  },
  "quotes-tangled": {
    severity: "error", responsibility: "publisher",
    doc: "Quotation marks and very long runs of blanks are mixed so that reading the file could take for ever. It was not read.",
    message: ({ quotes, blanks }: { quotes: number; blanks: number }) =>
      `The file has ${quotes} quotation marks and a run of ${blanks} blanks: reading it could take for ever, so it was not read.`,
  },
  "quotes-broken": {
    severity: "error", responsibility: "publisher",
    doc: "A quotation mark is not closed, or text follows a closing one. What the cells are cannot be told, so the row is left out.",
    message: ({ unterminated }: { unterminated: boolean }) =>
      unterminated
        ? "A quotation mark is opened and never closed, so everything after it is left out."
        : "Text follows a closing quotation mark, so this row's cells cannot be told apart. It is left out.",
  },
  "header-found": {
    severity: "notice", responsibility: "mapping",
    doc: "The column names are not in the first row; the row that holds most of the mapped names was taken, and those above it left out.",
    message: ({ row }: { row: number }) => `The column names were found in row ${row}; the rows above it are not part of the table.`,
  },
  "header-missing": {
    severity: "error", responsibility: "mapping",
    doc: "The table has no row of column names where the dialect says, or no rows at all.",
    message: ({ headerRow, rows }: { headerRow: number; rows: number }) => `Row ${headerRow} is to hold the column names, and the file has ${rows} rows.`,
  },
  "unterminated-last-row": {
    severity: "warning", responsibility: "publisher",
    doc: "The last row has no line ending. A file that was cut off on its way ends so: a figure of 17332 may be left as 17.",
    message: () => "The last row has no line ending, so the file may be cut off, and its last figure with it.",
    hint: () => "Compare its end with the publisher's own page, and fetch it again if it is shorter.",
  },
  "no-rows": {
    severity: "error", responsibility: "publisher",
    doc: "The table has column names and not a single row under them.",
    message: () => "The table has column names, but no rows.",
  },
  "duplicate-header": {
    severity: "error", responsibility: "publisher",
    doc: "Several columns have one name. A mapping cannot use such a name.",
    message: ({ name, columns }: { name: string; columns: readonly number[] }) => `The columns ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? ` and ${columns.length - 12} more` : ""} are all called ${quote(name)}.`,
  },
  "row-short": {
    severity: "warning", responsibility: "publisher",
    doc: "A row has fewer cells than there are columns. The missing ones at its end are taken as blank.",
    message: ({ cells, columns }: { cells: number; columns: number }) =>
      `The row has ${cells} ${cells === 1 ? "cell" : "cells"} for ${columns} columns. The rest are taken as blank.`,
  },
  "row-long": {
    severity: "error", responsibility: "publisher",
    doc: "A row has more cells than there are columns, so which belongs where cannot be told. The row is left out.",
    message: ({ cells, columns, extra }: { cells: number; columns: number; extra: readonly string[] }) =>
      `The row has ${cells} cells for ${columns} columns, with ${quoteList(extra, 3)} at its end, so which belongs where cannot be told. It is left out.`,
    hint: () => "Most often a comma in a text that should be in quotation marks.",
  },
  "blank-rows": {
    severity: "notice", responsibility: "publisher",
    doc: "Rows without any text, which are not part of the table.",
    message: ({ count, trailing }: { count: number; trailing: number }) =>
      `${count} blank ${count === 1 ? "row is" : "rows are"} not part of the table, ${trailing} of them at the end.`,
  },

  ...readProblemKinds,

  // Asking portals
  ...portalProblemKinds,

  // Answers of statistical portals
  ...answerProblemKinds,

  // Large files read by an engine
  ...engineProblemKinds,

  // From a table to observations: which columns, rows and areas
  "column-missing": {
    severity: "error", responsibility: "mapping",
    doc: "The table has no column of the name that the mapping uses; the publisher may have renamed it.",
    message: ({ name, found }: { name: string; found: readonly string[]; nearest: string | null }) =>
      `There is no column ${quote(name)}. The table has ${quoteList(found, 40)}.`,
    hint: didYouMean,
  },
  "column-ambiguous": {
    severity: "error", responsibility: "publisher",
    doc: "The mapping uses a column name that several columns have.",
    message: ({ name }: { name: string }) => `More than one column is called ${quote(name)}, so the mapping cannot use that name.`,
  },
  "column-name-differs": {
    severity: "notice", responsibility: "mapping",
    doc: "A column's name differs from the mapping's in capitals, blanks or a note in square brackets only. It is used.",
    message: ({ name, found }: { name: string; found: string }) => `The column ${quote(found)} is used for ${quote(name)}.`,
  },
  "column-footnote-guessed": {
    severity: "warning", responsibility: "mapping",
    doc: "A column has the mapping's name and digits behind it, which were taken for a footnote's. It is used; were they part of the name, it would be another quantity.",
    message: ({ name, found }: { name: string; found: string }) => `The column ${quote(found)} is used for ${quote(name)}: the digits at its end were taken for a footnote.`,
    hint: ({ found }: { name: string; found: string }) => `If it is the right one, write it in the mapping as it stands: ${JSON.stringify(plainStart(found, 80))}.`,
  },
  "unpivot-no-match": {
    severity: "error", responsibility: "mapping",
    doc: "No column of the table is like a pattern of the mapping's `unpivot`; the publisher may have renamed them.",
    message: ({ pattern, found }: { pattern: string; found: readonly string[]; nearest: string | null }) =>
      `No column is like ${quote(pattern, 80)}. The table has ${quoteList(found, 40)}.`,
    hint: ({ nearest }: { pattern: string; found: readonly string[]; nearest: string | null }) => (nearest === null ? null : `The nearest is ${quote(nearest, 80)}.`),
  },
  "unpivot-slots-differ": {
    severity: "error", responsibility: "mapping",
    doc: "All patterns of an `unpivot` must have the same slots, since their columns share rows.",
    message: ({ pattern, slots }: { pattern: string; slots: readonly string[] }) => `The pattern ${quote(pattern, 80)} does not have the same slots as the first one: ${quoteList(slots, 6)}.`,
  },
  "unpivot-collides": {
    severity: "error", responsibility: "mapping",
    doc: "The mapping's `unpivot` makes a column of a name that the table has already.",
    message: ({ name }: { name: string }) => `The table has a column ${quote(name)} already, so unpivot cannot make one of that name.`,
  },
  "where-no-match": {
    severity: "error", responsibility: "mapping",
    doc: "No row has the text that the mapping's `where` asks for.",
    message: ({ asked, found }: { asked: readonly string[]; found: readonly string[]; nearest: string | null }) =>
      `No row holds ${quoteList(asked, 4)} in this column. It holds ${quoteList(found, 8)}.`,
    hint: didYouMean,
  },
  "where-combination": {
    severity: "error", responsibility: "mapping",
    doc: "Each text that the mapping's `where` asks for is in the table, but never all in one row.",
    message: ({ columns }: { columns: readonly string[] }) => `No row matches all of ${quoteList(columns, 6)} at once, though each alone is in the table.`,
  },
  "where-text-absent": {
    severity: "notice", responsibility: "mapping",
    doc: "One of several texts that the mapping's `where` allows is nowhere in the table.",
    message: ({ text }: { text: string }) => `No row holds ${quote(text, 80)} in this column; the others that the mapping allows are there.`,
  },
  "area-unstated": {
    severity: "error", responsibility: "mapping",
    doc: "The mapping has an area column, and neither it nor the place says which area is meant.",
    message: () => "The mapping reads areas from a column, but neither its “is” nor the place's code says which area is meant.",
  },
  "area-not-found": {
    severity: "error", responsibility: "mapping",
    doc: "The place is not in the table's area column.",
    message: ({ area, found }: { area: string; found: readonly string[]; nearest: string | null }) =>
      `The area ${quote(area)} is not in this column${found.length === 0 ? ", which holds nothing" : `. It holds ${quoteList(found, 8)}`}.`,
    hint: didYouMean,
  },
  "area-by-name": {
    severity: "notice", responsibility: "mapping",
    doc: "The table has no row with the area's code; rows with its name were taken.",
    message: ({ area, code, texts }: { area: string; code: string; texts: readonly string[] }) => `${quoteList(texts, 4)} in this column was taken for ${quote(area)}, ${code}, by its name.`,
    hint: ({ texts }: { area: string; code: string; texts: readonly string[] }) => `Say so in the mapping's area to be sure: { "is": ${JSON.stringify(plainStart(texts[0] ?? "", 80))} }.`,
  },
  "area-named-too": {
    severity: "notice", responsibility: "publisher",
    doc: "Rows that have the area's name, or another spelling of it, beside rows that have what was asked for, most often its code. They are left out.",
    message: ({ area, code, texts }: { area: string; code: string; texts: readonly string[] }) => `Rows with ${quoteList(texts, 4)} in this column are about ${quote(area)} by their name. They are left out: there are others for ${code}.`,
    hint: ({ texts }: { area: string; code: string; texts: readonly string[] }) => `If they are the figures to show, say so in the mapping's area: { "is": ${JSON.stringify(plainStart(texts[0] ?? "", 80))} }.`,
  },
  "area-superseded": {
    severity: "notice", responsibility: "publisher",
    doc: "The table has the area under another code of its, an older or a newer one. It is one and the same area, though its boundary may have moved a little.",
    message: ({ area, code, periods }: Changed) => `${countOf(periods, "figure")} for ${quote(area)} ${periods === 1 ? "comes" : "come"} from rows with ${code}, another code of the same area.`,
  },
  "area-both-codes": {
    severity: "notice", responsibility: "publisher",
    doc: "The table has the area under two codes. The one asked for is used; rows with the other are no second figure and are left out.",
    message: ({ area, code, periods }: Changed) => `${quote(area)} is in the table twice: rows with ${code}, an area it follows or is followed by, are left out in ${countOf(periods, "period")}.`,
  },
  "area-parts-summed": {
    severity: "notice", responsibility: "mapping",
    doc: "The area was made from others, and their figures were added up, as the mapping's `formerly` says.",
    message: ({ area, code, periods }: Changed) => `${countOf(periods, "figure")} for ${quote(area)} ${periods === 1 ? "is" : "are"} the sum of the areas it was made from: ${code}.`,
  },
  "area-parts-missing": {
    severity: "notice", responsibility: "publisher",
    doc: "The area was made from others, and not all of them are in the table, so their figures were not added up.",
    message: ({ area, periods }: Changed) => `In ${countOf(periods, "period")} the table does not have all areas that ${quote(area)} was made from, so there is no figure.`,
  },
  "area-changed": {
    severity: "error", responsibility: "publisher",
    doc: "The table has another area than the one asked for: one that it was made from or became, whose figures cannot stand for it.",
    message: ({ area, found, successors }: { area: string; found: string; successors: readonly string[]; summable: boolean }) =>
      `The area ${quote(area)} is not in this column. It holds ${quote(found)}, which became ${quoteList(successors, 4)}: its figures are not those of the area asked for.`,
    hint: ({ summable }: { area: string; found: string; successors: readonly string[]; summable: boolean }) =>
      summable ? "If the figures are counts that may be added up, say \"formerly\": \"sum\" in the mapping's area." : null,
  },
  "area-wider": {
    severity: "warning", responsibility: "mapping",
    doc: "The figures are for a larger area that the place lies in. They are flagged.",
    message: ({ area, wider }: { area: string; wider: string }) => `The figures are for ${quote(wider)}, in which ${quote(area)} lies, and are flagged as such.`,
    hint: () => "Name the larger area in the indicator's area, so that readers see it.",
  },
  "area-without-rows": {
    severity: "error", responsibility: "mapping",
    doc: "The place is in the table, but no row of it matches the mapping's `where`.",
    message: ({ area }: { area: string }) => `The area ${quote(area)} is in the table, but none of its rows matches the mapping's where.`,
  },
  "comparator-missing": {
    severity: "notice", responsibility: "publisher",
    doc: "Another place to show beside this one is not in this table.",
    message: ({ area }: { area: string }) => `There are no figures for ${quote(area)} in this table, so it is not shown beside the place.`,
  },
  "duplicate-rows": {
    severity: "error", responsibility: "mapping",
    doc: "Several different rows claim one area and period. None is used: it is never the last one that wins.",
    message: ({ area, period, rows, differ }: Claimed & { differ: readonly Difference[]; measured: readonly string[] }) =>
      `${rows.length === 1 ? "This row and an earlier one" : `${rows.length} different rows (${numberList(rows)})`} claim ${quote(area)} in ${quote(period)}. They differ in ${differ.slice(0, mostDifferences)
        .map((column) => `${quote(column.name)} (${quoteList(column.texts, 3)})`).join(", ")}${differ.length > mostDifferences ? ` and ${differ.length - mostDifferences} more columns` : ""}. None is used.`,
    hint: ({ differ, measured }: { differ: readonly Difference[]; measured: readonly string[] }) => {
      const chooser = differ.find((column) => !measured.includes(column.name));
      return chooser === undefined ? null : `Choose one in the mapping's where, such as { ${JSON.stringify(plainStart(chooser.name, 80))}: ${JSON.stringify(plainStart(chooser.texts[0] ?? "", 80))} }.`;
    },
  },
  "duplicate-older": {
    severity: "warning", responsibility: "publisher",
    doc: "In a file read for its latest figures only, several rows claim one area, indicator and period that decides no latest figure. They are counted and not compared.",
    message: ({ count }: { count: number }) => `${count} more ${count === 1 ? "row claims" : "rows claim"} an area, an indicator and a period that another row is about. None of them decides a latest figure, so they were not compared.`,
  },
  "key-blank": {
    severity: "warning", responsibility: "publisher",
    doc: "In a file read for its latest figures, rows do not say which area, or which indicator, they are about. They are left out.",
    message: ({ count, column }: { count: number; column: string }) => `${countOf(count, "row")} ${count === 1 ? "has" : "have"} nothing in the column ${quote(column)}, and ${count === 1 ? "is" : "are"} left out.`,
  },
  "units-differ": {
    severity: "warning", responsibility: "publisher",
    doc: "In a file read for its latest figures, the figures of one indicator have several units. Each is given with its own, and none is converted.",
    message: ({ indicator, units }: { indicator: string; units: readonly string[] }) => `The figures${indicator === "" ? "" : ` of ${quote(indicator, 80)}`} are in several units: ${quoteList(units, 4)}. None is converted.`,
  },
  "duplicate-identical": {
    severity: "warning", responsibility: "publisher",
    doc: "Identical rows for one area and period. One is used.",
    message: ({ area, period, rows }: Claimed) =>
      `${rows.length} identical rows (${numberList(rows)}) hold ${quote(area)} in ${quote(period)}. One is used.`,
  },

  // Periods
  "period-missing": {
    severity: "error", responsibility: "publisher",
    doc: "The period cell is blank, so the row cannot be used.",
    message: () => "The period is blank, so the row cannot be used.",
  },
  "period-unreadable": {
    severity: "error", responsibility: "mapping",
    doc: "A period is written in a way that is not known, or that does not fit the mapping's reading.",
    message: ({ text, reading }: { text: string; reading?: string | undefined }) =>
      `${quote(text)} cannot be read as ${reading === undefined ? "a period" : `a period with the reading ${reading}`}.`,
  },
  "period-ambiguous": {
    severity: "error", responsibility: "mapping",
    doc: "A period may mean two things, and the mapping does not say which.",
    message: ({ text, either }: { text: string; either: readonly string[]; readings: readonly string[] }) => `${quote(text)} may be ${either.join(" or ")}.`,
    hint: ({ readings }: { text: string; either: readonly string[]; readings: readonly string[] }) =>
      readings.length === 0 ? null : `Add a reading to the mapping's period: ${readings.map((reading) => `"${reading}"`).join(" or ")}.`,
  },
  "period-day-first": {
    severity: "notice", responsibility: "publisher",
    doc: "A date such as 03/04/2024 was read day first, as is usual in the UK.",
    message: ({ text, day }: { text: string; day: string }) => `${quote(text)} was read day first, as ${day}.`,
  },

  "period-reading-ignored": {
    severity: "notice", responsibility: "mapping",
    doc: "The mapping states a reading, and the period says itself what it is, and something else. What the period says counts.",
    message: ({ text, reading, kind }: { text: string; reading: string; kind: string }) => `${quote(text)} says itself that it is ${kind}, so the reading ${reading} does not count.`,
  },

  // Numbers and marks
  "value-unreadable": {
    severity: "error", responsibility: "publisher",
    doc: "A cell that should hold a number holds something else. There is no figure for that period.",
    message: ({ text }: { text: string }) => `${quote(text)} is not a number, nor a known mark for a missing one.`,
    hint: () => "If it is a mark, say what it means in the mapping's marks.",
  },
  "value-ambiguous": {
    severity: "error", responsibility: "mapping",
    doc: "A cell may mean two things, such as - for nil or for missing. There is no figure for that period.",
    message: ({ text, doubt }: { text: string; doubt: Doubt }) => `${quote(text)} may mean two things: ${doubts[doubt]}.`,
    hint: ({ doubt }: { text: string; doubt: Doubt }) =>
      doubt === "decimal-mark" ? "State decimalChar in the source's dialect." : "Say what it means in the mapping's marks.",
  },
  "value-imprecise": {
    severity: "warning", responsibility: "publisher",
    doc: "A whole number beyond 2^53, which a computer holds only roughly.",
    message: ({ text }: { text: string }) => `${quote(text)} is larger than can be held exactly.`,
  },
  "value-invisible": {
    severity: "warning", responsibility: "publisher",
    doc: "A number with characters in it that cannot be seen. They were left out.",
    message: ({ text }: { text: string }) => `${quote(text)} holds characters that cannot be seen. The number was read without them.`,
  },
  "value-behind-mark": {
    severity: "warning", responsibility: "publisher",
    doc: "The spreadsheet shows a mark or nothing in a cell that holds a number. The number may be what was to be withheld: it is not used.",
    message: ({ text }: CellShown) => (text.trim() === "" ? "The cell shows nothing and holds a number. It is not used." : `The cell shows ${quote(text)} and holds a number. The number is not used.`),
  },
  "value-shown-differs": {
    severity: "warning", responsibility: "publisher",
    doc: "The spreadsheet shows something else than the cell holds, beyond rounding. What it holds is used.",
    message: ({ text, held }: CellShown) => `The cell shows ${quote(text)} and holds ${held}. What it holds is used.`,
  },
  "percent-cell": {
    severity: "notice", responsibility: "publisher",
    doc: "A spreadsheet cell holds a proportion and shows it as a percentage. It is read as shown: 57 % for 0.57.",
    message: ({ text, held }: CellShown) => `The cell shows ${quote(text)} and holds ${held}. It is read as a percentage, as it is shown.`,
  },
  "percent-mixed": {
    severity: "warning", responsibility: "publisher",
    doc: "Some figures are written with a per cent sign and some without. They are used as they stand.",
    message: ({ with: signed, without, counts = [signed.length, without.length] }: { with: readonly number[]; without: readonly number[]; counts?: readonly [number, number] }) =>
      `${countOf(counts[0], "figure")} (${numberList(signed)}) ${counts[0] === 1 ? "has" : "have"} a per cent sign and ${counts[1]} (${numberList(without)}) ${counts[1] === 1 ? "has" : "have"} none. All are used as they stand.`,
  },
  "weight-unreadable": {
    severity: "error", responsibility: "publisher",
    doc: "The weight of a part in a mean is not a number from 0 up. The part counts as missing.",
    message: ({ text }: { text: string }) => `${quote(text)} is no weight: a number from 0 up is needed.`,
  },
  "rolled-up-partly": {
    severity: "notice", responsibility: "publisher",
    doc: "A mean was worked out without some of its parts, which have no figure. Enough of them have one, by the mapping's `coverage`; the result is flagged as estimated.",
    message: ({ area, period, left, parts }: { area: string; period: string; left: number; parts: number }) =>
      `The mean for ${quote(area)} in ${quote(period)} does without ${left} of its ${parts} parts, which have no figure.`,
  },
  "parts-differ": {
    severity: "warning", responsibility: "publisher",
    doc: "A figure is put together from parts, and some that are there in other periods are not in this one. It cannot be compared with the others.",
    message: ({ area, period, absent, of }: { area: string; period: string; absent: readonly string[]; of: number }) =>
      `The figure for ${quote(area)} in ${quote(period)} lacks ${absent.length} of the ${of} parts that other periods have: ${quoteList(absent, 3)}.`,
  },
  "divisor-unread": {
    severity: "error", responsibility: "mapping",
    doc: "The source to divide by was not read, so there are no figures.",
    message: ({ source }: { source: string }) => `The figures are to be divided by those of ${quote(source)}, which was not read. So there are none.`,
  },
  "divisor-missing": {
    severity: "warning", responsibility: "publisher",
    doc: "There is nothing to divide by for the area and the period, so there is no figure: an undivided one would be another figure.",
    message: ({ area, period }: { area: string; period: string }) => `There is nothing to divide the figure for ${quote(area)} in ${quote(period)} by, so it is missing.`,
    hint: () => "If a neighbouring year will do, say how near in the mapping's per: \"withinYears\": 1.",
  },
  "divisor-of-other-period": {
    severity: "notice", responsibility: "mapping",
    doc: "A figure was divided by that of another period, the nearest, as the mapping's `withinYears` allows.",
    message: ({ area, period, used }: { area: string; period: string; used: string }) => `The figure for ${quote(area)} in ${quote(period)} was divided by that of ${quote(used)}.`,
  },
  "value-beyond": {
    severity: "error", responsibility: "mapping",
    doc: "A sum, ratio or scaling gives a number too large to hold. There is no figure for that period.",
    message: ({ period }: { period: string }) => `The figure worked out for ${quote(period)} is too large to hold.`,
  },
  "ratio-by-zero": {
    severity: "error", responsibility: "publisher",
    doc: "The second part of a ratio is zero. There is no figure for that period.",
    message: ({ period }: { period: string }) => `The ratio for ${quote(period)} divides by zero, so there is no figure.`,
  },
  "part-missing": {
    severity: "notice", responsibility: "publisher",
    doc: "A part of a sum, mean or ratio is missing, so the result is missing too, never a smaller sum.",
    message: ({ area, period, reason }: { area: string; period: string; reason: string }) =>
      `A part of the figure for ${quote(area)} in ${quote(period)} is missing (${reason}), so the figure is missing too.`,
  },
  "unknown-status": {
    severity: "notice", responsibility: "mapping",
    doc: "A status mark nobody explained. The figure is used without it.",
    message: ({ text }: { text: string }) => `The status ${quote(text)} is not known; figures that have it are used as they are.`,
    hint: () => "If it says that there is no figure, say so in the mapping's marks.",
  },
  "status-contradicts": {
    severity: "warning", responsibility: "publisher",
    doc: "The status says that there is no figure, yet there is one. It is not shown.",
    message: ({ text, reason }: { text: string; reason: string }) => `The status ${quote(text)} means ${reason}, yet there is a figure. It is not used.`,
  },
  "interval-unreadable": {
    severity: "warning", responsibility: "publisher",
    doc: "An end of the interval is not a number. The figure is used without it.",
    message: ({ text }: { text: string }) => `${quote(text)} is not a number, so the figure has no such end of its interval.`,
  },
  "interval-of-derived": {
    severity: "notice", responsibility: "mapping",
    doc: "A figure made from several parts has no interval of its own; low and high are not used.",
    message: () => "The figure is worked out from several parts, so the columns for low and high are not used.",
  },

  // Looking at the series as a whole
  "series-joined": {
    severity: "notice", responsibility: "mapping",
    doc: "A column that the mapping does not name changes its text from some period on. The series may be two that were joined.",
    message: ({ from, to, period }: { from: string; to: string; period: string }) => `This column changes from ${quote(from, 80)} to ${quote(to, 80)} in ${quote(period)}. The series may be two that were joined.`,
    hint: () => "Name the column in the mapping's where: with one text for one series, or with both to mark the break.",
  },
  "series-break": {
    severity: "notice", responsibility: "publisher",
    doc: "The wording changed between two periods, most often with the method. The first figure after it is marked as a break.",
    message: ({ area, period, from, to }: { area: string; period: string; from: string; to: string }) =>
      `From ${quote(period)} on, ${quote(area)} is counted as ${quote(to, 80)}, before as ${quote(from, 80)}.`,
  },
  "scaled": {
    severity: "notice", responsibility: "mapping",
    doc: "Every figure was multiplied, as the mapping says.",
    message: ({ scale, count }: { scale: number; count: number }) => `${count} ${count === 1 ? "figure was" : "figures were"} multiplied by ${scale}, as the mapping says.`,
  },
  "unit-overridden": {
    severity: "notice", responsibility: "mapping",
    doc: "The unit in the table is another than the indicator's. The indicator's is shown.",
    message: ({ found, used }: { found: string; used: string }) => `The table says ${quote(found)}, and the doughnut shows ${used === "" ? "no unit" : quote(used)}.`,
  },
  "implausible-percent": {
    severity: "notice", responsibility: "mapping",
    doc: "A percentage below −100 or above 100.",
    message: ({ value, period }: { value: number; period: string }) => `${value} % in ${quote(period)} is beyond 100 %.`,
  },
  "looks-like-proportion": {
    severity: "notice", responsibility: "mapping",
    doc: "All figures of a percentage lie between 0 and 1, so they may be proportions.",
    message: ({ count }: { count: number }) => `All ${count} figures lie between 0 and 1, yet the unit is %.`,
    hint: () => "If they are proportions, set the mapping's scale to 100.",
  },
} satisfies Record<string, ProblemKind>;

/** Rows that claim one figure. */
interface Claimed {
  readonly area: string;
  readonly period: string;
  readonly rows: readonly number[];
}

/** An area under another code, or in parts. */
interface Changed {
  readonly area: string;
  /** The other code, or the codes of the parts. */
  readonly code: string;
  /** In how many periods. */
  readonly periods: number;
}

/** What a spreadsheet cell shows, and the number it holds. */
interface CellShown {
  readonly text: string;
  readonly held: number;
}

/** What to do about a status, where one can tell. */
function statusHint(status: number): string | null {
  if (status === 401 || status === 403) return "The publisher may want a key. Ask it for one, set it as an environment variable, and name it in the source: \"key\": \"${env:NAME}\". If there is one, it may have expired.";
  if (status === 404 || status === 410) return "Open the publisher's page: the file may have moved. Its new address belongs in the portrait.";
  if (status === 429) return "The publisher is asked too often. Run again later, or ask it for a key.";
  return status >= 500 ? "The fault is the publisher's. Run again later." : null;
}

const countOf = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

export interface Difference {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Why a cell may mean two things. */
export type Doubt = "dash" | "word" | "decimal-mark" | "accounting" | "mark" | "contradiction" | "percent" | "shared";

const doubts: Record<Doubt, string> = {
  "dash": "nil, or no figure",
  "word": "nil, or no figure",
  "decimal-mark": "the comma or point may separate thousands or decimals",
  "accounting": "a negative number in an account, or a note",
  "mark": "the mark beside the number is not known",
  "contradiction": "there is a number, and a mark that says there is none",
  "percent": "the per cent that is shown, or the other number that the cell holds",
  "shared": "the cell is merged with cells of other rows, so it is one figure for all of them together, or the same for each",
};

const numberList = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? "row" : "rows"} ${numbers.slice(0, 6).join(", ")}${numbers.length > 6 ? " …" : ""}`;

const plainHash = (hash: string): string => (/^[0-9a-f]+$/.test(hash) ? hash.slice(0, 12) : quote(hash, 12));

/** What was expected, what was found, and for a text in place of an object the key that it belongs under. */
interface TypeDetails {
  readonly expected: string;
  readonly found: string;
  readonly instead?: { readonly key: string; readonly text: string };
}

export type ProblemCode = keyof typeof problemKinds;
type Details<C extends ProblemCode> = Parameters<(typeof problemKinds)[C]["message"]>;

/** A problem of the catalogue, with what was found and where it stands. */
export function problem<C extends ProblemCode>(code: C, where: Where, ...details: Details<C>): FeedProblem & { readonly code: C } {
  const entry: ProblemKind = problemKinds[code];
  const write = entry.message as (details: unknown) => string;
  const hint = (entry.hint as ((details: unknown) => string | null) | undefined)?.(details[0]) ?? null;
  return {
    code,
    severity: entry.severity,
    responsibility: entry.responsibility,
    message: write(details[0]),
    ...(hint === null ? {} : { hint }),
    ...where,
  };
}

/**
 * The only error that a public function of this package throws or rejects with. A transport rejects with it too, so
 * that the reason can be reported with the code it came with.
 */
export class AdapterError extends Error {
  readonly code: ProblemCode;
  readonly problem: FeedProblem;

  constructor(found: FeedProblem & { readonly code: ProblemCode }, options?: { cause?: unknown }) {
    super(found.message, options);
    this.name = "AdapterError";
    this.code = found.code;
    this.problem = found;
  }
}
