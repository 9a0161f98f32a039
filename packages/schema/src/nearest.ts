/** "Did you mean …?": the known word that a mistyped one most likely stands for. */

/** Words longer than this are not compared: nobody mistypes them, and comparing takes time. */
const longest = 64;

/**
 * The candidate that needs the fewest changes (a letter more, less, different, or two swapped), ignoring case; the
 * first of equals. Null when even that one differs in more than a third of its letters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length === 0 || word.length > longest) return null;
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (candidate.length > longest || Math.abs(candidate.length - word.length) > allowed) continue;
    const changes = distance(wanted, candidate.toLowerCase());
    // A word of two letters is one change away from far too much.
    if (changes <= allowed && changes < Math.min(fewest, word.length)) [best, fewest] = [candidate, changes];
  }
  return best;
}

/** Optimal string alignment: Damerau–Levenshtein in which no piece is changed twice. Counts changes. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let fewest = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) fewest = Math.min(fewest, at(beforeLast, column - 2) + 1);
      current.push(fewest);
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
