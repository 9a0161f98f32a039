import { expect, test } from "vitest";
import { safeParse } from "valibot";
import { onsBeta } from "../../../packages/adapter/src/portals/ons-beta.js";
import { codes, only } from "../tables.js";
import { drive, feedOf, fixtureText, serve } from "./drive.js";

const json = (body: string) => ({ type: "application/json", body });
const series = { dataset: "cpih01", dimensions: { geography: "K02000001", aggregate: "cpih1dim1A0" }, wildcard: "time" };

test("the latest version is looked up, and a series is read with one dimension left open", async () => {
  const { origin, received } = await serve(({ url }) => json(fixtureText(url.pathname.endsWith("/cpih01") ? "ons-beta/dataset.json" : "ons-beta/observations.json")));
  const { rows, problems, totals } = await drive(onsBeta, feedOf(`${origin}/v1`, series));
  expect(received.map(({ url }) => url.pathname + url.search)).toEqual([
    "/v1/datasets/cpih01", "/v1/datasets/cpih01/editions/time-series/versions/61/observations?geography=K02000001&aggregate=cpih1dim1A0&time=%2a".replace("%2a", "*"),
  ]);
  expect(rows.map((row) => [row["geography"], row["time label"], row["observation"], row["metadata.Data_Marking"], row["unit_of_measure"]])).toEqual([
    ["K02000001", "Oct-11", "93.9", "", "Index: 2015=100"], ["K02000001", "Mar-18", "105.1", "", "Index: 2015=100"], ["K02000001", "Apr-18", "", "x", "Index: 2015=100"],
  ]);
  expect([codes(problems), totals]).toEqual([[], [3]]);
});

test("a stated edition and version are asked for at once, and a stated edition alone is looked up", async () => {
  const { origin, received } = await serve(({ url }) => json(fixtureText(url.pathname.includes("versions") ? "ons-beta/observations.json" : "ons-beta/dataset.json")));
  await drive(onsBeta, feedOf(`${origin}/v1`, { ...series, edition: "time-series", version: 6 }));
  await drive(onsBeta, feedOf(`${origin}/v1`, { ...series, edition: "time-series" }));
  expect(received.map(({ url }) => url.pathname)).toEqual([
    "/v1/datasets/cpih01/editions/time-series/versions/6/observations", "/v1/datasets/cpih01/editions/time-series", "/v1/datasets/cpih01/editions/time-series/versions/61/observations",
  ]);
});

test("a link to the latest version is never followed elsewhere: only its edition and version are used", async () => {
  const { origin, received } = await serve(({ url }) => json(url.pathname.endsWith("cpih01")
    ? JSON.stringify({ links: { latest_version: { href: "http://169.254.169.254/editions/a%2Fb/versions/%E0%A4%A" } } }) : fixtureText("ons-beta/observations.json")));
  await drive(onsBeta, feedOf(`${origin}/v1`, series));
  expect(received.map(({ url }) => url.pathname)).toEqual(["/v1/datasets/cpih01", "/v1/datasets/cpih01/editions/a%2Fb/versions/%25E0%25A4%25A/observations"]);
});

test("census tables are read by areas, and what is withheld is said", async () => {
  const { origin, received } = await serve(({ url }) => json(fixtureText(url.pathname.endsWith("TS008") ? "ons-beta/dataset.json" : "ons-beta/census.json")));
  const { rows, problems } = await drive(onsBeta, feedOf(`${origin}/v1`, { dataset: "TS008", areaType: "ltla", areas: ["E08000009"] }));
  expect(received[1]!.url.pathname + received[1]!.url.search).toBe("/v1/datasets/TS008/editions/time-series/versions/61/json?area-type=ltla,E08000009");
  expect(rows).toEqual([
    { "ltla": "E08000009", "ltla label": "Trafford", "sex": "1", "sex label": "Female", "observation": "119908" },
    { "ltla": "E08000009", "ltla label": "Trafford", "sex": "2", "sex label": "Male", "observation": "115144" },
  ]);
  expect(only(problems, "areas-withheld").message).toContain("1 area,");
});

test("a table of one's own is asked for by population and variables", async () => {
  const { origin, received } = await serve(() => json(fixtureText("ons-beta/census.json")));
  const { rows } = await drive(onsBeta, feedOf(`${origin}/v1`, { population: "UR", variables: ["sex", "health_in_general"], areaType: "ltla", areas: ["E08000009"] }));
  expect([received[0]!.url.pathname + received[0]!.url.search, rows.length]).toEqual(["/v1/population-types/UR/census-observations?area-type=ltla,E08000009&dimensions=sex,health_in_general", 2]);
});

test("fewer observations than there are, or as many as are given at once without a count, are refused", async () => {
  const made = (count: number, total?: number) => json(JSON.stringify({ observations: Array.from({ length: count }, (_, at) => ({ observation: String(at) })), total_observations: total }));
  const asked = { ...series, edition: "a", version: "1" };
  for (const [answer, code] of [[made(2, 3), ["records-cut"]], [made(10_000), ["records-cut"]], [made(10_000, 10_000), []], [made(0, 0), ["nothing-found"]]] as const) {
    const { origin } = await serve(() => answer);
    expect(codes((await drive(onsBeta, feedOf(`${origin}/v1`, asked))).problems)).toEqual(code);
  }
});

test("one dimension at most can be left open, by what a query can say", () => {
  expect(safeParse(onsBeta.query, series).success).toBe(true);
  expect(safeParse(onsBeta.query, { ...series, wildcard: ["time", "geography"] }).success).toBe(false);
  expect(safeParse(onsBeta.query, { dataset: "a", dimensions: {}, areaType: "ltla" }).success).toBe(false);
});

test.each([
  [{ status: 404, body: "dataset not found\n" }, "portal-refused"],
  [{ status: 400, body: "{\"errors\":[{\"code\":\"bad_request\",\"message\":\"there are no observations\"}]}" }, "portal-refused"],
  [{ body: "{\"state\":\"published\"}" }, "portal-refused"],
  [{ body: "[]" }, "portal-refused"],
  [{ body: "<html></html>" }, "not-a-table"],
])("an answer without figures is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  expect(codes((await drive(onsBeta, feedOf(`${origin}/v1`, series))).problems)).toEqual([code]);
});
