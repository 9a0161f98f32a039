/** A number beside a list: how many records there are in all, or the sum of a column of theirs? */
import { isList, isObject, type Json } from "./value.js";

/** A whole number from 0 up, written as a number or as a text; null for anything else. */
export function countIn(value: Json | undefined): number | null {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Is it what the numbers of one of the records' columns add up to? Numbers that only count up, as ids do, add up to nothing meant. */
export function isFigure(value: Json | undefined, records: Json | undefined): boolean {
  const total = countIn(value);
  if (total === null || !isList(records)) return false;
  const sums = new Map<string, Column>();
  for (const record of records) {
    for (const [key, cell] of isObject(record) ? Object.entries(record) : []) {
      const number = typeof cell === "string" && /^-?\d{1,12}(?:\.\d{1,9})?$/.test(cell) ? Number(cell) : cell;
      if (typeof number === "number") sums.set(key, withNumber(sums.get(key), number));
    }
  }
  return [...sums.values()].some(({ sum, isSeries, count }) => (count === 1 || !isSeries) && Math.abs(sum - total) <= 0.5);
}

interface Column {
  readonly sum: number;
  readonly count: number;
  readonly last: number;
  readonly isSeries: boolean;
}

function withNumber(column: Column | undefined, number: number): Column {
  if (column === undefined) return { sum: number, count: 1, last: number, isSeries: Number.isInteger(number) };
  return { sum: column.sum + number, count: column.count + 1, last: number, isSeries: column.isSeries && number === column.last + 1 };
}
