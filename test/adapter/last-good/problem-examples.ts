/** What makes each problem of keeping and recording happen: part of the examples in `problems.test.ts`. */
import { keepLastGood, worse, type AdapterError, type FeedProblem, type Reply, type Transport } from "@place-doughnut/adapter";
import { recordFolder } from "@place-doughnut/adapter/node";
import type { Doughnut } from "@place-doughnut/schema";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { lastGoodProblemKinds } from "../../../packages/adapter/src/last-good/problem-kinds.js";
import { bytes } from "../tables.js";
import { built, doughnut, failed, indicator, year } from "./doughnuts.js";

type Found = Promise<readonly FeedProblem[]>;

const of = (...years: [number, number][]): Doughnut => doughnut([indicator("fuel", years.map(([at, value]) => year(at, value)))]);
const whole = of([2020, 1], [2021, 1], [2022, 1], [2023, 1]);
const now = (): string => "2026-11-22T04:00:00Z";

/** What a folder of recordings says of two answers, one after the other. */
async function ofAnswers(...answers: Partial<Reply>[]): Found {
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const transport: Transport = ({ url }) => Promise.resolve({ url, status: 200, contentType: "text/csv", body: bytes("a,b\n"), retrieved: now(), ...answers.shift() });
  const asked = recordFolder(folder, transport, { now, secrets: new Map([["PORTAL_KEY", "sesame"]]) });
  const found: FeedProblem[] = [];
  while (answers.length > 0) found.push(...(await asked({ url: "https://data.example/a" }).catch(({ problem }: AdapterError): Partial<Reply> => ({ problems: [problem] }))).problems ?? []);
  return found;
}

async function ofUnwritable(): Found {
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync("nowhere/at/all", join(folder, "lost"));
  const reply = { status: 200, contentType: null, body: bytes("a"), retrieved: now() };
  return recordFolder(join(folder, "lost"), ({ url }) => Promise.resolve({ url, ...reply }), { now })({ url: "https://data.example/a" }).then(() => [], ({ problem }: AdapterError) => [problem]);
}

const dated = (lastModified: string, etag?: string): Partial<Reply> => ({ validators: { lastModified, ...(etag === undefined ? {} : { etag }) } });
const [october, november] = ["Thu, 01 Oct 2026 08:00:00 GMT", "Sun, 01 Nov 2026 08:00:00 GMT"];

export const lastGoodExamples: Record<keyof typeof lastGoodProblemKinds, () => Found> = {
  "kept-last-good": async () => keepLastGood(built(of(), [failed("fuel")]), whole).problems,
  "not-kept": async () => keepLastGood(built(doughnut([indicator("fuel", [], { name: "Another" })]), [failed("fuel")]), whole).problems,
  "lock-of-another": async () => keepLastGood(built(of()), whole, { now: new Map(), before: "other" }).problems,
  "worse-invalid": async () => worse(whole, { version: 1 } as Doughnut),
  "worse-indicator-lost": async () => worse(whole, of()),
  "worse-period-back": async () => worse(whole, of([2020, 1], [2021, 1], [2022, 1])),
  "worse-missing": async () => worse(whole, of([2022, 1], [2023, 1])),
  "validator-reused": () => ofAnswers({ validators: { etag: '"1"' } }, { validators: { etag: '"1"' }, body: bytes("c,d\n") }),
  "unchanged-but-newer": () => ofAnswers(dated(october), { ...dated(november), status: 304 }),
  "older-than-recorded": () => ofAnswers(dated(november), { ...dated(october), body: bytes("c,d\n") }),
  "dated-in-future": () => ofAnswers(dated("Wed, 01 Dec 2027 08:00:00 GMT")),
  "recording-unwritable": ofUnwritable,
  "secret-in-answer": () => ofAnswers({ body: bytes('{"next":"https://data.example/?key=sesame"}') }),
};
