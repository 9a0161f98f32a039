/** The problems of reading files: part of the catalogue in `problems.ts`, and kept in the same way. */
import type { ProblemKind } from "../problems.js";
import { didYouMean, plainStart, quote, quoteList } from "../quote.js";
import { jsonStatProblemKinds } from "./json/json-stat-problem-kinds.js";

export const readProblemKinds = {
  "kind-found": {
    severity: "notice", responsibility: "mapping",
    doc: "The portrait does not say what kind of file a source is, so its bytes were looked at.",
    message: ({ kind, title }: { kind: string; title: string }) => `The bytes look like this kind: ${kind} (${title}).`,
    hint: ({ kind }: { kind: string; title: string }) => `Say "kind": "${kind}" to be told when the publisher sends something else.`,
  },
  "kind-differs": {
    severity: "error", responsibility: "mapping",
    doc: "The source is of another kind than the portrait says. It can be read, as that kind.",
    message: ({ stated, found }: { stated: string; found: string }) => `The source is to be ${stated}, and it is ${found}.`,
    hint: ({ found }: { stated: string; found: string }) => `Say "kind": "${found}" if the publisher changed the format.`,
  },
  "error-body": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's server sent an error message in place of data. It is quoted, and never read as a table.",
    message: ({ said, start }: { said: string; start: string }) => `An error message came in place of data: ${quote(said, 160)}. It begins ${quote(start, 81)}.`,
    hint: () => "Open the address in a browser, and look whether the dataset has moved or the question has to be smaller.",
  },
  "metadata-in-place": {
    severity: "error", responsibility: "mapping",
    doc: "The address leads to a description of a table (CSVW, Data Package), not to the table.",
    message: () => "This describes a table, and is none itself.",
    hint: () => "Give the table's own address as the source's url, and this one as its metadata.",
  },
  "old-excel": {
    severity: "error", responsibility: "publisher",
    doc: "A workbook in the old Excel format (.xls), or one protected by a password. Neither can be read.",
    message: () => "This is a workbook in the old Excel format (.xls), or one that is protected by a password. Neither can be read.",
    hint: () => "Open it, save it as .xlsx, .ods or .csv, and publish that; or ask the publisher to.",
  },
  "corrupt-archive": {
    severity: "error", responsibility: "publisher",
    doc: "A zip or gzip file, such as a workbook, is cut off or damaged. Nothing of it is read.",
    message: ({ reason }: { reason: string }) => `The file is damaged: ${plainStart(reason, 160)}. Nothing of it was read.`,
    hint: () => "Fetch it again; if it is the same, tell the publisher.",
  },
  "unsafe-archive": {
    severity: "error", responsibility: "publisher",
    doc: "A zip file names something outside itself. No honest workbook needs that, so it is refused.",
    message: ({ name }: { name: string }) => `The zip file leads outside itself, to ${quote(name, 80)}, so it was not read.`,
  },
  "too-large": {
    severity: "error", responsibility: "publisher",
    doc: "A file, a part of it or a table is larger than any real one, or would be when unpacked.",
    message: ({ what, limit }: { what: string; limit: string }) => `${what} is more than the ${limit} that are read. It was not read.`,
    hint: () => "Ask the portal for less: fewer areas, fewer years, or the columns that are needed.",
  },
  "encrypted": {
    severity: "error", responsibility: "publisher",
    doc: "The workbook is protected by a password.",
    message: () => "The workbook is protected by a password, so it cannot be read.",
    hint: () => "Save it without a password.",
  },
  "unsafe-xml": {
    severity: "error", responsibility: "publisher",
    doc: "An XML part of the workbook has a document type, which can be used to fill a machine's memory. No workbook needs one.",
    message: () => "A part of the workbook has an XML document type, which no workbook needs, so it was not read.",
  },
  "broken-xml": {
    severity: "error", responsibility: "publisher",
    doc: "An XML part of the workbook is not well-formed.",
    message: ({ part, reason }: { part: string; reason: string }) => `${quote(part, 80)} in the workbook cannot be read: ${plainStart(reason, 120).replace(/[.:]+$/, "")}.`,
  },
  "not-a-workbook": {
    severity: "error", responsibility: "publisher",
    doc: "A zip file with something other than a workbook in it.",
    message: ({ names }: { names: readonly string[] }) => `The zip file is no workbook. It holds ${quoteList(names, 6)}.`,
    hint: () => "Give the address of the table itself: a file inside a zip file cannot be named.",
  },
  "sheet-missing": {
    severity: "error", responsibility: "mapping",
    doc: "The workbook has no sheet of the stated name or number, or none that is shown.",
    message: ({ asked, sheets }: { asked: string | null; sheets: readonly string[]; nearest: string | null }) =>
      `There is no sheet ${asked === null ? "that is not hidden" : quote(asked, 80)}. The workbook has ${quoteList(sheets, 40)}.`,
    hint: didYouMean,
  },
  "sheet-chosen": {
    severity: "notice", responsibility: "mapping",
    doc: "The portrait names no sheet of a workbook that has several. The first that is not hidden was read.",
    message: ({ sheet, sheets }: { sheet: string; sheets: readonly string[] }) => `The sheet ${quote(sheet, 80)} was read, the first that is not hidden of ${quoteList(sheets, 40)}.`,
    hint: () => "Name the sheet in the source's dialect: \"sheetName\" or \"sheetNumber\".",
  },
  "hidden-cells": {
    severity: "notice", responsibility: "publisher",
    doc: "Rows or columns of the sheet are hidden or filtered out. They are part of the table all the same.",
    message: ({ rows, columns }: { rows: number; columns: readonly string[] }) =>
      `${[...(rows > 0 ? [`${rows} ${rows === 1 ? "row" : "rows"}`] : []), ...(columns.length > 0 ? [`the ${columns.length === 1 ? "column" : "columns"} ${columns.slice(0, 20).join(", ")}${columns.length > 20 ? " and more" : ""}`] : [])].join(" and ").replace(/^t/, "T")} of the sheet cannot be seen there, and are part of the table all the same.`,
  },
  "column-unnamed": {
    severity: "notice", responsibility: "publisher",
    doc: "A column of a sheet has figures and no name. It is called by its letter.",
    message: ({ names }: { names: readonly string[] }) => `Columns without a name are called ${quoteList(names, 8)}.`,
  },
  "shown-text-unknown": {
    severity: "warning", responsibility: "publisher",
    doc: "Cells with a number have a format that is not understood here and may show more than digits, such as a mark that withholds the figure. The number that the cell holds is used.",
    message: ({ count, cell, format }: { count: number; cell: string; format: string }) =>
      `What ${count === 1 ? "a cell shows" : `${count} cells show`} is not known, first in ${cell}: the format ${quote(format, 60)} is not understood. The number in the cell is used.`,
    hint: () => "Look at such a cell in a spreadsheet program. If it shows a mark in place of the figure, the figure is not to be used.",
  },
  "formula-without-value": {
    severity: "warning", responsibility: "publisher",
    doc: "A cell has a formula that was not calculated: no result was saved, or a nil in a workbook that is only to be calculated when it is opened. It is taken as blank, never as nil: nothing is calculated here.",
    message: ({ count, cell }: { count: number; cell: string }) => `${count === 1 ? "A formula was" : `${count} formulas were`} not calculated when the workbook was saved, first in ${cell}. Such cells are taken as blank.`,
    hint: () => "Open the workbook in a spreadsheet program such as Excel and save it, so that results are saved too.",
  },
  "merged-cells": {
    severity: "notice", responsibility: "publisher",
    doc: "Cells of a sheet are merged down several rows. What such a cell says is said of each of these rows; a number in it is a figure of none of them.",
    message: ({ count, cell, text, last }: { count: number; cell: string; text: string; last: number }) =>
      `${count === 1 ? "A merged cell speaks" : `${count} merged cells speak`} for all the rows ${count === 1 ? "it covers" : "they cover"}, first ${cell}: ${quote(text)} down to row ${last}.`,
  },
  "second-table": {
    severity: "warning", responsibility: "publisher",
    doc: "A second table stands under the first on one sheet, after a blank row and with names of its own. Its rows are no figures of the first, so they are left out.",
    message: ({ header, rows }: { header: number; rows: number }) =>
      `Another table begins here, with its names in row ${header}. ${rows === 1 ? "The row" : `The ${rows} rows`} from here on ${rows === 1 ? "is" : "are"} left out.`,
    hint: ({ header }: { header: number; rows: number }) => `If this is the table that is meant, say so in the source's dialect: "headerRow": ${header}.`,
  },
  "json-broken": {
    severity: "error", responsibility: "publisher",
    doc: "The source is to be JSON, and it is not: cut off, or something else.",
    message: ({ reason, start }: { reason: string; start: string }) => `This is no whole JSON document (${plainStart(reason, 100)}). It begins ${quote(start, 80)}.`,
  },
  "json-key-twice": {
    severity: "error", responsibility: "publisher",
    doc: "An object in a JSON source has the same key twice. Programs differ in which of the two they take, so nothing of it is read; of a JSON lines file, not the line.",
    message: ({ key, line }: { key: string; line: number }) => `An object has the key ${quote(key, 60)} twice${line === 1 ? "" : `, in line ${line}`}. Which of the two counts is not known, so it was not read.`,
  },
  "json-too-deep": {
    severity: "error", responsibility: "publisher",
    doc: "The JSON document is nested more than 64 levels deep. No table is.",
    message: () => "The JSON document is nested more than 64 levels deep, so it was not read.",
  },
  "line-broken": {
    severity: "error", responsibility: "publisher",
    doc: "A line of a JSON lines file is no JSON. It is left out.",
    message: () => "The line is no JSON, so it is left out.",
  },
  "path-refused": {
    severity: "error", responsibility: "mapping",
    doc: "A record path cannot hold `__proto__`, `prototype` or `constructor`.",
    message: ({ key }: { key: string }) => `${quote(key)} cannot be part of a record path.`,
  },
  "records-missing": {
    severity: "error", responsibility: "mapping",
    doc: "The JSON document has no list of records where the dialect says, or nowhere that can be found.",
    message: ({ path, found }: { path: string | null; found: readonly string[] }) =>
      `There is no list of records ${path === null ? "in this document" : `at ${quote(path, 80)}`}.${found.length === 0 ? "" : ` The keys there are ${quoteList(found, 12)}.`}`,
    hint: () => "Say where the records are in the source's dialect: \"recordPath\": \"result.records\".",
  },
  "records-ambiguous": {
    severity: "error", responsibility: "mapping",
    doc: "The JSON document has several lists that could be the records, and the dialect does not say which is meant.",
    message: ({ paths }: { paths: readonly string[] }) => `Several lists could be the records: ${quoteList(paths, 12)}.`,
    hint: ({ paths }: { paths: readonly string[] }) => `Choose one in the source's dialect, such as "recordPath": ${JSON.stringify(plainStart(paths[0] ?? "", 80))}.`,
  },
  "records-found": {
    severity: "notice", responsibility: "mapping",
    doc: "The dialect does not say where a JSON document's records are; the one place that has any, or where portals put them, was taken.",
    message: ({ path }: { path: string }) => `The records were found at ${quote(path, 80)}.`,
    hint: ({ path }: { path: string }) => `State it in the source's dialect: "recordPath": ${JSON.stringify(plainStart(path, 80))}.`,
  },
  "records-cut": {
    severity: "error", responsibility: "publisher",
    doc: "The document itself says that there are more records than it holds, or it holds as many as come at most and does not say how many there are. A sum of a part would be wrong, so it is not read.",
    message: ({ rows, total, full }: { rows: number; total: number | null; full: boolean }) => full
      ? `The server sent ${rows} records, as many as it says come at most, so there may be more. They were not read.`
      : `The server sent ${rows} records and says that there are ${total === null ? "more" : total}, so they were not read.`,
    hint: () => "Ask the portal for all of them: a larger limit, an export, or a file.",
  },
  "record-odd": {
    severity: "error", responsibility: "publisher",
    doc: "An item in the list of records is no record. It is left out.",
    message: () => "This is no record, so it is left out.",
  },
  "geojson-wrong": {
    severity: "error", responsibility: "publisher",
    doc: "The source is to be GeoJSON, and does not keep to it (RFC 7946).",
    message: ({ reason }: { reason: string }) => `This is no GeoJSON: ${plainStart(reason, 120)}.`,
  },
  "sdmx-wrong": {
    severity: "error", responsibility: "publisher",
    doc: "An SDMX-JSON message does not fit its own structure: a key names a value that is not there.",
    message: ({ reason }: { reason: string }) => `The SDMX-JSON message does not fit its own structure: ${plainStart(reason, 120)}.`,
  },
  ...jsonStatProblemKinds,
  "metadata-used": {
    severity: "notice", responsibility: "mapping",
    doc: "What the portrait leaves out about a source was taken from the file that describes it.",
    message: ({ taken }: { taken: readonly string[] }) => `Taken from the file that describes the source: ${quoteList(taken, 20)}.`,
  },
  "metadata-unusable": {
    severity: "warning", responsibility: "publisher",
    doc: "The file that describes a source cannot be used. The source is read without it.",
    message: ({ reason }: { reason: string }) => `The file that describes the source cannot be used: ${plainStart(reason, 160).replace(/\.$/, "")}. The source is read without it.`,
  },
} as const satisfies Record<string, ProblemKind>;
