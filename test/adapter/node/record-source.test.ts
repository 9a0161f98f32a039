/** The answers of one source belong together. Asked over real sockets; what is answered was constructed. */
import { buildDoughnut, wrapTransport, type Feed, type Portrait } from "@place-doughnut/adapter";
import { nodeTransport, recordFolder, replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { answer, faultServer, type Route } from "../http/fault-server.js";
import { faults } from "../http/faults.js";
import { codes, indicator, portrait } from "../tables.js";

const now = (): string => "2026-11-22T05:00:00Z";
const paths = ["/feed", "/feed/api/3/action/datastore_search", "/beside"];
const table = "area,year,value\nE08000009,2022,17332\n";

/** A publisher whose answers can be changed, and a folder that is recorded from it. */
async function recording(feed: Partial<Feed>) {
  let route: Route = () => {};
  const server = await faultServer(new Map(paths.map((path) => [path, (socket, asked) => route(socket, asked)])));
  const transport = nodeTransport({ allowPrivate: true, limits: { retries: 0 } });
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(async () => {
    transport.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const recipe: Portrait = portrait({
    sources: { feed: { kind: "csv", url: `${server.url}/feed`, title: "A feed", ...feed, ...(feed.metadata === undefined ? {} : { metadata: server.url + feed.metadata }) } as Feed },
    indicators: [indicator()],
  });
  return {
    night: (next: Route) => {
      route = next;
      return buildDoughnut(recipe, { transport: wrapTransport(recordFolder(folder, transport, { now }), (ask) => (request, signal) => ask(request, signal)) });
    },
    offline: () => buildDoughnut(recipe, { transport: replayFolder(folder) }),
    list: () => readFileSync(join(folder, "recordings.json"), "utf8"),
  };
}

type Built = Awaited<ReturnType<typeof buildDoughnut>>;
const figures = ({ doughnut }: Built) => doughnut?.dimensions.flatMap(({ indicators }) => (indicators ?? []).flatMap(({ observations }) => observations.map(({ value }) => value)));
const text = ({ doughnut }: Built): string => serialiseDoughnut(doughnut!);

describe("what is no table takes nothing away from a good recording:", () => {
  test.each(["F20", "F21", "F12"])("%s", async (id) => {
    const fault = faults.find((each) => each.id === id)!;
    const { night, offline, list } = await recording({ kind: fault.kind ?? "csv" });
    const good = await night(fault.kind === "json" ? answer('[{"area":"E08000009","year":"2022","value":17332}]\n', { "Content-Type": "application/json" }) : answer(table));
    expect(figures(good)).toEqual([17332]);
    const listed = list();
    const bad = await night(fault.route!);
    expect(figures(bad)).toEqual([]);
    expect(list()).toBe(listed);
    expect(text(await offline())).toBe(text(good));
  });

  test("a table without a row", async () => {
    const { night, offline } = await recording({});
    const good = await night(answer(table));
    expect(figures(await night(answer("area,year,value\n")))).toEqual([]);
    expect(text(await offline())).toBe(text(good));
  });

  test("a table that lacks a column it should have", async () => {
    const { night, offline } = await recording({ expect: { columns: ["value"] } });
    const good = await night(answer(table));
    expect(codes((await night(answer("area,year,figure\nE08000009,2022,1\n"))).problems)).toContain("column-expected");
    expect(text(await offline())).toBe(text(good));
  });
});

/** A DataStore of two rows a page, whose figures are of the day. */
const datastore = (day: number, fails?: number): Route => (socket, asked) => {
  const offset = Number(new URL(asked.path, "http://localhost").searchParams.get("offset") ?? 0);
  if (offset === fails) return answer("later", {}, 500)(socket, asked);
  const records = [0, 1].map((at) => ({ _id: offset + at + 1, area: "E08000009", year: String(2020 + offset + at), value: String(day * 100 + offset + at) }));
  answer(JSON.stringify({ success: true, result: { records, limit: 2, total: 4 } }), { "Content-Type": "application/json" })(socket, asked);
};
const ckan: Partial<Feed> = { kind: "ckan", query: { resource_id: "0f2b2a1c-0000-4000-8000-000000000000" } };

describe("of a source in pages, offline gives those of one day:", () => {
  test.each([["first", 0], ["second", 2]])("all of the day before when the %s one fails", async (_which, fails) => {
    const { night, offline, list } = await recording(ckan);
    const first = await night(datastore(1));
    expect(figures(first)).toEqual([100, 101, 102, 103]);
    const listed = list();
    expect(figures(await night(datastore(2, fails)))).toEqual([]);
    expect(list()).toBe(listed);
    expect(text(await offline())).toBe(text(first));
  });

  test("all of today when none does", async () => {
    const { night, offline } = await recording(ckan);
    await night(datastore(1));
    const second = await night(datastore(2));
    expect(figures(second)).toEqual([200, 201, 202, 203]);
    expect(text(await offline())).toBe(text(second));
  });

  test("none where there never was a whole one", async () => {
    const { night, offline } = await recording(ckan);
    await night(datastore(1, 2));
    const { problems } = await offline();
    expect(codes(problems)).toContain("recordings-unreadable");
  });
});

const description = answer('{"@context":"http://www.w3.org/ns/csvw","url":"/feed","tableSchema":{"columns":[{"titles":"area"},{"titles":"year"},{"titles":"value"}]}}', { "Content-Type": "application/json" });

test.each([
  ["answers with a failure", answer("none", {}, 404)],
  ["does not answer", ((socket) => { socket.destroy(); }) as Route],
])("a description of another day does not join a table that was read without one: it %s", async (_how, beside) => {
  const { night, offline, list } = await recording({ metadata: "/beside" });
  const with_ = (described: Route): Route => (socket, asked) => (asked.path === "/beside" ? described : answer(table))(socket, asked);
  expect(codes((await night(with_(description))).problems)).not.toContain("metadata-unusable");
  expect(list()).toContain("/beside");
  const second = await night(with_(beside));
  expect(figures(second)).toEqual([17332]);
  const again = await offline();
  expect(codes(again.problems)).toEqual(codes(second.problems));
  expect(text(again)).toBe(text(second));
});
