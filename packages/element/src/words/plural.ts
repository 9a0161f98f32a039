/**
 * The form of a counted message. Each language names all the classes that CLDR gives its counts, so that a message that
 * misses one does not compile. https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export const pluralClasses = {
  en: ["one", "other"],
  cy: ["zero", "one", "two", "few", "many", "other"],
} as const;

/** One form for each class of a language: a whole message where word order depends on the count, else a noun with its number. */
export type Forms<L extends keyof typeof pluralClasses> = Readonly<Record<(typeof pluralClasses)[L][number], string>>;

/** Chooses between the forms of a language. Every browser has the rules of Welsh, even one that has no other Welsh data. */
export function pluralIn<L extends keyof typeof pluralClasses>(lang: L): (count: number, forms: Forms<L>) => string {
  const rules = new Intl.PluralRules(lang);
  return (count, forms) => forms[rules.select(count) as keyof Forms<L>];
}
