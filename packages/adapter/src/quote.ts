/**
 * Text from a feed as it may stand in a message: in quotation marks, on one line, and cut short. Control characters,
 * direction marks and halves of characters never reach a terminal or a page.
 */
export function quote(text: string, longest = 40): string {
  return `“${plainStart(text, longest)}”`;
}

/** The first characters of a text on one line, without characters that act instead of being seen. */
export function plainStart(text: string, longest: number): string {
  // Only as much as can be shown is looked at: a feed may hold a megabyte where a name belongs.
  const seen = text.slice(0, longest * 8).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/gu, " ").trim();
  const characters = Array.from(seen);
  return characters.length > longest || text.length > longest * 8 ? `${characters.slice(0, longest).join("")}…` : seen;
}

/** “a”, “b” and 3 more. */
export function quoteList(texts: readonly string[], most = 12): string {
  const listed = texts.slice(0, most).map((text) => quote(text)).join(", ");
  return texts.length > most ? `${listed} and ${texts.length - most} more` : listed;
}

/** A hint with the known word that is nearest; none when no word is near. */
export function didYouMean({ nearest }: { readonly nearest: string | null }): string | null {
  return nearest === null ? null : `Did you mean ${quote(nearest, 80)}?`;
}
