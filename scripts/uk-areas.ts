/**
 * Makes the adapter's register of UK areas out of the two that are kept in `scripts/areas`: mySociety's, of councils past
 * and present with every spelling met, and that of ONS Explore Local Statistics, of all statistical areas with their
 * parents, which has the codes of 2024 and 2025. One line for each area, its fields separated by tabs; "=" before a
 * successor that is the same area under another code.
 */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { coreName, plainName } from "../packages/adapter/src/areas/spelling.js";

interface Council {
  "local-authority-code": string; "official-name": string; "nice-name": string; "gss-code": string; "end-date": string; "replaced-by": string;
  "county-la": string; "former-gss-codes": string;
}
interface Area { areanm: string; parents?: string[]; end?: number }
interface Line { code: string; name: string; until: string; successors: Map<string, string>; parents: string[]; names: Set<string> }

const folder = new URL("./areas/", import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, folder), "utf8");
const rows = <T>(file: string): T[] => Papa.parse<T>(text(file), { header: true, skipEmptyLines: true }).data;

/** Successions that mySociety's register has not got, from the notes in ONS's files: "Obsolete code since 2025 (replaced by …)". */
const since2024 = new Map([["E08000016", "E08000038"], ["E08000019", "E08000039"], ["E47000010", "E47000014"], ["E47000011", "E47000014"]]);

/** Two areas that became one; all others there are one area with a new code. */
const partsOfOne = new Set(["E47000010", "E47000011"]);

/** Former codes of an area that is not the same any more: three of the seven councils left the North East authority in 2018. */
const notTheSame = new Set(["E47000005"]);

/** Names in Welsh, which neither register has. */
const welsh: Readonly<Record<string, string>> = {
  W06000001: "Ynys Môn", W06000003: "Conwy", W06000004: "Sir Ddinbych", W06000005: "Sir y Fflint", W06000006: "Wrecsam", W06000009: "Sir Benfro",
  W06000010: "Sir Gaerfyrddin|Sir Gâr", W06000011: "Abertawe", W06000012: "Castell-nedd Port Talbot", W06000013: "Pen-y-bont ar Ogwr", W06000014: "Bro Morgannwg",
  W06000015: "Caerdydd", W06000016: "Rhondda Cynon Taf", W06000018: "Caerffili", W06000020: "Tor-faen", W06000021: "Sir Fynwy", W06000022: "Casnewydd",
  W06000024: "Merthyr Tudful", W92000004: "Cymru",
};

/** Short forms that publishers write and neither register has. */
const short: Readonly<Record<string, string>> = { E06000022: "Bath & NES|B&NES|BANES" };

/** The text of the register, in order of codes. */
export function ukAreas(): string {
  const councils = rows<Council>("uk_local_authorities_future.csv");
  const official = JSON.parse(text("els-geo-metadata.json")) as Record<string, Area>;
  const gss = new Map(councils.map((council) => [council["local-authority-code"], council["gss-code"]]));
  const lines = new Map<string, Line>();
  const line = (code: string, name: string): Line => {
    const known = lines.get(code) ?? { code, name, until: "", successors: new Map<string, string>(), parents: [], names: new Set<string>() };
    lines.set(code, known);
    return known;
  };
  for (const [code, { areanm, parents = [], end }] of Object.entries(official)) {
    const area = line(code, areanm);
    area.parents = parents.filter((parent) => !/^(K02|[ENSW]92)/.test(parent));
    if (end !== undefined) area.until = String(end + 1);
  }
  for (const council of councils.filter((each) => each["gss-code"] !== "")) {
    const area = line(council["gss-code"], council["nice-name"]);
    for (const name of [council["nice-name"], council["official-name"]]) area.names.add(name);
    const sign = isWholeOf(council, councils) ? "=" : "";
    for (const code of list(council["replaced-by"])) area.successors.set(gss.get(code) ?? "", sign);
    if (council["end-date"] !== "") area.until = yearOfChange(council["end-date"]);
    const county = gss.get(council["county-la"]) ?? "";
    if (area.parents.length === 0) area.parents = [county].filter((code) => code !== "");
    for (const former of list(council["former-gss-codes"])) formerOf(line(former, council["nice-name"]), council["gss-code"]);
  }
  for (const [code, successor] of since2024) formerOf(line(code, ""), successor);
  for (const row of rows<{ "la-name": string; "local-authority-code": string }>("lookup_name_to_registry.csv")) {
    const area = lines.get(gss.get(row["local-authority-code"]) ?? "");
    area?.names.add(row["la-name"]);
  }
  for (const [code, names] of [...Object.entries(welsh), ...Object.entries(short)]) for (const name of names.split("|")) lines.get(code)?.names.add(name);
  return [...lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map((each) => written(each)).join("\n");
}

function list(cell: string): string[] {
  return cell.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

/** 31 March and 1 April 2023 are both the change of 2023. */
function yearOfChange(date: string): string {
  return date.slice(0, 4);
}

/**
 * Did the county become one council, and nothing but the county? Each of its districts became that council or another of its
 * districts, and no area from elsewhere joined it. Dorset lost Christchurch; Cumbria and Northamptonshire became two.
 */
function isWholeOf(council: Council, councils: readonly Council[]): boolean {
  const { "local-authority-code": county, "replaced-by": successor } = council;
  const districts = councils.filter((each) => each["county-la"] === county && each["replaced-by"] !== "");
  if (districts.length === 0) return false;
  const own = new Set([successor, ...districts.map((each) => each["local-authority-code"])]);
  // Somerset West and Taunton itself was made in 2019, and is a district of the county too.
  const isInside = districts.every((each) => list(each["replaced-by"]).every((code) => own.has(code)));
  return isInside && councils.every((each) => each["replaced-by"] !== successor || each === council || each["county-la"] === county);
}

function formerOf(area: Line, successor: string): void {
  if (!notTheSame.has(area.code)) area.successors.set(successor, partsOfOne.has(area.code) ? "" : "=");
}

/** Only the names that the area's own does not stand for already; those with lost characters help nobody. */
function written({ code, name, until, successors, parents, names }: Line): string {
  const known = new Set([plainName(name), coreName(name)]);
  const others: string[] = [];
  for (const other of names) {
    if (/[\uFFFD\t|]|ï¿½/.test(other) || known.has(plainName(other)) || known.has(coreName(other))) continue;
    others.push(plainName(other));
    known.add(plainName(other)).add(coreName(other));
  }
  return [code, name, until, [...successors].map(([next, sign]) => sign + next).sort().join(" "), parents.join(" "), others.join("|")].join("\t").trimEnd();
}

/** The module that holds it. */
export function ukAreasModule(): string {
  return `/**
 * UK areas, one a line: code, name, the year it ended, the codes that followed (= where it is the same area), areas it lies in, other spellings. Written by
 * \`npm run generate\` from the registers in \`scripts/areas\`.
 *
 * Contains data of mySociety, uk_local_authority_names_and_codes (CC BY 4.0, https://creativecommons.org/licenses/by/4.0/),
 * and of the Office for National Statistics, Explore Local Statistics (Open Government Licence v3.0).
 */
export const register = \`
${ukAreas()}
\`;
`;
}
