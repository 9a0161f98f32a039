/** The problems of asking portals: part of the catalogue in `problems.ts`, and kept in the same way. */
import type { ProblemKind } from "../problems.js";
import { plainStart, quote, quoteList } from "../quote.js";
import { isPortalKind } from "./index.js";

const rows = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}`;

/** What a portal's own engine was asked to do, in words. */
const pushedWords: Readonly<Record<string, string>> = { keep: "choosing rows", columns: "choosing columns", sum: "adding up", latest: "taking the newest period" };
const listed = (what: readonly string[]): string => what.map((each) => pushedWords[each] ?? each).join(", ");

export const portalProblemKinds = {
  "key-without-use": {
    severity: "error", responsibility: "mapping",
    doc: "A source has a key that means nothing for its kind: `query` and `key` belong to portals, `metadata` and most of `dialect` to files, and some portals take no key.",
    message: ({ key, kind }: { key: string; kind: string | null }) => `${quote(key)} means nothing for ${kind === null ? "a file" : `a source of the kind ${quote(kind)}`}.`,
    hint: ({ key, kind }: { key: string; kind: string | null }) =>
      key === "query" ? "Say which portal it is with \"kind\", or leave the query out." : key === "key" && (kind === null || !isPortalKind(kind)) ? "Send it as a header: \"headers\": { \"X-Api-Key\": \"${env:NAME}\" }." : "Leave it out.",
  },
  "secret-written-out": {
    severity: "error", responsibility: "mapping",
    doc: "A key or a header that carries a secret is written out in the portrait, which is public. The source is not asked. The message never repeats it.",
    message: ({ name }: { name: string }) => `${quote(name)} holds a secret, written out. Everybody who can read the portrait can read it, so the source is not asked.`,
    hint: () => "Write \"${env:NAME}\" in its place, keep the value in the environment under that name, and get a new one from the portal.",
  },
  "key-needed": {
    severity: "error", responsibility: "mapping",
    doc: "This way of asking the portal needs a key.",
    message: ({ title }: { title: string }) => `${title} answers this question only with a key.`,
    hint: () => "Get one from the portal, keep it in the environment, and say \"key\": \"${env:NAME}\" in the source.",
  },
  "portal-refused": {
    severity: "error", responsibility: "publisher",
    doc: "The portal answered with an error. Its message is quoted, and never read as a table.",
    message: ({ status, said }: { status: number; said: string | null }) =>
      said === null ? `The portal answered with status ${status} and without data.` : `The portal answered with status ${status}: ${quote(said, 200)}.`,
    hint: ({ status }: { status: number; said: string | null }) => {
      if ([401, 403, 498, 499].includes(status)) return "If the data are not public, say \"key\": \"${env:NAME}\" in the source; if they are, look whether the key is still good.";
      if (status === 404 || status === 410) return "Look on the portal's pages whether the dataset has moved or has been replaced.";
      if (status === 429) return "The portal asks for fewer questions. Try again later, or get a key.";
      return status >= 500 ? "Try again later, or ask for less." : "Compare the source's query with the portal's own documentation.";
    },
  },
  "portal-unreadable": {
    severity: "error", responsibility: "publisher",
    doc: "The portal's answer is not of the shape that its documentation describes.",
    message: ({ lacks }: { lacks: string }) => `The portal's answer has no ${plainStart(lacks, 60)}, so it cannot be read.`,
    hint: () => "Look whether the address is that of the portal, and the kind the right one.",
  },
  "portal-not-ready": {
    severity: "error", responsibility: "publisher",
    doc: "The portal said several times that the answer is not ready yet.",
    message: ({ tries }: { tries: number }) => `The portal was asked ${tries} times, and its answer is not ready yet.`,
    hint: () => "Try again in a few minutes.",
  },
  "portal-untried": {
    severity: "notice", responsibility: "adapter",
    doc: "The kind of portal is built after its documentation: no real reply of it was at hand. Look at its first figures yourself.",
    message: ({ title }: { title: string }) => `${title} is read as its documentation says. No real reply of it was at hand, so nobody has tried it.`,
    hint: () => "Compare the first figures with the publisher's own page.",
  },
  "portal-file": {
    severity: "notice", responsibility: "publisher",
    doc: "The portal has the data as a file only, not in its database. The file was read.",
    message: ({ url }: { url: string }) => `The portal has these data as a file only, so the file was read: ${plainStart(url, 160)}.`,
  },
  "order-needed": {
    severity: "error", responsibility: "mapping",
    doc: "The query groups or chooses columns without saying in which order the rows come, so pages of it could overlap.",
    message: ({ key }: { key: string }) => `The query needs ${quote(key)}: without an order, rows could be left out between one page and the next.`,
  },
  "query-without-rows": {
    severity: "error", responsibility: "mapping",
    doc: "No row came, and the portrait's query chooses rows: what it asks for is most often not there in that writing.",
    message: ({ key }: { key: string }) => `No row came: what the query asks for in ${quote(key)} left nothing.`,
    hint: () => "Portals compare texts to the letter, capitals and blanks too. Look at the portal's own page for how they are written.",
  },
  "pushed": {
    severity: "notice", responsibility: "adapter",
    doc: "The portal did part of the work, so that less had to be fetched. The figures are the same as without.",
    message: ({ what }: { what: readonly string[] }) => `The portal did this itself: ${listed(what)}.`,
  },
  "not-pushed": {
    severity: "notice", responsibility: "adapter",
    doc: "Part of the work was not left to the portal, or was done again without it: its answer would not have been certain to give the same figures.",
    message: ({ what, why }: { what: readonly string[]; why: string }) => `This was not left to the portal: ${listed(what)}. The reason: ${plainStart(why, 160)}.`,
  },

  // Page after page
  "pages-too-many": {
    severity: "error", responsibility: "publisher",
    doc: "The answer goes on for more pages than are read. Half a source would be a wrong figure, so none of it is used.",
    message: ({ limit }: { limit: number }) => `The answer goes on after ${limit.toLocaleString("en-GB")} pages. None of it was used.`,
    hint: () => "Ask for less in the source's query: fewer areas, fewer years.",
  },
  "rows-too-many": {
    severity: "error", responsibility: "publisher",
    doc: "The answer has more rows than are read. Half a source would be a wrong figure, so none of it is used.",
    message: ({ limit, total }: { limit: number; total: number | null }) =>
      `The answer has ${total === null ? "more" : rows(total)}${total === null ? " rows" : ", more"} than the ${limit.toLocaleString("en-GB")} that are read. None of it was used.`,
    hint: () => "Ask for less in the source's query: fewer areas, fewer years.",
  },
  "page-repeated": {
    severity: "error", responsibility: "publisher",
    doc: "The portal sent the same page twice: it does not heed which page is asked for, and would go on for ever.",
    message: ({ page, first }: { page: number; first: number }) => `Page ${page} is the same as page ${first}: the portal does not go on. None of it was used.`,
  },
  "page-columns-differ": {
    severity: "error", responsibility: "publisher",
    doc: "A later page lacks a column that the pages before it had, and has another: it was renamed meanwhile, or the pages are of two tables.",
    message: ({ page, lost, found }: { page: number; lost: readonly string[]; found: readonly string[] }) =>
      `Page ${page} has no column ${quoteList(lost)}, but ${quoteList(found)}. None of the source was used.`,
    hint: () => "Build again later. If it stays so, ask the publisher which name is right.",
  },
  "next-page-refused": {
    severity: "error", responsibility: "publisher",
    doc: "The link to the next page leads to a page that was read already, to another site, or is no address.",
    message: ({ url, why }: { url: string; why: "seen" | "elsewhere" | "no-address" }) =>
      `The next page would be ${quote(url, 120)}, ${{ "seen": "which was asked for before", "elsewhere": "which is on another site", "no-address": "which is no address" }[why]}. None of the source was used.`,
  },
  "total-grew": {
    severity: "warning", responsibility: "publisher",
    doc: "The portal's count of rows grew while the pages were read: the table is being changed. It was read to the new end.",
    message: ({ from, to }: { from: number; to: number }) => `While the pages were read, the portal's count went from ${rows(from)} to ${to.toLocaleString("en-GB")}.`,
  },
  "total-shrank": {
    severity: "error", responsibility: "publisher",
    doc: "The portal's count of rows shrank while the pages were read, so rows may have been passed over. None of them is used.",
    message: ({ from, to }: { from: number; to: number }) => `While the pages were read, the portal's count went from ${rows(from)} to ${to.toLocaleString("en-GB")}. None of them was used.`,
    hint: () => "The table is being changed. Try again later.",
  },
  "rows-incomplete": {
    severity: "error", responsibility: "publisher",
    doc: "The portal says how many rows there are, and another number came. None of them is used.",
    message: ({ came, total }: { came: number; total: number }) => `The portal says that there are ${rows(total)}, and ${came.toLocaleString("en-GB")} came. None of them was used.`,
    hint: () => "Try again later. If it stays so, tell the publisher.",
  },
  "rows-at-limit": {
    severity: "error", responsibility: "publisher",
    doc: "Exactly as many rows came as the portal sends at most, and nothing shows that there are no more. None of them is used.",
    message: ({ limit }: { limit: number }) => `Exactly ${rows(limit)} came, as many as the portal sends at most, and nothing shows that there are no more. None of them was used.`,
    hint: () => "Ask for less in the source's query: fewer areas, fewer years.",
  },
  "rows-repeated": {
    severity: "warning", responsibility: "publisher",
    doc: "Rows of one page came again on a later one. Where the portal numbers its rows, each is used once.",
    message: ({ count, once }: { count: number; once: boolean }) =>
      `${rows(count)} of one page came again on a later one. ${once ? "Each was used once." : "The portal does not number its rows, so all were used."}`,
  },

  // What the portrait expects
  "too-few-rows": {
    severity: "error", responsibility: "publisher",
    doc: "The source has fewer rows than the portrait expects. It is not used.",
    message: ({ found, least }: { found: number; least: number }) => `The source has ${rows(found)}, and at least ${least.toLocaleString("en-GB")} are expected. It was not used.`,
  },
  "column-expected": {
    severity: "error", responsibility: "publisher",
    doc: "The source lacks a column that the portrait expects. It is not used.",
    message: ({ lacks, found }: { lacks: readonly string[]; found: readonly string[] }) => `The source has no ${quoteList(lacks, 6)}; it has ${quoteList(found, 20)}. It was not used.`,
  },
  "out-of-range": {
    severity: "error", responsibility: "publisher",
    doc: "A figure lies outside the range that the portrait says is possible, as when a publisher changes the unit. None of the indicator's figures is used.",
    message: ({ value, low, high, period }: { value: number; low: number; high: number; period: string }) =>
      `${value} in ${quote(period)} is not between ${low} and ${high}, as the portrait expects. None of the figures was used.`,
    hint: () => "Look whether the publisher changed the unit; if the figure is right, widen the range in the mapping's expect.",
  },
  "figures-all-same": {
    severity: "warning", responsibility: "publisher",
    doc: "All figures of an area are the same, or all are zero, over four periods or more. No real series is so even: a feed that broke may be. They are used.",
    message: ({ area, value, count }: { area: string; value: number; count: number }) => `All ${count} figures for ${quote(area)} are ${value}.`,
    hint: () => "Compare them with the publisher's own page.",
  },
  "figure-jumps": {
    severity: "warning", responsibility: "publisher",
    doc: "In a series that is steady otherwise, a figure is ten times the one before or a tenth of it: the unit may have changed, or a digit have been lost. It is used.",
    message: ({ area, from, to, period }: { area: string; from: number; to: number; period: string }) => `The figure for ${quote(area)} goes from ${from} to ${to} in ${quote(period)}.`,
    hint: () => "Compare it with the publisher's own page. What can be, say in the mapping's expect: \"range\": [low, high].",
  },
  "period-older": {
    severity: "error", responsibility: "publisher",
    doc: "The newest figure is older than the portrait expects, as when a feed stops or an old copy is sent. None of the indicator's figures is used.",
    message: ({ newest, expected }: { newest: string | null; expected: string }) =>
      `${newest === null ? "There is no figure" : `The newest figure is for ${quote(newest)}`}, and one for ${quote(expected)} or later is expected. None was used.`,
  },
} satisfies Record<string, ProblemKind>;
