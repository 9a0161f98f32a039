/**
 * Names and texts of a portrait inside a portal's query language. A text stands between quotation marks and can never end
 * them. What cannot be written for certain is null: it is then not asked of the portal, and done here.
 */
import type { Wish } from "./portal.js";

export interface Language {
  readonly name: (column: string) => string | null;
  readonly text: (text: string) => string | null;
}

/** Characters that act in a request, halves of characters, and texts far longer than a code or a name. */
const unwritable = (text: string): boolean => text.length > 500 || /[\p{Cc}\p{Cs}]/u.test(text);

const doubled = (mark: string) => (text: string): string | null => (unwritable(text) ? null : `${mark}${text.replaceAll(mark, mark + mark)}${mark}`);
const plainName = (shape: RegExp) => (name: string): string | null => (shape.test(name) ? name : null);

/** PostgreSQL, as in CKAN's DataStore: any name between double quotation marks, any text between single ones (SQL-92, 5.2 and 5.3). */
export const postgres: Language = { name: doubled("\""), text: doubled("'") };

/** SoQL: texts between single quotation marks, doubled inside; names as Socrata makes them. */
export const soql: Language = { name: plainName(/^:?[A-Za-z_][A-Za-z0-9_]{0,99}$/), text: doubled("'") };

/** ODSQL: either quotation mark, and a backslash before one inside it. A text that holds both, or a backslash, is left. */
export const odsql: Language = {
  name: plainName(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/),
  text: (text) => (unwritable(text) || text.includes("\\") ? null : !text.includes("\"") ? `"${text}"` : !text.includes("'") ? `'${text}'` : null),
};

/** ArcGIS's standardised queries (SQL-92): names as its layers list them. */
export const arcgisSql: Language = { name: plainName(/^[A-Za-z_][A-Za-z0-9_.]{0,99}$/), text: doubled("'") };

/** The rows to keep as conditions that all hold; those that can be written. */
export function conditions({ keep }: Wish, { name, text }: Language): string[] {
  return [...keep].flatMap(([column, texts]) => {
    const written = [name(column), ...texts.map(text)];
    if (texts.length === 0 || written.some((each) => each === null)) return [];
    const [left, ...right] = written;
    return right.length === 1 ? [`${left} = ${right[0]}`] : [`${left} in (${right.join(", ")})`];
  });
}

/** Conditions of the portrait and of the wish as one, each in brackets so that neither reaches into the other. */
export function allOf(parts: readonly (string | undefined)[]): string | undefined {
  const given = parts.filter((part): part is string => part !== undefined && part !== "");
  return given.length < 2 ? given[0] : given.map((part) => `(${part})`).join(" AND ");
}
