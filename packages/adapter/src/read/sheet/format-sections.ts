/**
 * Which section of a format shows a number? A format has up to three for numbers, and one for texts, with semicolons between
 * them: by the sign of the number, or by conditions such as `[<5]` (ECMA-376 part 1, 18.8.31).
 */

interface Condition {
  readonly sign: string;
  readonly bound: number;
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  "<": (value, bound) => value < bound, "<=": (value, bound) => value <= bound, "=": (value, bound) => value === bound,
  ">": (value, bound) => value > bound, ">=": (value, bound) => value >= bound, "<>": (value, bound) => value !== bound,
};

export interface SectionChoice {
  readonly section: string;
  /** Does the section hold numbers below zero alone, so that it writes their minus itself, or none? */
  readonly hasOwnSign: boolean;
}

/** The section for a number; null where programs do not agree on it, or none is for the number. */
export function sectionFor(value: number, format: string): SectionChoice | null {
  const sections = numberSections(format);
  const conditions = sections.map(conditionOf);
  if (conditions.includes("odd")) return null;
  if (conditions.some((condition) => condition !== null)) return byCondition(value, sections, conditions as readonly (Condition | null)[]);
  if (value < 0 && sections.length > 1) return { section: sections[1]!, hasOwnSign: true };
  return { section: (value === 0 ? sections[2] : undefined) ?? sections[0]!, hasOwnSign: false };
}

/** The first whose condition holds; the last, if it has none, for all else. Sections between without one are read in two ways. */
function byCondition(value: number, sections: readonly string[], conditions: readonly (Condition | null)[]): SectionChoice | null {
  if (conditions.slice(0, -1).includes(null)) return null;
  const at = conditions.findIndex((condition) => condition === null || comparisons[condition.sign]!(value, condition.bound));
  return at === -1 ? null : { section: sections[at]!, hasOwnSign: false };
}

function conditionOf(section: string): Condition | "odd" | null {
  const found = section.replace(/"[^"]*"|\\.|[_*]./g, "").match(/\[[<=>][^\]]*\]/g) ?? [];
  if (found.length === 0) return null;
  const parts = found.length === 1 ? /^\[(<=|>=|<>|<|=|>)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?)\s*\]$/i.exec(found[0]!) : null;
  return parts ? { sign: parts[1]!, bound: Number(parts[2]) } : "odd";
}

/** Without the section for texts, which is the fourth, or the last when it has the sign for a text. */
function numberSections(format: string): string[] {
  const sections = sectionsOf(format);
  const isForTexts = sections.length < 4 && sections.at(-1)!.replace(/"[^"]*"|\\.|[_*]./g, "").includes("@");
  if (!isForTexts) return sections.slice(0, 3);
  return sections.length === 1 ? ["General"] : sections.slice(0, -1);
}

/** The sections as they stand, texts in quotation marks and single characters that are set apart left whole. */
export function sectionsOf(format: string): string[] {
  const sections = [""];
  for (const [part] of format.matchAll(/"[^"]*"?|\\.?|[_*].?|[^]/gsu)) {
    if (part === ";") sections.push("");
    else sections[sections.length - 1] += part;
  }
  return sections;
}
