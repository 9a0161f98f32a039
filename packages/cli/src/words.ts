/** Every sentence the command line can say. Values from files are made fit for the terminal where they are printed. */
import type { DropReason, Outcome, PageProgress, Wish } from "@place-doughnut/adapter";
import type { LeftOut } from "@place-doughnut/adapter/catalogue";
import { localise, type Place } from "@place-doughnut/schema";
import type { Kind } from "./kind.js";

const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const kinds: Readonly<Record<Kind, string>> = { document: "doughnut document", portrait: "portrait" };
const suggestion = (near: string | null): string => (near === null ? "" : ` Did you mean ${near}?`);

const outcomeWords: Readonly<Record<Outcome, string>> = {
  "fresh": "fresh", "unchanged": "unchanged", "stale-kept": "not read, earlier figures kept", "missing": "missing", "refused": "refused as worse",
};

/** What the usual refusals of a file system mean to somebody who is not a programmer. */
const causes: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"], ["ENOTDIR", "part of the path is a file, not a folder"], ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not"], ["EPERM", "this user may not"], ["EROFS", "the disk is read-only"], ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"], ["EBUSY", "another program is using it"], ["ELOOP", "its links go round in a circle"],
  ["ENAMETOOLONG", "the name is too long"], ["EADDRINUSE", "the port is in use"], ["EFBIG", "the file would be too large"],
]);
const because = (code: string | undefined): string => causes.get(code ?? "") ?? (code || "the system did not say why");

type WishPart = keyof Wish;
const wishParts: Readonly<Record<WishPart, string>> = {
  columns: "leaves out columns that are not read", keep: "leaves out rows that are not read", sum: "adds up the parts", latest: "takes the newest period",
};

