/** Small words of Welsh that depend on the word after them. */

/** Is the first sound a vowel? Figures are read as their words: un, wyth. A "w" before l or r is a consonant. */
function startsWithVowel(text: string): boolean {
  const start = text.replace(/^[“"‘'(]+/, "").normalize("NFD").toLowerCase();
  return /^(?!w[lr])[aeiouwy]/.test(start) || /^(1|8|11|1[3-9]|8[0-9]|8[0-9]{2})(?![0-9])/.test(start.replaceAll(",", ""));
}

/** "And" before a text: `ac` before a vowel and before some words that only look like consonants, else `a`. */
export function and(text: string): string {
  return startsWithVowel(text) || /^(mae|ni|nid|nad|na|mor|fel|felly|roedd)(?![\p{L}])/iu.test(text) ? `ac ${text}` : `a ${text}`;
}

/** "With" before a text that comes from the data: `ag` before a vowel, else `â`. Its first letter stays as it is written. */
export function withText(text: string): string {
  return startsWithVowel(text) ? `ag ${text}` : `â ${text}`;
}

/** A list without `Intl.ListFormat`, which has no Welsh in Chromium. */
export function list(parts: readonly string[]): string {
  const last = parts.at(-1);
  return last === undefined || parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${and(last)}`;
}
