import type { Text } from "../doughnut.js";
import { remark, type Remark } from "../remark.js";
import { codePoint } from "../wording.js";

/**
 * Control characters other than tab and line ends, characters that start a run in the other direction (the
 * "Trojan source" set; their closing partners and plain marks are harmless), half characters and non-characters.
 */
const odd = /(?![\t\n\r])\p{Cc}|[\u202A\u202B\u202D\u202E\u2066-\u2068]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** Is there anything to read, and nothing that could show otherwise than it is written? */
export function checkText(text: Text): Remark[] {
  const languages: [readonly string[], string][] =
    typeof text === "string" ? [[[], text]] : Object.entries(text).map(([language, words]) => [[language], words]);
  if (languages.every(([, words]) => words.trim() === "")) return [remark("no-text", {})];
  return languages.flatMap(([keys, words]) => {
    const characters = [...new Set(words.match(odd))].sort().slice(0, 5).map(codePoint);
    return characters.length > 0 ? [remark("odd-characters", { characters }, { keys })] : [];
  });
}
