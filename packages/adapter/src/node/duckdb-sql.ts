/**
 * What is wanted of a file, as SQL for DuckDB. Texts of a portrait are bound as parameters, and names of a file are quoted;
 * columns of a CSV file get names of our own, since DuckDB's do not tell capitals apart.
 */
import type { Wish } from "../portals/portal.js";

/** A file as a relation: `row` and a column of texts for each of its columns, in their order. */
export interface Relation {
  readonly from: string;
  /** Expressions of the columns as texts, never null. */
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  /** The row with the names, counted from 1; 0 where they are in none. */
  readonly headerRow: number;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Statement {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A CSV file, from the row after its column names. Its rows are counted as records; blank lines do not count. */
export function csvRelation(file: string, { columns, delimiter, headerRow }: { columns: readonly string[]; delimiter: string; headerRow: number }): Relation {
  const types = columns.map((_, at) => `c${at}: 'VARCHAR'`).join(", ");
  const source = `read_csv($file, auto_detect = false, header = false, skip = ${headerRow}, delim = $delimiter, quote = '"', escape = '"', strict_mode = true, columns = {${types}})`;
  return {
    from: `(SELECT row_number() OVER () + ${headerRow} AS "row", * FROM ${source})`,
    cells: columns.map((_, at) => `coalesce(c${at}, '')`),
    columns,
    headerRow,
    parameters: { file, delimiter },
  };
}

export function parquetRelation(file: string, columns: readonly string[]): Relation {
  return {
    from: "(SELECT file_row_number + 1 AS \"row\", * EXCLUDE (file_row_number) FROM read_parquet($file, file_row_number = true))",
    cells: columns.map((name) => `coalesce(CAST(${quoted(name)} AS VARCHAR), '')`),
    columns,
    headerRow: 0,
    parameters: { file },
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll("\"", "\"\"")}"`;
}

/** The expression of a column; null when the file has none of the name, or several. */
export function cellOf({ columns, cells }: Relation, name: string): string | null {
  const at = columns.indexOf(name);
  return at === -1 || columns.indexOf(name, at + 1) !== -1 ? null : cells[at]!;
}

/** Printable ASCII without blanks at its ends: texts that cannot be written in two ways. */
const isPlain = (cell: string): string => `regexp_full_match(${cell}, '([!-~]([ -~]*[!-~])?)?')`;

/**
 * Rows to keep: the wanted texts, and every text that could be another way of writing one (wide letters, other blanks),
 * since the mapping compares more kindly. Columns that the file does not have are left to the mapping, which says so.
 */
export function condition(relation: Relation, { keep }: Wish): Statement & { readonly isDone: boolean } {
  const parameters: Record<string, string> = {};
  const parts = [...keep].flatMap(([name, texts], column) => {
    const cell = cellOf(relation, name);
    if (cell === null) return [];
    const bound = texts.map((text, at) => {
      parameters[`k${column}_${at}`] = text.normalize("NFKC").trim();
      return `$k${column}_${at}`;
    });
    return [`(${bound.length === 0 ? "false" : `trim(${cell}) IN (${bound.join(", ")})`} OR NOT regexp_full_match(${cell}, '[ -~]*'))`];
  });
  return { sql: parts.length === 0 ? "true" : parts.join(" AND "), parameters, isDone: parts.length > 0 };
}

/** Are all periods days, months or years of one form, so that the newest is the last in the order of their letters? And which is it? */
export function newest(relation: Relation, cell: string, where: string): string {
  const form = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
  return `SELECT max(${cell}), bool_and(regexp_full_match(${cell}, '${form}(/P[0-9]+[YMD])?')), count(DISTINCT regexp_replace(${cell}, '^${form}', '') || ' ' || length(${cell})) FROM ${relation.from} WHERE ${where}`;
}

/**
 * Sums of parts, with what shows whether they may be used: rows, different parts and whole numbers of each group, and
 * whether every text that groups or chooses is plain.
 */
export function sums(relation: Relation, { keep, sum }: Wish, where: string): string | null {
  const cells = (names: readonly string[]): (string | null)[] => names.map((name) => cellOf(relation, name));
  const [by, of, value] = [cells(sum?.by ?? []), cells(sum?.of ?? []), sum === undefined ? null : cellOf(relation, sum.value)];
  if (value === null || by.length === 0 || of.length === 0 || [...by, ...of].includes(null)) return null;
  const isWhole = `regexp_full_match(${value}, '-?[0-9]{1,15}')`;
  const chosen = [...by, ...of, ...cells([...keep.keys()]).filter((cell) => cell !== null)].map((cell) => isPlain(cell ?? ""));
  return `SELECT min("row"), ${by.join(", ")}, sum(CASE WHEN ${isWhole} THEN CAST(${value} AS HUGEINT) END)::VARCHAR, count(*), count(DISTINCT (${of.join(", ")})), count(*) FILTER (WHERE ${isWhole}), bool_and(${chosen.join(" AND ")})
    FROM ${relation.from} WHERE ${where} GROUP BY ${by.join(", ")} ORDER BY 1`;
}

/** Rows with the columns at these places, in the order of the file. */
export function rowsOf(relation: Relation, places: readonly number[], where: string, most: number): string {
  return `SELECT "row", ${places.map((at) => relation.cells[at]!).join(", ")} FROM ${relation.from} WHERE ${where} ORDER BY "row" LIMIT ${most}`;
}
