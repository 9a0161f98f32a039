import { expect, test } from "vitest";
import { sdmx } from "../../../packages/adapter/src/portals/sdmx.js";
import { codes, file, only, tableIn } from "../tables.js";
import { drive, feedOf, fixtureText, serve } from "./drive.js";

const flow = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/SDG_11_60";
const asked = (query: object, wish: object = {}): string => sdmx.plan(feedOf(flow, query), { columns: [], keep: new Map(), ...wish }).first.request.url.slice(flow.length);

test("SDMX-CSV with labels is asked for first, and its codes and labels become columns", async () => {
  const { origin, received } = await serve(() => ({ type: "application/vnd.sdmx.data+csv", body: fixtureText("sdmx/labels.csv") }));
  const { rows, problems } = await drive(sdmx, feedOf(`${origin}/data/SDG_11_60`, { key: "A.PC.DE+FR", startPeriod: "2021" }));
  expect(received[0]!.headers.accept).toMatch(/^application\/vnd\.sdmx\.data\+csv;version=1\.0\.0;labels=both, .*json/);
  expect(received[0]!.url.pathname + received[0]!.url.search).toBe("/data/SDG_11_60/A.PC.DE+FR?startPeriod=2021&dimensionAtObservation=AllDimensions");
  expect(rows.map((row) => [row["geo"], row["geo label"], row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_FLAG"]])).toEqual([
    ["DE", "Germany", "2021", "67.8", ""], ["DE", "Germany", "2022", "69.1", "e"], ["FR", "France", "2022", "", "c"],
  ]);
  expect(codes(problems)).toEqual([]);
});

test("SDMX-JSON is read where the host has nothing else", async () => {
  const { origin } = await serve(() => ({ type: "application/vnd.sdmx.data+json", body: fixtureText("sdmx/data.json") }));
  const { rows } = await drive(sdmx, feedOf(`${origin}/data/SDG_11_60`, {}));
  expect(rows.map(({ GEO, TIME_PERIOD, OBS_VALUE }) => [GEO, TIME_PERIOD, OBS_VALUE])).toEqual([["DE", "2021", "67.8"], ["FR", "2022", "41.8"]]);
});

test("a key is made of the rows that are kept where the query names the dimensions in their order", () => {
  const keep = new Map([["geo", ["DE", "FR"]], ["freq", ["A"]]]);
  expect(asked({ dimensions: ["freq", "unit", "geo"] }, { keep })).toBe("/A..DE+FR?dimensionAtObservation=AllDimensions");
  expect(asked({ dimensions: ["freq", "unit", "geo"], key: "Q.." }, { keep })).toBe("/Q..?dimensionAtObservation=AllDimensions");
  expect(asked({ dimensions: ["freq", "unit", "geo"] }, { keep: new Map([["geo", ["D.E"]]]) })).toBe("/all?dimensionAtObservation=AllDimensions");
  expect(asked({}, { keep })).toBe("/all?dimensionAtObservation=AllDimensions");
});

test("only the newest of each series is asked for where nothing else is wanted", () => {
  expect(asked({}, { latest: "TIME_PERIOD" })).toBe("/all?lastNObservations=1&dimensionAtObservation=AllDimensions");
  expect(asked({ startPeriod: "2020" }, { latest: "TIME_PERIOD" })).toBe("/all?startPeriod=2020&dimensionAtObservation=AllDimensions");
  expect(asked({ format: "csvfilewithlabels" })).toBe("/all?dimensionAtObservation=AllDimensions&format=csvfilewithlabels");
});

test("an answer that is prepared as a file is refused with the file's address, though its status is 200", async () => {
  const { origin } = await serve(() => ({ type: "application/xml", body: fixtureText("sdmx/deferred.xml") }));
  const { problems, tables } = await drive(sdmx, feedOf(`${origin}/data/A`, {}));
  expect(only(problems, "answer-deferred").message).toBe("The portal prepares the answer as a file, “https://statistics.example/files/wHsv7”, and sent no figures.");
  expect(tables).toEqual([]);
});

test("an answer that is queued is refused, and not waited for", async () => {
  const { origin, received } = await serve(() => ({ body: "<env:Envelope xmlns:env=\"a\"><queued><id>42</id><status>SUBMITTED</status></queued></env:Envelope>" }));
  expect(codes((await drive(sdmx, feedOf(`${origin}/data/A`, {}))).problems)).toEqual(["answer-deferred"]);
  expect(received).toHaveLength(1);
});

const table = await tableIn(file("test/fixtures/formats/sdmx/sdmx_to_http_error_mapping.csv"), { delimiter: ";" });
const outcomes = new Map([["100", "nothing-found"], ["130", "answer-too-large"], ["510", "answer-too-large"]]);

test.each(table.rows.map(({ cells }) => [cells[1]!, cells[2]!, Number(cells[3])] as const))("fault %s (%s) has an outcome with status %d and with 200 alike", async (fault, words, status) => {
  const body = `<?xml version="1.0"?><mes:Error xmlns:mes="a"><mes:ErrorMessage code="${fault}"><com:Text>${words}</com:Text></mes:ErrorMessage></mes:Error>`;
  for (const sent of [status, 200]) {
    const { origin } = await serve(() => ({ status: sent, type: "application/xml", body }));
    const { problems, tables } = await drive(sdmx, feedOf(`${origin}/data/A`, {}));
    expect(codes(problems)).toEqual([outcomes.get(fault) ?? "portal-refused"]);
    expect(problems[0]!.message).toContain(words);
    expect(tables).toEqual([]);
  }
});

test.each([
  [{ status: 413, body: fixtureText("sdmx/too-big.xml") }, "answer-too-large"],
  [{ status: 200, body: fixtureText("sdmx/too-big.xml") }, "answer-too-large"],
  [{ status: 404, body: "NoRecordsFound" }, "nothing-found"],
  [{ status: 413, body: "" }, "answer-too-large"],
  [{ status: 503, body: "<html><body>Maintenance</body></html>" }, "portal-refused"],
  [{ status: 200, body: "<?xml version=\"1.0\"?><message:GenericData/>" }, "not-a-table"],
  [{ status: 200, body: "<!doctype html><title>Eurostat</title>" }, "not-a-table"],
  [{ status: 200, body: "DATAFLOW,GEO,OBS_VALUE\n" }, "nothing-found"],
  [{ status: 200, body: "{\"errors\":[{\"code\":404,\"title\":\"No results\"}]}" }, "error-body"],
])("an answer without figures is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  const { problems, tables } = await drive(sdmx, feedOf(`${origin}/data/A`, {}));
  expect([codes(problems), tables]).toEqual([[code], []]);
});
