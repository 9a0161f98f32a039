/**
 * GOV.UK: the file of a publication's page, found through the content API.
 *
 * Statistics of departments are spreadsheets whose address changes with every edition, on a page whose address does not. The
 * page's description (`https://www.gov.uk/api/content/…`) lists its files with title, name and address; the one that is meant
 * is read. A page that has moved is described as a redirect, a withdrawn one carries a notice, and a page that is gone is
 * answered with 404 or 410. Old pages list their files only in their text: of those, give the file's own address.
 * Source: alphagov/content-store (`openapi.yaml`) and the examples of alphagov/publishing-api. Not tried on the live service.
 */
import { nearest } from "@place-doughnut/schema";
import * as v from "valibot";
import { feedSchema, kinds, type Dialect, type Kind } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { plainStart } from "../quote.js";
import { read } from "../read/index.js";
import { at, isList, isObject, own, text, type Json } from "../read/json/value.js";
import { refusalIn } from "./answer.js";
import type { Page, Portal, PortalFeed } from "./portal.js";
import { jsonIn, refuse } from "./reply.js";

interface GovukQuery {
  /** The file's name or title, or a part of it that no other has. The only table of the page when left out. */
  readonly attachment?: string | undefined;
  /** What the file is; told by its bytes when left out. */
  readonly kind?: Kind | undefined;
  /** How the file is written, as for a file of one's own: its sheet, the row with the names. */
  readonly dialect?: Dialect | undefined;
}
const govukQuery: v.GenericSchema<GovukQuery> = v.strictObject({
  attachment: v.optional(v.string()),
  kind: v.optional(v.picklist(kinds)),
  dialect: feedSchema.entries.dialect,
});

/** What the next reply is. */
type GovukState = "page" | "file";

export const govuk = {
  kind: "govuk",
  title: "GOV.UK, by a publication's page",
  documentation: "https://content-api.publishing.service.gov.uk/",
  isUntried: true,
  query: govukQuery,
  plan({ url }: PortalFeed<GovukQuery>) {
    const [, origin = "", path = ""] = /^(\w+:\/\/[^/?#]+)([^?#]*)/.exec(url) ?? [];
    const request = { url: `${origin}${path.startsWith("/api/content/") ? "" : "/api/content"}${path}`, headers: new Map([["accept", "application/json"]]) };
    return { first: { request, state: "page" as const }, pushed: [] };
  },
  async page(reply, { feed, wish, step }): Promise<Page<GovukState>> {
    if (reply.status === 404 || reply.status === 410) return refuse(step.state === "page" ? problem("page-moved", {}, { to: null }) : refusalIn(reply)!);
    const refusal = refusalIn(reply);
    if (refusal) return refuse(refusal);
    if (step.state === "file") {
      const { table, problems } = await read(reply, { kind: feed.query.kind, dialect: feed.query.dialect, wanted: wish.columns });
      return { table, next: null, problems: problems.filter(({ code }) => code !== "no-fingerprint") };
    }
    const json = await jsonIn(reply);
    return "severity" in json ? refuse(json) : fileOn(json.value, feed);
  },
} satisfies Portal<GovukQuery, GovukState>;

/** From a page's description to the file that is meant. */
function fileOn(page: Json, { url, query }: PortalFeed<GovukQuery>): Page<GovukState> {
  if (own(page, "schema_name") === "redirect" || own(page, "schema_name") === "gone") {
    const to = text(at(page, ["redirects", "0", "destination"]));
    return refuse(problem("page-moved", {}, { to: to === null ? null : resolved(to, url) ?? to }));
  }
  const found = choose(attachmentsIn(page, url), query.attachment);
  if ("severity" in found) return refuse(...withdrawn(page), found);
  return { table: null, next: { request: { url: found.url }, state: "file" }, problems: withdrawn(page) };
}

interface Attachment {
  readonly name: string;
  readonly title: string;
  readonly url: string;
}

/** The files of a page. Parts of a page that are pages themselves are none. */
function attachmentsIn(page: Json, base: string): Attachment[] {
  const list = at(page, ["details", "attachments"]);
  return (isList(list) ? list : []).flatMap((each) => {
    const url = resolved(text(own(each, "url")) ?? "", base);
    if (url === null || text(own(each, "attachment_type")) === "html") return [];
    const name = text(own(each, "filename")) ?? new URL(url).pathname.split("/").at(-1) ?? "";
    return [{ name, title: text(own(each, "title")) ?? name, url }];
  });
}

/** An address on the web; null when it leads elsewhere. */
function resolved(address: string, base: string): string | null {
  if (address === "" || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

const isTable = ({ name }: Attachment): boolean => /\.(?:csv|tsv|xlsx|ods|json|csv\.gz)$/i.test(name);

/** The file of this name or title; else the one that has it as a part; without a name, the only table. */
function choose(files: readonly Attachment[], asked: string | undefined): Attachment | FeedProblem {
  const names = files.map(({ name, title }) => (title === name ? name : `${name} (${title})`));
  const some = asked === undefined ? files.filter(isTable) : matching(files, plainly(asked));
  if (some.length === 1) return some[0]!;
  if (some.length > 1) return problem("attachment-ambiguous", {}, { names: names.filter((_, place) => some.includes(files[place]!)) });
  return problem("attachment-missing", {}, { asked: asked ?? null, names, nearest: asked === undefined ? null : nearest(asked, files.flatMap(({ name, title }) => [name, title])) });
}

function matching(files: readonly Attachment[], asked: string): readonly Attachment[] {
  const exact = files.filter(({ name, title }) => plainly(name) === asked || plainly(title) === asked);
  return exact.length > 0 ? exact : files.filter(({ name, title }) => plainly(name).includes(asked) || plainly(title).includes(asked));
}

const plainly = (name: string): string => name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

function withdrawn(page: Json): FeedProblem[] {
  const notice = own(page, "withdrawn_notice");
  const said = text(own(notice, "explanation"));
  if (!isObject(notice) || said === null) return [];
  return [problem("page-withdrawn", {}, { on: (text(own(notice, "withdrawn_at")) ?? "").slice(0, 10), said: plainStart(said.slice(0, 4000).replace(/<[^<>]*>/g, " "), 300) })];
}
