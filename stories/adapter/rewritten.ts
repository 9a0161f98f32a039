/**
 * A recorded table in another format. Of some formats there is no recorded file with a licence that lets it stand here,
 * or none with figures of a place; so the rows of a recorded CSV file are written in that format, and the story says so.
 * What the formats are: docs/readers.md.
 */
import { read, type Kind, type Table } from "@place-doughnut/adapter";
import { strToU8, zipSync } from "fflate";
import type { Recorded } from "./recorded.js";

/** The columns of the table that name a row; the last of all is its figure. */
interface Cube { readonly keys: readonly string[]; readonly value: string; readonly rows: readonly (readonly string[])[] }

const writers: Partial<Record<Kind, (table: Table, cube: Cube) => string | Uint8Array>> = {
  tsv: ({ columns, rows }) => [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.join("\t")).join("\n") + "\n",
  json: (table) => JSON.stringify(objects(table)),
  jsonl: (table) => objects(table).map((row) => JSON.stringify(row)).join("\n") + "\n",
  geojson: (table) => JSON.stringify({ type: "FeatureCollection", features: objects(table).map((properties) => ({ type: "Feature", geometry: null, properties })) }),
  "json-stat": (_, cube) => JSON.stringify(jsonStat(cube)),
  "sdmx-csv": (_, { keys, rows }) => [["STRUCTURE", "STRUCTURE_ID", "ACTION", ...keys, "OBS_VALUE"], ...rows.map((row) => ["dataflow", "TDL:RECYCLING(1.0)", "I", ...row])].map((cells) => cells.join(",")).join("\n") + "\n",
  "sdmx-json": (_, cube) => JSON.stringify(sdmxJson(cube)),
  xlsx: (table) => workbook(table),
};

/** The recorded CSV file in another format; `keys` are the columns that a cube has as its dimensions. */
export async function rewritten(feed: Recorded, kind: Kind, { keys, value }: Pick<Cube, "keys" | "value">): Promise<Recorded> {
  const { table } = await read({ body: feed.bytes }, { kind: "csv" });
  const write = writers[kind];
  if (!table || !write) throw new Error(`${feed.file} cannot be written as ${kind}.`);
  const at = [...keys, value].map((column) => table.columns.indexOf(column));
  const seen = new Map(table.rows.map(({ cells }) => [keys.map((_, place) => cells[at[place]!]).join("\t"), at.map((place) => cells[place] ?? "")]));
  const text = write(table, { keys, value, rows: [...seen.values()] });
  return {
    ...feed, file: `${feed.file.replace(/\.csv$/, "")} as ${kind}`, bytes: typeof text === "string" ? strToU8(text) : text,
    rewritten: `The rows are those of the recorded CSV file. They were written as ${kind} in this page, to show the reader of that format.`,
  };
}

function objects({ columns, rows }: Table): Record<string, string | number | null>[] {
  return rows.map(({ cells }) => Object.fromEntries(columns.map((column, at) => [column, typed(cells[at] ?? "")])));
}

function typed(text: string): string | number | null {
  return text === "" ? null : /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function categories({ keys, rows }: Cube): string[][] {
  return keys.map((_, at) => [...new Set(rows.map((row) => row[at]!))]);
}

function jsonStat(cube: Cube): object {
  const known = categories(cube);
  const figures = new Map(cube.rows.map((row) => [row.slice(0, -1).join("\t"), typed(row.at(-1)!)]));
  const cells = known.reduce<string[][]>((keys, values) => keys.flatMap((key) => values.map((value) => [...key, value])), [[]]);
  return {
    version: "2.0", class: "dataset", id: cube.keys, size: known.map(({ length }) => length),
    dimension: Object.fromEntries(cube.keys.map((key, at) => [key, { category: { index: known[at] } }])),
    value: cells.map((cell) => figures.get(cell.join("\t")) ?? null),
  };
}

function sdmxJson(cube: Cube): object {
  const known = categories(cube);
  const observation = cube.keys.map((id, at) => ({ id, keyPosition: at, values: known[at]!.map((value) => ({ id: value, name: value })) }));
  const observations = Object.fromEntries(cube.rows.map((row) => [cube.keys.map((_, at) => known[at]!.indexOf(row[at]!)).join(":"), [typed(row.at(-1)!)]]));
  return {
    meta: {},
    data: { structures: [{ dimensions: { dataSet: [], series: [], observation }, attributes: { dataSet: [], series: [], observation: [] } }], dataSets: [{ structure: 0, observations }] },
  };
}

/** The smallest workbook of Office Open XML: one sheet, texts in their cells (ECMA-376, part 1, 18.3.1). */
function workbook({ columns, rows }: Table): Uint8Array {
  const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const cell = (text: string, at: number, row: number): string => {
    const value = row === 1 ? text : typed(text);
    const place = `r="${String.fromCharCode(65 + at)}${row}"`;
    return typeof value === "number" ? `<c ${place}><v>${value}</v></c>` : `<c ${place} t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
  };
  const lines = [columns, ...rows.map(({ cells }) => cells)].map((cells, at) => `<row r="${at + 1}">${cells.map((text, column) => cell(text, column, at + 1)).join("")}</row>`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relation = (id: string, type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return zipSync({
    "[Content_Types].xml": strToU8(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`),
    "_rels/.rels": strToU8(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": strToU8(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Recycling" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(relation("rId1", "worksheet", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`),
  });
}
