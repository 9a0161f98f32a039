/**
 * What is printed in a PDF that Chromium made: every run of text with its page and where it begins. Reads no more of the
 * format than Chromium writes; a PDF of another kind has no text here, and the test that asked for it fails.
 */
import { inflateSync } from "node:zlib";

export interface Printed {
  /** In points. */
  readonly width: number;
  readonly runs: readonly Run[];
}

export interface Run {
  readonly text: string;
  /** Where it begins, in points from the left edge of the paper. */
  readonly x: number;
}

type Objects = ReadonlyMap<string, string>;
/** What stands in front of an operator: its numbers, its name of a font, its glyphs. */
type Operand = string;

export function pagesOf(pdf: Buffer): Printed[] {
  const objects: Objects = new Map([...pdf.toString("latin1").matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [id, body]));
  const kids = [...objects.values()].find((body) => body.startsWith("<</Type /Pages"))?.match(/\/Kids \[([^\]]*)\]/)?.[1] ?? "";
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => printed(objects.get(id) ?? "", objects));
}

function printed(page: string, objects: Objects): Printed {
  const fonts = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [name, letters(objects, id)]));
  const content = stream(objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? "") ?? "");
  return { width: Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(page)?.[1]), runs: runsOf(content, fonts) };
}

/** Which letters each glyph of a font stands for. */
function letters(objects: Objects, font: string): ReadonlyMap<number, string> {
  const map = stream(objects.get(/\/ToUnicode (\d+)/.exec(objects.get(font) ?? "")?.[1] ?? "") ?? "");
  const found = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, from = "", to = "", last = ""] of map.matchAll(/^<([\dA-F]{4})> (?:<([\dA-F]{4})> )?<([\dA-F]+)>$/gm)) {
    const first = parseInt(from, 16);
    const end = to === "" ? first : parseInt(to, 16);
    for (let glyph = first; glyph <= end; glyph++) found.set(glyph, glyph === first ? text(last) : String.fromCharCode(parseInt(last, 16) + glyph - first));
  }
  return found;
}

function stream(body: string): string {
  const start = body.indexOf("stream\n");
  return start < 0 ? "" : inflateSync(Buffer.from(body.slice(start + 7, body.lastIndexOf("\nendstream")), "latin1")).toString("latin1");
}

function runsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): Run[] {
  const runs: Run[] = [];
  const kept: { scale: number; left: number }[] = [];
  // Chromium turns no text: how wide one unit is and where the left edge lies are all that matters across.
  let [scale, left, x, font] = [1, 0, 0, ""];
  let operands: Operand[] = [];
  const at = (i: number): number => Number(operands.at(i));
  for (const [token] of content.matchAll(/<[\dA-Fa-f]*>|\[|\]|\([^)]*\)|[^\s[\]<>()]+/g)) {
    if (/^[-.\d]/.test(token) || /^[/<([\]]/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === "q") kept.push({ scale, left });
    else if (token === "Q") ({ scale, left } = kept.pop() ?? { scale, left });
    else if (token === "cm") [left, scale] = [left + at(-2) * scale, scale * at(-6)];
    else if (token === "Tf") font = operands.at(-2)?.slice(1) ?? "";
    else if (token === "Tm") x = at(-2);
    else if (token === "Td") x += at(-2);
    else if (token === "Tj" || token === "TJ") {
      const glyphs = operands.filter((one) => one.startsWith("<")).flatMap((one) => one.slice(1, -1).match(/.{4}/g) ?? []);
      runs.push({ text: glyphs.map((glyph) => fonts.get(font)?.get(parseInt(glyph, 16)) ?? "\uFFFD").join(""), x: left + x * scale });
    }
    operands = [];
  }
  return runs;
}
