/**
 * Run by itself under a language and a time zone: prints what the adapter and the schema make of real files and of the
 * notations that people write, as one fingerprint, with the language and the time zone that were in force.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildDoughnut, ukAreas } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { measureDoughnut, serialiseDoughnut } from "@place-doughnut/schema";
import { readNumber } from "../../packages/adapter/src/map/number.js";
import { readPeriod } from "../../packages/adapter/src/map/period.js";

const root = process.argv[2] ?? "";
const lines = (path: string): string[] => readFileSync(join(root, path), "utf8").split("\n");
const hash = createHash("sha256");
const add = (value: unknown): void => void hash.update(JSON.stringify(value) ?? "");

// "I" and "i" are two letters in Turkish; "1.234" is a thousand in German; digits and calendars are others in Egypt.
for (const line of lines("test/fixtures/adapter/numbers.tsv")) for (const cell of line.split("\t")) add(readNumber(cell));
const periods = ["2023", "2013/14", "April 2023", "31 DECEMBER 2021", "Dec-11", "2023-03-26", "2011-12-30", "2026-01-01T00:30:00", "2023-10-29/P1M", "Apr 2022 - Mar 2023", "03/04/2024", "FINANCIAL YEAR 2013/14", "Q1 2022"];
for (const text of periods) add(readPeriod(text, text === "2013/14" ? "financial-year" : undefined));
const register = await ukAreas();
for (const name of ["ISLINGTON", "islington", "ISLE OF WIGHT", "Isles of Scilly", "INVERCLYDE", "Ynys Môn", "DISTRICT OF BRISTOL"]) add(register.find(name));

const portrait: unknown = JSON.parse(lines("examples/trafford/trafford.portrait.json").join("\n"));
const { doughnut, problems, stats } = await buildDoughnut(portrait, { transport: replayFolder(join(root, "examples/trafford/feeds")) });
if (doughnut === null) throw new Error("no doughnut");
add([serialiseDoughnut(doughnut), problems, stats, measureDoughnut(doughnut)]);

const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(JSON.stringify({ locale, timeZone, fingerprint: hash.digest("hex") }));
