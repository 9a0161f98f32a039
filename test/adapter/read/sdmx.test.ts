import { read } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { bytes, codes } from "../tables.js";

const csv = (text: string) => read({ body: bytes(text) }, { kind: "sdmx-csv" });
const json = (value: unknown) => read({ body: bytes(JSON.stringify(value)) }, { kind: "sdmx-json" });

describe("SDMX-CSV", () => {
  const both = "STRUCTURE[;],STRUCTURE_ID,ACTION,GEO: Area,TIME_PERIOD: Period,OBS_VALUE: Value,NOTE: Note\ndataflow,X:A(1.0): A flow,I,E1: Ayton,2023: 2023,12.4,\"see: page\"\ndataflow,X:A(1.0): A flow,I,E2: Beeton: north,2023: 2023,,plain\n";

  test("with labels gives codes and labels apart", async () => {
    const { table, problems } = await csv(both);
    expect(problems).toEqual([]);
    expect(table?.columns).toEqual(["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_ID label", "ACTION", "GEO", "GEO label", "TIME_PERIOD", "TIME_PERIOD label", "OBS_VALUE", "NOTE"]);
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ["dataflow", "X:A(1.0)", "A flow", "I", "E1", "Ayton", "2023", "2023", "12.4", "see: page"], ["dataflow", "X:A(1.0)", "A flow", "I", "E2", "Beeton: north", "2023", "2023", "", "plain"],
    ]);
  });

  test("without labels, and version 1.0, stay as they are", async () => {
    expect((await csv("STRUCTURE,STRUCTURE_ID,ACTION,GEO,OBS_VALUE,UPDATED\ndataflow,X:A(1.0),I,E1,12.4,2021-01-22T13:15:41Z\n")).table?.rows[0]?.cells).toEqual(["dataflow", "X:A(1.0)", "I", "E1", "12.4", "2021-01-22T13:15:41Z"]);
    expect((await csv("DATAFLOW,GEO,OBS_VALUE\nX:A(1.0),E1,3\n")).table?.columns).toEqual(["DATAFLOW", "GEO", "OBS_VALUE"]);
  });

  test.each([both, "STRUCTURE,STRUCTURE_ID,ACTION,A\ndataflow,x,I,1\n", "\uFEFFDATAFLOW,GEO,OBS_VALUE\nX:A(1.0),E1,3\n"])("is told by how it begins", async (text) => {
    expect((await read({ body: bytes(text) }, {})).problems[0]?.message).toContain("sdmx-csv");
  });
});

const geo = { id: "GEO", name: "Area", keyPosition: 1, values: [{ id: "E1", name: "Ayton" }, { id: "E2", names: { en: "Beeton" } }] };
const freq = { id: "FREQ", keyPosition: 0, values: [{ id: "A", name: "A" }] };
const time = { id: "TIME_PERIOD", keyPosition: 2, values: [{ id: "2022", name: "2022" }, { id: "2023", name: "2023" }] };
const status = { id: "OBS_STATUS", values: [{ id: "A", name: "Normal value" }, { id: "M", name: "Missing" }] };
const title = { id: "TITLE", values: [{ name: "One" }, { name: "Two" }] };
const one = { structure: { dimensions: { dataSet: [freq], series: [geo], observation: [time] }, attributes: { dataSet: [], series: [title], observation: [status] } },
  dataSets: [{ action: "Information", series: { 0: { attributes: [0], observations: { 0: [1.5, 0], 1: [null, 1] } }, 1: { attributes: [1], observations: { 1: [3] } } } }] };
const two = { meta: {}, data: { structures: [{ dimensions: { dataSet: [freq], series: [], observation: [geo, time] }, attributes: { dataSet: [], series: [], observation: [title, status] } }],
  dataSets: [{ structure: 0, observations: { "0:0": [1.5, 0, 0], "0:1": [null, 0, 1], "1:1": [3, 1] } }] } };

describe("SDMX-JSON", () => {
  const rows = [["A", "E1", "Ayton", "2022", "1.5", "One", "A", "Normal value"], ["A", "E1", "Ayton", "2023", "", "One", "M", "Missing"], ["A", "E2", "Beeton", "2023", "3", "Two", "", ""]];

  test.each([["1.0 by series", one], ["2.0 flat", two]])("%s gives a row for each observation, dimensions in the order of the key", async (_name, message) => {
    const { table, problems } = await json(message);
    expect(problems).toEqual([]);
    expect(table).toMatchObject({ columns: ["FREQ", "GEO", "GEO label", "TIME_PERIOD", "OBS_VALUE", "TITLE", "OBS_STATUS", "OBS_STATUS label"], headerRow: 0 });
    expect(table?.rows.map(({ cells }) => cells)).toEqual(rows);
    expect(table?.rows[0]?.values?.[4]).toBe(1.5);
    expect((await read({ body: bytes(JSON.stringify(message)) }, {})).table).toEqual(table);
  });

  test("with two measures has a column for each, and attributes written as texts", async () => {
    const message = structuredClone(two) as { data: { structures: Record<string, unknown>[]; dataSets: { observations: object }[] } };
    message.data.structures[0]!["measures"] = { observation: [{ id: "VALUE" }, { id: "SHARE" }] };
    message.data.dataSets[0]!.observations = { "0:0": [1, 0.5, "free text", 0] };
    expect((await json(message)).table).toMatchObject({ columns: expect.arrayContaining(["VALUE", "SHARE"]) as string[], rows: [{ cells: ["A", "E1", "Ayton", "2022", "1", "0.5", "free text", "A", "Normal value"] }] });
  });

  test.each<[string, object]>([
    ["a key that names no value", { ...one, dataSets: [{ series: { 7: { observations: { 0: [1] } } } }] }], ["a key with too many places", { ...one, dataSets: [{ series: { "0:0": { observations: { 0: [1] } } } }] }],
    ["a key of words", { ...one, dataSets: [{ series: { __proto__x: { observations: { 0: [1] } } } }] }], ["an observation that is no list", { ...one, dataSets: [{ series: { 0: { observations: { 0: 1 } } } }] }],
    ["no structure", { dataSets: one.dataSets }], ["no data sets", { structure: one.structure }], ["an attribute that is not there", { ...one, dataSets: [{ series: { 0: { observations: { 0: [1, 9] } } } }] }],
  ])("with %s is refused", async (_name, message) => {
    const { table, problems } = await json(message);
    expect(table).toBeNull();
    expect(codes(problems)).toEqual(["sdmx-wrong"]);
  });

  test("without observations has no rows", async () => {
    expect(codes((await json({ ...one, dataSets: [] })).problems)).toEqual(["no-rows"]);
  });
});
