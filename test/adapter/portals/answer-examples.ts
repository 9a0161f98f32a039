/** What makes each problem of a statistical portal's answer happen: part of the examples in `problems.test.ts`. */
import type { FeedProblem, Reply } from "@place-doughnut/adapter";
import type { answerProblemKinds } from "../../../packages/adapter/src/portals/answer-kinds.js";
import { fingertips } from "../../../packages/adapter/src/portals/fingertips.js";
import { govuk } from "../../../packages/adapter/src/portals/govuk.js";
import { onsBeta } from "../../../packages/adapter/src/portals/ons-beta.js";
import { onsEls } from "../../../packages/adapter/src/portals/ons-els.js";
import type { Portal } from "../../../packages/adapter/src/portals/portal.js";
import { sdmx } from "../../../packages/adapter/src/portals/sdmx.js";
import { sparql } from "../../../packages/adapter/src/portals/sparql.js";
import { bytes } from "../tables.js";
import { feedOf, fixtureText } from "./drive.js";

type Found = Promise<readonly FeedProblem[]>;

async function of<Query, State>(portal: Portal<Query, State>, query: Query, body: string, status = 200): Found {
  const [feed, wish] = [feedOf("https://portal.example/api", query), { columns: [], keep: new Map() }];
  const reply: Reply = { url: feed.url, status, contentType: null, body: bytes(body), retrieved: "2026-11-22" };
  return (await portal.page(reply, { feed, wish, step: portal.plan(feed, wish).first, pages: 0, rows: 0 })).problems;
}

const els = (body: string, status = 200): Found => of(onsEls, { indicator: ["overweight-adults", "claimant-count"] }, body, status);
const page = (attachments: object[], attachment?: string): Found => of(govuk, { attachment }, JSON.stringify({ details: { attachments } }));
const file = (filename: string): object => ({ attachment_type: "file", filename, url: `https://assets.example/${filename}` });

export const answerExamples: Record<keyof typeof answerProblemKinds, () => Found> = {
  "answer-too-large": () => els("{\"message\":\"Too much data requested. Try narrowing your parameters.\"}", 400),
  "answer-deferred": () => of(sdmx, {}, fixtureText("sdmx/deferred.xml")),
  "nothing-found": () => els("{\"message\":\"No data available for the selected filters.\"}", 400),
  "part-not-answered": () => els("{\"claimant-count\":[{\"areacd\":\"E08000009\",\"value\":3}]}"),
  "rows-of-several-kinds": () => of(fingertips, { indicator_ids: 1, child_area_type_id: 502 }, fixtureText("fingertips/by_indicator_id.csv")),
  "areas-withheld": () => of(onsBeta, { population: "UR", variables: ["sex"], areaType: "ltla" }, fixtureText("ons-beta/census.json")),
  "answer-at-limit": () => of(sparql, { query: "SELECT ?n" }, JSON.stringify({ head: { vars: ["n"] }, results: { bindings: Array.from({ length: 1000 }, () => ({})) } })),
  "page-moved": () => of(govuk, {}, fixtureText("govuk/redirect.json")),
  "page-withdrawn": () => of(govuk, {}, fixtureText("govuk/withdrawn.json")),
  "attachment-missing": () => page([file("tables.csv")], "table.csv"),
  "attachment-ambiguous": () => page([file("a.csv"), file("b.csv")]),
};
