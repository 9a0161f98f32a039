import { measureDoughnut } from "@place-doughnut/schema";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { columnWords } from "../../../packages/element/src/words/page-table.js";
import { plain } from "../../../packages/element/src/page/page-table/columns.js";
import { readTable } from "./tables.js";

const page = readFileSync("docs/table.md", "utf8");

it("the table in the documentation is a doughnut without a problem", () => {
  const template = document.createElement("template");
  template.innerHTML = /```html\n([\s\S]*?)```/.exec(page)![1]!;
  const { doughnut, problems } = readTable(template.content.querySelector("table")!);
  expect(problems).toEqual([]);
  expect(doughnut!.place.name).toBe("Oakhampton");
  expect(measureDoughnut(doughnut!).dimensions.map(({ dimension, state, indicators }) => [dimension.name, state, indicators[0]?.observation?.value ?? null])).toEqual([
    ["Climate change", "overshoot", 4.8], ["Housing", "shortfall", 71], ["Health", "no-data", null], ["Political voice", "no-data", null],
  ]);
  expect(Object.values(doughnut!.sources!).map(({ url }) => url !== undefined)).toEqual([true, false]);
});

it("every column of the documentation is known, in both languages", () => {
  const rows = [...page.matchAll(/^\| ([A-Z][^|]*) \| ([A-Z][^|]*) \| [^|]*\|$/gm)];
  expect(rows.length).toBeGreaterThanOrEqual(16);
  const known = new Set<string>(Object.values(columnWords).flat());
  const named = rows.flatMap(([, en = "", cy = ""]) => [en, cy]).flatMap((cell) => cell.split(/,? or (?=[A-Z])|, (?=or )?(?:or )?/)).map(plain);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
