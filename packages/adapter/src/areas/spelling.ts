/** Names of places as they are compared. Publishers write "Trafford MBC", "Hull, City of" and "ENGLAND". */

/** A name without what never tells two places apart: capitals, accents, punctuation, "&" for "and". */
export function plainName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’.]/g, "").replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();
}

/** "(B)", "(UA)", "(Met County)": what kind of area it is, as tables write it behind a name. Other brackets may tell two places apart. */
const kindBehind = /\s*\((?:b|u|c|d|la|ua|md|mb|mbc|mcd|bc|dc|cc|lb|rb|met county|unitary|district|borough|city)\)$/i;

/** "Trafford1", "Trafford (1)", "Trafford [note 1]": no name of an area ends in a figure or in square brackets. */
const noteBehind = /\s*(?:\[[^[\]]*\]|\(\d{1,2}\)|(?<=\p{L})\d{1,2})$/u;

/** A name without what tables put behind it: a footnote, and the kind of area. */
export function bareName(name: string): string {
  return name.normalize("NFKC").trim().replace(noteBehind, "").replace(kindBehind, "");
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