export const words = {
  help: `place-doughnut: a place's social foundation and ecological ceiling, from open data

  place-doughnut init --place <code or name> [-o <file>] [--force]
      Write a portrait for a council in the United Kingdom, with the indicators that cover it, to build or to change.
      --place             such as E08000035 or Leeds
      -o, --output        where to write; <name>.portrait.json when left out
      --force             replace a file that is there

  place-doughnut build <portrait> [-o <file>] [--record <folder>] [--offline | --replay <folder>] [--plan] [--report <file>]
                       [--json] [--strict] [--accept-shrink] [--accept-drop <indicator>] [--allow-private] [--force]
      Ask the publishers a portrait names and write the doughnut document, unless the one that is there is better.
      -o, --output        where to write; <name>.doughnut.json beside the portrait when left out
      --record <folder>   keep the answers in this folder, and ask only for what has changed since
      --offline           ask nobody: take the answers from the folder named by --record
      --replay <folder>   ask nobody: take the answers from this folder, and keep none
      --plan              only say what would be asked, and ask nobody
      --report <file>     write the whole report as JSON as well
      --json              print the report as JSON instead of lines
      --strict            refuse what would be written with exit code 3
      --accept-shrink     figures may go: many of them, and the newest
      --accept-drop <id>  this indicator may go; may be given more than once
      --allow-private     ask addresses of this machine and of private networks too
      --force             replace a file that is not a doughnut document, or is one of another place

  place-doughnut build-all [--record <folder>] [--offline | --replay <folder>] -o <folder> [--strict] [--accept-shrink]
                           [--accept-drop <indicator>] [--allow-private] [--force]
      Build the doughnut of every council in the United Kingdom, reading each feed once. A document that is there stays
      where the new one is worse.
      -o, --output        the folder to write into; made if the one it is in is there

  place-doughnut check <file…> [--json]
      Say everything that is wrong with documents (*.doughnut.json) and portraits (*.portrait.json).

  place-doughnut render <document> -o <file.svg|file.html|file.csv> [--lang <tag>] [--width <pixels>] [--fragment] [--force]
      Draw a document as a picture, or as a page with the picture, the table and the sources.
      --fragment          only the figure, to put into a page of your own

  place-doughnut diff <old> <new> [--json]
      Say what is different between two documents: figures, lines, indicators, sources.

  place-doughnut serve [folder] [--port <number>]
      Show a folder on this machine under a strict content security policy. Ends with Ctrl+C.

  place-doughnut --help | --version

Exit codes: 0 everything is fresh or unchanged; 1 a fault in this program; 2 the command, a file or a path cannot be used as
given; 3 written, but something is missing or of an earlier day; 4 nothing usable, output untouched; 5 refused as worse than
the file that is there, output untouched; 130 interrupted, output untouched.
`,
  seeHelp: (command: string): string => `See place-doughnut ${command === "" ? "" : `${command} `}--help.`,
  noCommand: "Say what to do: init, build, build-all, check, render, diff or serve.",
  unknownCommand: (name: string, near: string | null): string => `There is no command ${name}.${suggestion(near)}`,
  unknownOption: (name: string, near: string | null): string => `There is no option ${name}.${suggestion(near)}`,
  repeatedOption: (name: string): string => `The option ${name} is given twice.`,
  optionNeedsValue: (name: string): string => `The option ${name} needs a value.`,
  optionTakesNoValue: (name: string): string => `The option ${name} takes no value.`,
  notANumber: (name: string, text: string, from: number, to: number): string => `${name} takes a whole number from ${from} to ${to}, not ${text}.`,
  notALanguage: (text: string): string => `--lang takes a language tag such as en or cy, not ${text}.`,
  tooFewFiles: "Name the file.",
  tooManyFiles: (extra: string): string => `There is one file too many: ${extra}.`,
  noFileTaken: (command: string, extra: string): string => `${command} takes no file: ${extra}.`,
  placeIsAnOption: (place: string): string => `Say the place with an option: use --place ${place.includes(" ") ? `"${place}"` : place}.`,
  interrupted: "Interrupted. Nothing was written.",
  bug: "This is a fault in place-doughnut, not in your data. Please report it with the lines below.",

  cannotRead: (path: string, code: string | undefined): string => `Cannot read ${path}: ${because(code)}.`,
  tooLarge: (path: string, size: number, maximum: number): string =>
    `${path} is too large: ${count(size, "byte", "bytes")}, where ${count(maximum, "byte", "bytes")} is the most.`,
  tooLargeToWrite: (path: string, size: number, maximum: number): string =>
    `${path} would be too large to be read again: ${count(size, "byte", "bytes")}, where ${count(maximum, "byte", "bytes")} is the most. Nothing was written. Keep fewer rows with "where" in the portrait, such as one figure a year.`,
  endless: (path: string, maximum: number): string => `${path} is too large: it goes on after ${count(maximum, "byte", "bytes")}, which is the most.`,
  figuresTooLarge: (path: string): string => `The figures of ${path} are too many for a CSV file: a long text stands in many rows. Shorten it.`,
  notUtf8: (path: string): string => `${path} is not UTF-8 text. Save it again with the encoding UTF-8.`,
  notJson: (path: string, message: string, line: number | null): string =>
    `${path} is not JSON${line === null ? "" : `, from line ${line} on`}: ${message}.`,
  notOurs: (path: string, likeliest: Kind | null): string =>
    `${path} is neither a doughnut document (it has no "dimensions") nor a portrait (it has no "dimensionSet" and no "indicators").${
      likeliest === null ? "" : ` It looks most like a ${kinds[likeliest]}.`}`,
  noSuchFolder: (path: string): string => `Cannot write ${path}: its folder does not exist.`,
  outputNotAFile: (path: string): string => `Cannot write ${path}: it is a folder, or something else that is not a file.`,
  outputNotOurs: (path: string): string => `${path} exists and was not made by this program. Choose another name, or add --force to replace it.`,
  outputThere: (path: string): string => `${path} is there already. Choose another name with -o, or add --force to replace it.`,
  pathTwice: (path: string): string => `${path} is named for two things. Choose another name for the output.`,
  cannotWrite: (path: string, code: string): string => `Cannot write ${path}: ${because(code)}. Nothing was changed.`,
  cannotUndo: (path: string, code: string, replaced: readonly string[]): string =>
    `Cannot write ${path}: ${because(code)}. What was replaced before could not be put back: ${replaced.join(", ")}.`,
  readBackDiffers: "what was written does not read back the same",
  notAFolder: (path: string): string => `${path} is not a folder.`,
  noRecordings: (path: string): string => `${path} holds no recordings.json, so there are no recorded feeds to read.`,
  replayOrRecord: "--replay reads a folder of recorded feeds, and --record keeps one: name one of them.",
  offlineNeedsFolder: "--offline takes the answers from a folder: name it with --record.",
  inputNotAFile: (path: string): string => `Cannot read ${path}: it is a pipe, a device or something else that is not a file.`,
  outputLink: (path: string, target: string | null): string => `${path} is a link ${target === null ? "that leads nowhere" : `to ${target}`}. Name the file itself.`,
  previousUnreadable: (path: string): string => `${path} cannot be read as a doughnut document, so nothing can be held against it. Choose another name, or add --force to replace it.`,
  otherPlace: (path: string, { name }: Place): string => `${path} is the doughnut of another place: ${localise(name, "en").text}. Choose another name, or add --force to replace it.`,
  theReport: "the report",
  keyInOutput: (name: string, path: string): string => `The key from ${name} would stand in ${path}. Nothing was written.`,
  keyInAnswer: "A publisher's answer repeats the key that was sent with the question, so it cannot be kept. Nothing was written but what was recorded before.",
  refusedAsWorse: (path: string, rejected: string): string => `${path} was not replaced: what was built is worse. It is in ${rejected}.`,
  refusedAsPartial: (path: string, rejected: string): string => `${path} was not replaced: something is missing or of an earlier day, and --strict was given. What was built is in ${rejected}.`,
  notComparable: (path: string): string => `${path} cannot be read as a doughnut document.`,
  noDifference: "No difference",
  sourceDone: (source: string, ok: boolean, done: number, total: number): string => `${done} of ${total}  ${source}: ${ok ? "read" : "not read"}`,
  pageCame: (source: string, { page, rows, total }: PageProgress): string =>
    `${source}: page ${page.toLocaleString("en-GB")}, ${total === undefined ? "" : `${rows.toLocaleString("en-GB")} of `}${count(total ?? rows, "row", "rows")}`,
  sourcesToCome: (left: number): string => `Waiting for ${count(left, "more source", "more sources")} …`,
  portraitToRender: (path: string) => `${path} is a portrait: a recipe, not yet a doughnut. Build it first: place-doughnut build ${path} …`,
  sayOutput: "Say where to draw to, with a name that ends in .svg, .html or .csv: -o picture.svg.",
  fragmentIsHtml: "--fragment is for a name that ends in .html.",
  notPortrait: (path: string): string => `${path} cannot be used as a portrait. Nothing was written.`,
  notDocument: (path: string): string => `${path} cannot be used as a doughnut document. Nothing was written.`,
  nothingUsable: "No indicator has a figure of today. Nothing was written.",
  nobodyReached: "No publisher could be reached. Is this machine online, or behind a proxy?",
  documentToBuild: (path: string): string => `${path} is a doughnut document, already built. Name the portrait it was built from: place-doughnut build ${path.replace(/(\.doughnut)?\.json$/, "")}.portrait.json`,
  wrote: (path: string): string => `Wrote ${path}`,
  serving: (folder: string, url: string): string => `Showing ${folder} at ${url} – end with Ctrl+C`,
  portInUse: (port: number, code: string | undefined): string => `Cannot use port ${port}: ${because(code)}.`,

  sayPlace: "Say for which place, by its code or its name: --place E08000035.",
  sayFolder: "Say into which folder to write: -o my-doughnuts.",
  unknownPlace: (text: string, near: readonly string[]): string => `There is no council ${text} in the United Kingdom.${suggestion(near.length === 0 ? null : near.join(" or "))}`,
  placeUnclear: (text: string, places: readonly string[]): string => `${text} may be ${places.join(" or ")}. Give the code.`,
  formerPlace: (place: string, followers: readonly string[]): string => `${place} is no more. Use what followed it: ${followers.join(" or ")}.`,
  notACouncil: (place: string): string => `${place} is not a council, and the catalogue has figures for councils only.`,
  portraitFor: (name: string, code: string, indicators: number, sources: number): string =>
    `${name} (${code}): ${count(indicators, "indicator", "indicators")} from ${count(sources, "source", "sources")}`,
  widerFigure: (name: string, area: string): string => `  ${name}: the figure for ${area}`,
  leftOut: {
    "kind-of-place": (name: string): string => `  left out, no councils of this kind in the table this catalogue uses: ${name}`,
    "place": (name: string): string => `  left out, this council is not in the table this catalogue uses: ${name}`,
  } satisfies Record<LeftOut["reason"], (name: string) => string>,
  nextBuild: (path: string): string => `Next: npx --no-install place-doughnut build ${path}`,
  placeBuilt: (name: string, code: string, withFigure: number, all: number): string => `${name} (${code}): ${withFigure} of ${count(all, "indicator", "indicators")} with a figure`,
  problemInPlaces: (severity: string, code: string, about: string, places: number, message: string): string =>
    `  ${severity.padEnd(7)}  ${code}  ${about}, in ${count(places, "place", "places")}, such as: ${message}`,
  wroteDocuments: (written: number, all: number): string => `Wrote ${written} of ${count(all, "document", "documents")}`,

  /** Of a plan: what a publisher's engine does, and what is done here. */
  pushed: (parts: readonly WishPart[]): string => `the publisher does: ${parts.map((part) => wishParts[part]).join(", ")}`,
  left: (parts: readonly WishPart[]): string => `done here: ${parts.map((part) => wishParts[part]).join(", ")}`,

  /** Headings and lines of a report. */
  source: (id: string, file: string, outcome: Outcome | undefined): string => `${id} (${file})${outcome === undefined ? "" : `: ${outcomeWords[outcome]}`}`,
  outcomes: (counts: readonly (readonly [Outcome, number])[]): string =>
    `sources: ${counts.length === 0 ? "none" : counts.map(([outcome, n]) => `${n.toLocaleString("en-GB")} ${outcomeWords[outcome]}`).join(", ")}`,
  noProblems: "no problems",
  rowsRead: (n: number): string => `${count(n, "row", "rows")} read`,
  rowsUsed: (n: number): string => `${n.toLocaleString("en-GB")} used`,
  rowsDropped: (n: number, reason: string): string => `${n.toLocaleString("en-GB")} not used (${reason})`,
  dropped: {
    "mapping": "the mapping cannot be applied", "other-area": "another area", "where": "not asked for",
    "period": "period cannot be read", "superseded": "another code of the area", "duplicate": "more than one row for a figure", "unreadable": "cell cannot be read",
    "unexpected": "not as the portrait expects",
  } satisfies Record<DropReason, string>,
  severities: (errors: number, warnings: number, notices: number): string =>
    [count(errors, "error", "errors"), count(warnings, "warning", "warnings"), count(notices, "notice", "notices")].join(", "),
  more: (n: number): string => `and ${n.toLocaleString("en-GB")} more like this`,
  hint: (hint: string): string => `→ ${hint}`,
  row: (row: number): string => `row ${row}`,
  column: (column: string): string => `column "${column}"`,
  indicators: (withFigure: number, all: number): string => `${withFigure} of ${count(all, "indicator", "indicators")} with a figure`,
  kind: kinds,
} as const;
