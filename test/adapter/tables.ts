/** Tables and recorded files for the adapter's tests. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Dialect, FeedProblem, MapContext, Mapping, Portrait, Reply, Table, Transport } from "@place-doughnut/adapter";
import { read } from "@place-doughnut/adapter";

const root = new URL("../../", import.meta.url);

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const file = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(path, root))));

/** The table in a text, which must have nothing wrong with it. */
export async function tableIn(text: string | Uint8Array, dialect?: Dialect, wanted: string[] = []): Promise<Table> {
  const { table, problems } = await read({ body: typeof text === "string" ? bytes(text) : text }, { kind: "csv", dialect, wanted });
  if (!table || problems.some(({ severity }) => severity === "error")) throw new Error(`not a clean table: ${JSON.stringify(problems)}`);
  return table;
}

export const codes = (problems: readonly FeedProblem[]): string[] => problems.map(({ code }) => code);

/** The only problem of a code; fails when there is none, or more than one. */
export function only(problems: readonly FeedProblem[], code: string): FeedProblem {
  const found = problems.filter((problem) => problem.code === code);
  if (found.length !== 1) throw new Error(`${found.length} problems "${code}" among ${codes(problems).join(", ") || "none"}`);
  return found[0]!;
}

export const trafford: MapContext = { place: { code: "E08000009", names: ["Trafford"] }, comparators: [{ code: "E92000001", names: ["England"] }] };

/** Columns as ONS Explore Local Statistics has them. */
export const elsMapping = { area: { column: "areacd" }, period: { column: "period" }, value: "observation", status: "status" } satisfies Mapping;

/** A portrait with one source and one indicator, to change one thing in. */
export function portrait(change: Partial<Portrait> = {}): Portrait {
  return {
    version: 1,
    place: { name: "Trafford", code: "E08000009" },
    dimensionSet: "deal-2025",
    sources: { feed: { kind: "csv", url: "https://data.example/feed.csv", title: "A feed" } },
    indicators: [indicator()],
    ...change,
  };
}

export function indicator(change: Partial<Portrait["indicators"][number]> = {}): Portrait["indicators"][number] {
  return {
    id: "claimants", dimension: "income-work", name: "People claiming benefits", unit: { symbol: "%" }, direction: "lower-is-better", source: "feed",
    mapping: { area: { column: "area" }, period: { column: "year" }, value: "value" },
    ...change,
  };
}

/** Answers with these texts; asked for anything else, it fails. */
export function transportOf(texts: Record<string, string>, change: Partial<Reply> = {}): Transport & { asked: string[] } {
  const asked: string[] = [];
  const transport: Transport = ({ url }) => {
    asked.push(url);
    const text = new Map(Object.entries(texts)).get(url);
    if (text === undefined) return Promise.reject(new Error("getaddrinfo ENOTFOUND data.example"));
    return Promise.resolve({ url, status: 200, contentType: "text/csv", body: bytes(text), retrieved: "2026-11-22", ...change });
  };
  return Object.assign(transport, { asked });
}
