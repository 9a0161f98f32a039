/** What answers of statistical portals say instead of figures: part of the catalogue in `problems.ts`, and kept in the same way. */
import type { ProblemKind } from "../problems.js";
import { plainStart, quote, quoteList } from "../quote.js";

/** A name that the publisher gave up, and the one in its place. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

const saying = (said: string): string => (said === "" ? "." : `: ${quote(said, 160)}.`);
const renaming = (renamed: readonly Renamed[]): string | null =>
  renamed.length === 0 ? null : `${renamed.slice(0, 6).map(({ from, to }) => `${quote(from, 80)} is now called ${quote(to, 80)}`).join(", ")}.`;

export const answerProblemKinds = {
  "answer-too-large": {
    severity: "error", responsibility: "mapping",
    doc: "More is asked of a portal than it gives at once, and the question cannot be divided.",
    message: ({ said, asked, limit }: { said: string; asked: number | null; limit: number | null }) =>
      limit === null ? `More is asked of the portal than it gives at once${saying(said)}` : `${asked ?? "More"} values are asked for at once, and the portal gives at most ${limit}.`,
    hint: () => "Ask for fewer areas, years or categories in the source's query.",
  },
  "answer-deferred": {
    severity: "error", responsibility: "publisher",
    doc: "A portal does not answer at once: it prepares a file, to be fetched later. Such answers are not waited for.",
    message: ({ url }: { url: string | null }) => `The portal prepares the answer as a file${url === null ? "" : `, ${quote(url, 160)}`}, and sent no figures.`,
    hint: () => "Ask for less, so that the portal answers at once. Or give the file's address as a source of its own, once it is there.",
  },
  "nothing-found": {
    severity: "error", responsibility: "mapping",
    doc: "A portal found nothing for what it was asked.",
    message: ({ said }: { said: string; renamed: readonly Renamed[] }) => `The portal found nothing for what it was asked${saying(said)}`,
    hint: ({ renamed }: { said: string; renamed: readonly Renamed[] }) => renaming(renamed) ?? "Look at the areas, times and names in the source's query.",
  },
  "part-not-answered": {
    severity: "warning", responsibility: "publisher",
    doc: "A portal was asked for several things and answered without some of them, and without saying so.",
    message: ({ names }: { names: readonly string[]; renamed: readonly Renamed[] }) => `The portal answered without ${quoteList(names, 12)}.`,
    hint: ({ renamed }: { names: readonly string[]; renamed: readonly Renamed[] }) => renaming(renamed) ?? "Look whether the portal still has it, and under which name.",
  },
  "rows-of-several-kinds": {
    severity: "warning", responsibility: "mapping",
    doc: "A table has rows for all people beside rows for parts of them, or several measures beside each other, and no mapping chooses.",
    message: ({ columns }: { columns: readonly { name: string; texts: readonly string[] }[] }) =>
      `The rows are of several kinds: ${columns.slice(0, 6).map(({ name, texts }) => `${quote(name)} is ${quoteList(texts, 4)}`).join("; ")}.`,
    hint: ({ columns }: { columns: readonly { name: string; texts: readonly string[] }[] }) =>
      `Choose in the mapping: "where": { ${JSON.stringify(plainStart(columns[0]?.name ?? "", 40))}: ${JSON.stringify(plainStart(columns[0]?.texts[0] ?? "", 40))} }.`,
  },
  "areas-withheld": {
    severity: "warning", responsibility: "publisher",
    doc: "A portal leaves areas out, so that nobody can be recognised in the figures.",
    message: ({ count }: { count: number }) => `The portal withholds ${count} ${count === 1 ? "area" : "areas"}, so that nobody can be recognised in the figures.`,
    hint: () => "Ask for larger areas or fewer categories.",
  },
  "answer-at-limit": {
    severity: "error", responsibility: "publisher",
    doc: "Exactly as many rows came as portals stop at without a word, and the query does not itself ask for so many. None of them is used.",
    message: ({ rows }: { rows: number }) => `Exactly ${rows} rows came. Portals stop at such numbers without a word, so rows may be missing. None of them was used.`,
    hint: () => "Give the source's query a \"page\", and its text an ORDER BY, so that the rest is asked for too. If these are all, end the text with LIMIT and this number.",
  },
  "page-moved": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's page is no longer at this address.",
    message: ({ to }: { to: string | null }) => (to === null ? "The page is no longer there." : `The page has moved to ${quote(to, 160)}.`),
    hint: ({ to }: { to: string | null }) => (to === null ? "Look for its successor on the publisher's site." : "Give the new address as the source's url."),
  },
  "page-withdrawn": {
    severity: "warning", responsibility: "publisher",
    doc: "The publisher has withdrawn the page. Its files are still there, and are used.",
    message: ({ on, said }: { on: string; said: string }) => `The publisher has withdrawn the page${on === "" ? "" : ` on ${plainStart(on, 10)}`}${saying(said)}`,
    hint: () => "Look for the page that has taken its place.",
  },
  "attachment-missing": {
    severity: "error", responsibility: "mapping",
    doc: "The publisher's page has no file of the stated name, or none that is a table.",
    message: ({ asked, names }: { asked: string | null; names: readonly string[]; nearest: string | null }) =>
      `The page has no ${asked === null ? "file that is a table" : `file ${quote(asked, 80)}`}${names.length === 0 ? ", nor any other." : `. It has ${quoteList(names, 12)}.`}`,
    hint: ({ nearest }: { asked: string | null; names: readonly string[]; nearest: string | null }) => (nearest === null ? null : `Did you mean ${quote(nearest, 80)}?`),
  },
  "attachment-ambiguous": {
    severity: "error", responsibility: "mapping",
    doc: "Several files of the publisher's page could be meant.",
    message: ({ names }: { names: readonly string[] }) => `Several files could be meant: ${quoteList(names, 12)}.`,
    hint: () => "Say which in the source's query: \"attachment\", with the file's name or its title, or a part of it that no other has.",
  },
} as const satisfies Record<string, ProblemKind>;
