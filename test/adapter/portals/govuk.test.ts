import { expect, test } from "vitest";
import { govuk } from "../../../packages/adapter/src/portals/govuk.js";
import { codes, only } from "../tables.js";
import { odsOf, odsRow, odsSheet } from "../read/zips.js";
import { drive, feedOf, fixtureText, serve, type Answer, type Received } from "./drive.js";

const page = "/government/statistics/local-authority-emissions";
const site = ({ url }: Received): Answer => {
  if (url.pathname === `/api/content${page}`) return { type: "application/json", body: fixtureText("govuk/publication.json") };
  if (url.pathname.endsWith("/old-emissions")) return { type: "application/json", body: fixtureText("govuk/redirect.json") };
  if (url.pathname.endsWith("/earlier-emissions")) return { type: "application/json", body: fixtureText("govuk/withdrawn.json") };
  return url.pathname.endsWith(".csv") ? { type: "text/csv", body: `file\n${url.pathname}\n` } : { status: 404, body: "{\"error\":\"not found\"}" };
};

test.each([
  ["emissions-2005-2024.csv", "/media/2/emissions-2005-2024.csv"], ["Emissions: data tables (CSV)", "/media/2/emissions-2005-2024.csv"], ["data tables", "/media/2/emissions-2005-2024.csv"],
  ["  INFLUENCE-2005 ".trim(), "/media/3/influence-2005-2024.csv"], ["within the influence", "/media/3/influence-2005-2024.csv"],
])("the file %s is found on its page and read", async (attachment, path) => {
  const { origin, received } = await serve(site);
  const { rows, problems } = await drive(govuk, feedOf(`${origin}${page}?lang=en#files`, { attachment, kind: "csv" }));
  expect(received.map(({ url }) => url.pathname)).toEqual([`/api/content${page}`, path]);
  expect(rows).toEqual([{ file: path }]);
  expect(codes(problems)).toEqual([]);
});

test("a name that several files share is refused, and so are several tables where none is named", async () => {
  const { origin } = await serve(site);
  for (const query of [{ attachment: "emissions" }, {}]) {
    expect(only((await drive(govuk, feedOf(`${origin}${page}`, query))).problems, "attachment-ambiguous").message)
      .toContain("“emissions-2005-2024.csv (Emissions: data…”, “influence-2005-2024.csv (Emissions withi…”");
  }
});

test("a file that is not there is refused with those that are, and the nearest", async () => {
  const { origin } = await serve(site);
  const { problems } = await drive(govuk, feedOf(`${origin}${page}`, { attachment: "emissions-2005-2025.csv" }));
  expect(only(problems, "attachment-missing")).toMatchObject({ hint: "Did you mean “emissions-2005-2024.csv”?" });
});

test("the only table of a page needs no name, and a withdrawn page is read with a warning", async () => {
  const { origin } = await serve(site);
  const { rows, problems } = await drive(govuk, feedOf(`${origin}/government/statistics/earlier-emissions`, {}));
  expect(rows).toEqual([{ file: "/media/4/earlier.csv" }]);
  expect(only(problems, "page-withdrawn").message).toBe("The publisher has withdrawn the page on 2025-01-13: “These statistics were replaced by Local authority emissions .”.");
  expect(codes(problems)).toEqual(["page-withdrawn", "kind-found"]);
});

test("a page that has moved, or is gone, is refused with the way to go on", async () => {
  const { origin } = await serve(site);
  expect(only((await drive(govuk, feedOf(`${origin}/government/statistics/old-emissions`, {}))).problems, "page-moved").message).toBe(`The page has moved to “${origin}${page}”.`);
  expect(only((await drive(govuk, feedOf(`${origin}/government/statistics/none`, {}))).problems, "page-moved").message).toBe("The page is no longer there.");
});

test("a spreadsheet is read by the sheet that the query names", async () => {
  const body = odsOf(odsSheet("Cover", odsRow("Title")) + odsSheet("1_2", odsRow("area", "value"), odsRow("E08000009", 5.87)));
  const files = [{ attachment_type: "file", filename: "tables.ods", title: "Tables", url: "/media/9/tables.ods" }];
  const { origin } = await serve(({ url }) => (url.pathname.endsWith(".ods") ? { body } : { body: JSON.stringify({ details: { attachments: files } }) }));
  const { rows, problems } = await drive(govuk, feedOf(`${origin}${page}`, { kind: "ods", dialect: { sheetName: "1_2" } }));
  expect(rows).toEqual([{ area: "E08000009", value: "5.87" }]);
  expect(codes(problems)).toEqual([]);
});

test.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/csv,a", ""])("a file at %j is none", async (url) => {
  const { origin, received } = await serve(() => ({ body: JSON.stringify({ details: { attachments: [{ attachment_type: "file", filename: "a.csv", url }] } }) }));
  expect(codes((await drive(govuk, feedOf(`${origin}${page}`, { attachment: "a.csv" }))).problems)).toEqual(["attachment-missing"]);
  expect(received).toHaveLength(1);
});

test.each([
  [{ body: "<!doctype html><title>GOV.UK</title>" }, "not-a-table"], [{ status: 503, body: "" }, "portal-refused"], [{ body: "{}" }, "attachment-missing"], [{ body: "[]" }, "attachment-missing"],
])("a description that is none is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  expect(codes((await drive(govuk, feedOf(`${origin}${page}`, {}))).problems)).toEqual([code]);
});

test("a file that is gone is refused, though its page is there", async () => {
  const { origin } = await serve((received) => (received.url.pathname.startsWith("/media/") ? { status: 410, body: "" } : site(received)));
  expect(codes((await drive(govuk, feedOf(`${origin}${page}`, { attachment: "data tables" }))).problems)).toEqual(["portal-refused"]);
});
