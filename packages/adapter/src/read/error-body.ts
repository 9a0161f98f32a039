/**
 * An error in place of data. Portals answer with status 200 and a message in many shapes; each is recognised by what its
 * maker documents or really sent, and quoted, never read as a table.
 */
import { plainStart } from "../quote.js";
import { problem, type FeedProblem } from "../problems.js";
import { isList, isObject, own, text, type Json } from "./json/value.js";

/** What a server says in the body of a reply that says by its status that it is an error; "" when there are no words. */
export function wordsOf(body: Uint8Array): string {
  const text = new TextDecoder().decode(body).trim();
  const title = /<title[^<>]{0,200}>([^<]{0,400})/i.exec(text)?.[1];
  if (title !== undefined) return title.trim();
  if (text.startsWith("<")) return text.replace(/<[^<>]*>/g, " ").trim();
  try {
    const value = JSON.parse(text) as Json;
    return messageIn(value) ?? wordsIn(value);
  } catch {
    return text;
  }
}

/** The problem, when a JSON value is an error message. `body` is the text it came as. */
export function errorInJson(value: Json, body: string): FeedProblem | null {
  const said = messageIn(value);
  return said === null ? null : problem("error-body", {}, { said, start: plainStart(body.trimStart(), 80) });
}

/** What an error message says; null when the value is none. */
export function messageIn(value: Json): string | null {
  // CKAN: "Bad request: Action name not known: …"
  if (typeof value === "string") return value;
  // Salesforce: [{ message, errorCode }].
  if (isList(value)) return value.length > 0 && value.length <= 10 && value.every(isErrorItem) ? wordsIn(value) : null;
  if (!isObject(value)) return null;
  const error = own(value, "error");
  // CKAN: { success: false, error }. ArcGIS: { error: { code, message } }. Eurostat: { error: [{ label }] }. Socrata: { error: true, message }.
  if (isNo(own(value, "success")) || isNo(own(value, "ok")) || isFilled(error)) return wordsIn(isObject(error) || isList(error) || typeof error === "string" ? error : value);
  // SDMX-JSON: { errors: [{ code, title }] }, beside no data.
  const errors = own(value, "errors");
  if (isList(errors) && errors.length > 0 && own(value, "data") === undefined && own(value, "dataSets") === undefined) return wordsIn(errors);
  // Opendatasoft: { error_code, message }. Gateways: { fault }, { errorMessage }.
  for (const key of ["error_code", "errorcode", "errorMessage", "error_message", "fault", "faultstring", "exceptions"]) if (isFilled(own(value, key))) return wordsIn(value);
  // RFC 9457: { type, title, status, detail }; and the message alone that many frameworks send.
  const status = own(value, "status") ?? own(value, "statusCode") ?? own(value, "code");
  const isShort = Object.values(value).every((each) => !isList(each) && !isObject(each));
  const message = text(own(value, "detail")) ?? text(own(value, "message")) ?? text(own(value, "Message")) ?? text(own(value, "title"));
  if (isShort && message !== null && (isFault(status) || Object.keys(value).length <= 2)) return wordsIn(value);
  return null;
}

/** Nothing but a code and words: a table of errors has something else in its records too. */
function isErrorItem(item: Json): boolean {
  const isMarked = ["errorCode", "error_code"].some((key) => isFilled(own(item, key))) || own(item, "error") === true;
  return isObject(item) && isMarked && Object.keys(item).every((key) => speaking.includes(key) || errorMarks.has(key));
}

const errorMarks = new Set(["errorCode", "error_code", "error", "code", "status", "fields", "data"]);

/** Portals write it as a text too. */
function isNo(value: Json | undefined): boolean {
  return value === false || (typeof value === "string" && value.trim().toLowerCase() === "false");
}

function isFault(status: Json | undefined): boolean {
  return typeof status === "string" || (typeof status === "number" && status >= 400);
}

function isFilled(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== "" && !(isList(value) && value.length === 0);
}

const speaking = ["message", "Message", "title", "detail", "details", "label", "description", "errorMessage", "error_message", "faultstring", "info", "orig", "fault", "exceptions", "text"];

/** The texts of an error under the keys that hold words, a few levels deep; all of its texts when there are none there. */
export function wordsIn(value: Json): string {
  const words: string[] = [];
  const look = (each: Json | undefined, depth: number, any: boolean): void => {
    if (typeof each === "string" && each.trim() !== "") words.push(each.trim());
    else if (depth > 0 && isList(each)) for (const item of each.slice(0, 10)) look(item, depth - 1, any);
    else if (depth > 0 && isObject(each)) for (const [key, child] of Object.entries(each).slice(0, 30)) if (any || speaking.includes(key)) look(child, depth - 1, any);
  };
  look(value, 5, false);
  if (words.length === 0) look(value, 3, true);
  return words.join(" ");
}

const complaint = /\b(?:errors?|invalid|not found|no (?:data|results?|records?|such)|denied|forbidden|unauthori[sz]ed|too (?:many|much|large)|unavailable|exceeded|failed|failure|timed? ?out|bad request|expired|not (?:allowed|permitted|supported|known|available)|unknown|missing)\b/i;

/** The problem, when a text is an error message: a sentence or two that complain, or an XML document with a fault in it. */
export function errorInText(body: string): FeedProblem | null {
  const begin = body.slice(0, 20_000).trimStart();
  const start = plainStart(begin, 80);
  if (begin.startsWith("<")) {
    const fault = /<(?:[\w.-]+:)?(?:Footer|ErrorMessage|Error|Fault|ExceptionReport|ServiceException)[\s>]/.exec(begin);
    return fault ? problem("error-body", {}, { said: begin.slice(fault.index).replace(/<[^<>]*>/g, " "), start }) : null;
  }
  if (body.length > 2000 || /^[{["]/.test(begin)) return null;
  const lines = begin.trimEnd().split(/\r\n?|\n/);
  // A table has the same separators again in its second line; a message has no second line, or one of other words.
  if (lines.length > 5 || isTabular(lines)) return null;
  const first = lines[0] ?? "";
  // A column's name may complain too ("Error rate"): over more lines, only a sentence does.
  const isSentence = lines.length === 1 || /[.!]\s*$/.test(first) || first.includes(": ");
  return isSentence && first.includes(" ") && complaint.test(first) ? problem("error-body", {}, { said: begin, start }) : null;
}

function isTabular(lines: readonly string[]): boolean {
  const [first = "", second, ...others] = lines;
  const [here, below] = [countsIn(first), second === undefined ? null : countsIn(second)];
  if (below === null) return here.some((count) => count > 0) && !/[.!]\s*$/.test(first) && first.split(",").every((name) => name.trim().split(/\s+/).length <= 4);
  return isAlike(here, below) || hasTable([second ?? "", ...others].filter((line) => line.trim() !== ""));
}

/** Names and a row under them, as a table has them below its caption: "Missing values are marked x." */
function hasTable(lines: readonly string[]): boolean {
  return lines.some((names, at) => {
    const row = lines[at + 1];
    const isNames = !/[.!]\s*$/.test(names) && names.split(/[,;\t|]/).every((name) => name.trim().split(/\s+/).length <= 4);
    return row !== undefined && isNames && isAlike(countsIn(names), countsIn(row));
  });
}

function countsIn(line: string): number[] {
  return [",", ";", "\t", "|"].map((separator) => line.split(separator).length - 1);
}

function isAlike(here: readonly number[], below: readonly number[]): boolean {
  return here.some((count, at) => count > 0 && count === below[at]);
}
