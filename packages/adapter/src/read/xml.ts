/**
 * One XML part of a workbook, read as it is unpacked and never held as a whole. A document type is refused before its
 * first entity: no table needs one, and entities can be made to grow without end.
 */
import type { SaxesParser, SaxesTagPlain } from "saxes";
import { problem, type FeedProblem } from "../problems.js";
import { limits } from "./limits.js";
import { unpack, type Zip } from "./zip.js";

/** By name, without a prototype: one called `__proto__` is an attribute like others. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Stops reading, with the reason. */
export class XmlRefused extends Error {
  constructor(readonly found: FeedProblem) {
    super(found.message);
  }
}

/** To be thrown where a part holds more of something than any workbook. */
export function tooMany(what: string, limit: number, of: string): XmlRefused {
  return new XmlRefused(problem("too-large", {}, { what, limit: `${limit} ${of}` }));
}

/** A parser of this package, to be given text: the way between is where a part may be skipped. */
export type XmlWriter = (text: string) => void;

/** Reads an entry of a zip file. `between` may stand between its text and the parser. Null when all went well. */
export async function readXml(zip: Zip, name: string, handler: XmlHandler, between?: (write: XmlWriter) => XmlWriter): Promise<FeedProblem | null> {
  const entry = zip.entries.get(name);
  if (!entry) return problem("corrupt-archive", {}, { reason: `its part ${name} is missing` });
  const { SaxesParser: Parser } = await import("saxes");
  const parser = new Parser({ xmlns: false }) as SaxesParser<{ xmlns: false }>;
  listen(parser, handler);
  const parse = (text: string): void => {
    parser.write(text);
  };
  const write = between ? between(parse) : parse;
  try {
    const decoder = textDecoder();
    const found = unpack(zip, entry, (piece) => write(decoder(piece)));
    if (found) return found;
    write(decoder());
    parser.close();
    return null;
  } catch (error) {
    if (error instanceof XmlRefused) return error.found;
    if (error instanceof Error) return problem("broken-xml", {}, { part: name, reason: error.message });
    throw error;
  }
}

function listen(parser: SaxesParser<{ xmlns: false }>, { open, close, text }: XmlHandler): void {
  parser.on("doctype", () => {
    throw new XmlRefused(problem("unsafe-xml", {}));
  });
  let depth = 0;
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > limits.xmlDepth) throw tooMany("The nesting of an XML part of the workbook", limits.xmlDepth, "levels");
    open?.(name, attributes);
  });
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    depth -= 1;
    close?.(name);
  });
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
}

/** UTF-8, or UTF-16 by its byte-order mark; bytes that are neither throw. Without bytes: what is left at the end. */
function textDecoder(): (bytes?: Uint8Array) => string {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  return (bytes) => {
    if (bytes === undefined) return decoder?.decode() ?? "";
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    return decoder.decode(bytes, { stream: true });
  };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** A name without its prefix: writers call the same element `row` and `x:row`. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** XML Schema has two words for true. */
export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}
