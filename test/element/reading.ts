/**
 * The Flesch–Kincaid grade of an English text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 * J. P. Kincaid et al., "Derivation of new readability formulas … for Navy enlisted personnel", 1975.
 */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** A full stop in a number ends nothing. */
function sentencesOf(text: string): readonly string[] {
  return text.split(/[.!?](?=\s|$)/).map((one) => one.trim()).filter((one) => wordsOf(one).length > 0);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\d][\p{L}\d’'.,]*(?<![.,])%?/gu) ?? [];
}

/** A figure is read out digit by digit at worst: one syllable each, and two for the sign of per cent. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[’'](s|re|t)?$/, "").replace(/[^a-z]/g, "");
  if (letters === "") return (word.match(/[\d.]/g)?.length ?? 0) + (word.endsWith("%") ? 2 : 0);
  const vowels = letters.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, vowels - silent(letters) + split(letters));
}

/** An "e" that is written and not spoken: at the end, in front of a suffix, in "-es" and "-ed" but for "changes" and "needed". */
function silent(word: string): number {
  if (/([^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouysxzcghl]es$|[aeiouy]les$/.test(word)) return 1;
  return /[^aeiouy]e(ly|ful|less|ment|ments)$/.test(word) ? 1 : 0;
}

/** Two vowels that stand together and are spoken apart: "area", "biodiversity", "actual", "society", "going". */
function split(word: string): number {
  return word.match(/area|creat|bio|rio|dio|[^ctsg]ia(?!ge)|[^qg]ua[^r]|iet|oing|eing|ying|eo(?=l|n)|uou/g)?.length ?? 0;
}
