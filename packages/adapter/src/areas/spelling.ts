/** Names of places as they are compared. Publishers write "Trafford MBC", "Hull, City of" and "ENGLAND". */

/** A name without what never tells two places apart: capitals, accents, punctuation, "&" for "and". */
export function plainName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’.]/g, "").replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();
}

const forms: ReadonlySet<string> = new Set([
  "council", "borough", "district", "city", "county", "metropolitan", "unitary", "authority", "corporation", "combined", "royal", "the", "of",
  "ua", "mbc", "bc", "dc", "cc", "mb", "mcd", "lb", "rb",
]);

/** A name without what kind of authority it is: several places may share one, "City of London" and "London". */
export function coreName(name: string): string {
  const words = plainName(name).replace(/^london borough (?:of )?/, "").split(" ");
  return words.filter((word) => !forms.has(word)).join(" ");
}
