/**
 * Fingertips, public health profiles of the Office for Health Improvement and Disparities: all data of an indicator as CSV.
 *
 * No paging: an answer holds every area of a type. Rows for all people stand beside rows for a sex, an age or a category such
 * as a deprivation decile, so a mapping has to choose; `Category Type` is blank in the rows for all. Types of area are
 * numbered by the year of their boundaries (502, 202 …). Periods such as "2015 - 17" come with `Time period Sortable`. The
 * name of a column "Compared to …" differs with the parent area. Source: ropensci/fingertipsR (`R/retrieve_data.R`), and a
 * header recorded in ukhsa-collaboration/fingertips-open. Not tried on the live service. A successor is being built.
 */
import * as v from "valibot";
import { problem } from "../problems.js";
import { readers } from "../read/readers.js";
import type { Table } from "../table.js";
import { address } from "./address.js";
import { refusalIn, textsOf } from "./answer.js";
import type { Portal, PortalFeed, Wish } from "./portal.js";
import { refuse } from "./reply.js";

const id = v.pipe(v.number(), v.integer());
const fingertipsQuery = v.strictObject({
  indicator_ids: v.union([id, v.pipe(v.array(id), v.minLength(1))]),
  /** The type of the areas: 502 for counties and unitary authorities since April 2023, for example. */
  child_area_type_id: id,
  /** The type of the areas to compare with; 15, England, when left out. */
  parent_area_type_id: v.optional(id),
  profile_id: v.optional(id),
});
type FingertipsQuery = v.InferOutput<typeof fingertipsQuery>;

/** Columns that tell all people from parts of them. */
const breakdowns = ["Sex", "Age", "Category Type", "Category"] as const;

export const fingertips = {
  kind: "fingertips",
  title: "Fingertips (Office for Health Improvement and Disparities)",
  documentation: "https://fingertips.phe.org.uk/api",
  isUntried: true,
  query: fingertipsQuery,
  plan({ url, query }: PortalFeed<FingertipsQuery>) {
    const request = {
      url: address(url, "/all_data/csv/by_indicator_id", [
        ["indicator_ids", [query.indicator_ids].flat().join(",")],
        ["child_area_type_id", query.child_area_type_id],
        ["parent_area_type_id", query.parent_area_type_id ?? 15],
        ["profile_id", query.profile_id],
        ["include_sortable_time_periods", "yes"],
      ]),
    };
    return { first: { request, state: null }, pushed: [] };
  },
  async page(reply, { wish }) {
    const refusal = refusalIn(reply);
    if (refusal) return refuse(refusal);
    const { table, problems } = await readers.csv.read(reply.body, { wanted: wish.columns });
    if (table === null) return refuse(...problems);
    if (table.rows.length === 0) return refuse(...problems.filter(({ code }) => code !== "no-rows"), problem("nothing-found", {}, { said: "", renamed: [] }));
    const columns = unchosen(table, wish);
    return { table, next: null, problems: [...problems, ...(columns.length === 0 ? [] : [problem("rows-of-several-kinds", {}, { columns })])] };
  },
} satisfies Portal<FingertipsQuery, null>;

/** Breakdowns that no mapping reads, with what stands in them. */
function unchosen(table: Table, { columns }: Wish): { name: string; texts: string[] }[] {
  const isRead = (name: string): boolean => columns.includes(name) || (name.startsWith("Category") && (columns.includes("Category") || columns.includes("Category Type")));
  return breakdowns.map((name) => ({ name, texts: textsOf(table, name) })).filter(({ name, texts }) => texts.length > 1 && !isRead(name));
}
