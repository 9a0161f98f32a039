import { expect, test } from "vitest";
import { fingertips } from "../../../packages/adapter/src/portals/fingertips.js";
import { map } from "@place-doughnut/adapter";
import { codes, only, trafford } from "../tables.js";
import { drive, feedOf, fixtureText, serve } from "./drive.js";

const query = { indicator_ids: 90362, child_area_type_id: 502 };
const body = fixtureText("fingertips/by_indicator_id.csv");

test("all data of an indicator are asked for, with periods that can be sorted, and compared with England unless stated", async () => {
  const { origin, received } = await serve(() => ({ type: "text/csv", body }));
  const { rows } = await drive(fingertips, feedOf(`${origin}/api`, { ...query, indicator_ids: [90362, 90366] }));
  expect(received[0]!.url.pathname + received[0]!.url.search).toBe("/api/all_data/csv/by_indicator_id?indicator_ids=90362,90366&child_area_type_id=502&parent_area_type_id=15&include_sortable_time_periods=yes");
  expect(rows.map((row) => [row["Area Code"], row["Sex"], row["Time period"], row["Time period Sortable"], row["Value"]])[3]).toEqual(["E08000009", "Male", "2015 - 17", "20150000", "65.5"]);
});

test("rows for all people beside rows for parts of them are reported until a mapping chooses, and then give the figure", async () => {
  const { origin } = await serve(() => ({ body }));
  const { problems, tables } = await drive(fingertips, feedOf(`${origin}/api`, query));
  expect(only(problems, "rows-of-several-kinds")).toMatchObject({ severity: "warning", hint: "Choose in the mapping: \"where\": { \"Sex\": \"Male\" }." });
  const where = { "Sex": "Male", "Category Type": "" };
  const columns = ["Area Code", "Time period", "Value", ...Object.keys(where)];
  expect(codes((await drive(fingertips, feedOf(`${origin}/api`, query), { columns })).problems)).toEqual([]);
  const { observations } = map(tables[0]!, { area: { column: "Area Code" }, period: { column: "Time period", reading: "calendar-year" }, value: "Value", where }, trafford);
  expect(observations.map(({ area, value }) => [area, value])).toEqual([["E08000009", 65.5], ["E92000001", 63.4]]);
});

test("a column that a mapping leaves out is the one that is reported", async () => {
  const { origin } = await serve(() => ({ body }));
  const { problems } = await drive(fingertips, feedOf(`${origin}/api`, query), { columns: ["Area Code", "Sex", "Value"] });
  expect(only(problems, "rows-of-several-kinds").message).toBe("The rows are of several kinds: “Category Type” is “”, “LSOA11 deprivation deciles”; “Category” is “”, “Most deprived decile”.");
});

test.each([
  [{ body: `${body.split("\n")[0]}\n` }, "nothing-found"],
  [{ status: 500, body: "<h1>Server Error</h1>" }, "portal-refused"],
  [{ body: "<!doctype html><title>Fingertips</title>" }, "not-a-table"],
])("an answer without figures is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  const { problems, tables } = await drive(fingertips, feedOf(`${origin}/api`, query));
  expect([codes(problems), tables]).toEqual([[code], []]);
});
