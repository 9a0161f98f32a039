/** What metadata beside a table can say about it, in our words, whichever format it is written in. */
import { safeUrl } from "@place-doughnut/schema";
import type { Dialect } from "../portrait.js";

export interface DescribedColumn {
  /** As it stands in the table. */
  readonly name: string;
  /** Other names for it, for people or for programs. */
  readonly titles: readonly string[];
  readonly unit: string | null;
  /** Texts that stand for no figure in this column. */
  readonly nulls: readonly string[];
  /** What stands before decimals in it, where that is said. */
  readonly decimalChar: "." | "," | null;
}

export interface TableDescription {
  readonly dialect: Dialect;
  readonly columns: readonly DescribedColumn[];
  readonly title: string | null;
  readonly publisher: string | null;
  /** An SPDX identifier where the licence is a known one, else its address or name. */
  readonly licence: string | null;
  /** A page for people. */
  readonly page: string | null;
}

/** A comma or a point; null for anything else. */
export function decimalCharOf(text: string | null): DescribedColumn["decimalChar"] {
  return text === "." || text === "," ? text : null;
}

/** The last part of an address or a path, without a question: what a described table is recognised by. */
export function fileName(address: string): string {
  const path = address.split(/[?#]/)[0] ?? "";
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}

/** The one that is about the address; the only one when there is only one. */
export function describedAt<T>(tables: readonly T[], addressOf: (table: T) => string | null, url: string): T | null {
  const about = tables.filter((table) => fileName(addressOf(table) ?? "") === fileName(url));
  if (about.length === 1) return about[0]!;
  return tables.length === 1 ? tables[0]! : null;
}

const known: readonly (readonly [RegExp, string])[] = [
  [/open-government-licence\/version\/3|^ogl-uk-3|^ogl[- ]?v?3/i, "OGL-UK-3.0"],
  [/open-government-licence\/version\/2|^ogl-uk-2/i, "OGL-UK-2.0"],
  [/creativecommons\.org\/licenses\/by\/4|^cc-by-4/i, "CC-BY-4.0"],
  [/creativecommons\.org\/licenses\/by-sa\/4|^cc-by-sa-4/i, "CC-BY-SA-4.0"],
  [/creativecommons\.org\/publicdomain\/zero|^cc0/i, "CC0-1.0"],
  [/opendatacommons\.org\/licenses\/odbl|^odbl/i, "ODbL-1.0"],
  [/opendatacommons\.org\/licenses\/pddl|^pddl/i, "PDDL-1.0"],
];

/** A licence by its SPDX identifier where it is a known one. */
export function licenceName(text: string | null): string | null {
  return text === null ? null : known.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

/** An address that people can open; null for any other text. */
export function pageAddress(text: string | null): string | null {
  return text === null ? null : safeUrl(text);
}
