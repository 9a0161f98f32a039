import type { Doughnut } from "@place-doughnut/schema";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import type { RingRows } from "../../packages/element/src/figure/figure.js";
import { nextOrder, sortColumns, sorted, type SortColumn } from "../../packages/element/src/figure/sort.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

const rowsOf = (document: Doughnut): readonly RingRows[] => draw(document, { lang: "en-GB", width: 800 }).figure.table;
const ordered = (document: Doughnut, column: SortColumn, ascending: boolean): string[][] =>
  sorted(rowsOf(document), { column, ascending }, "en-GB").map(({ dimensions }) => dimensions.map(({ name }) => name.text));

describe("the order of the table", () => {
  it("goes up at the first press on a heading, down at the second, and back to the document's own at the third", () => {
    const up = nextOrder(null, "period");
    const down = nextOrder(up, "period");
    expect([up, down, nextOrder(down, "period")]).toEqual([{ column: "period", ascending: true }, { column: "period", ascending: false }, null]);
    expect(nextOrder(down, "result")).toEqual({ column: "result", ascending: true });
  });

  it("is the document's own where none is asked for", () => {
    const rows = rowsOf(doughnut([20, 10], [250]));
    expect(sorted(rows, null, "en-GB")).toBe(rows);
  });

  it("never leaves a row of a ring out, adds one or moves it to the other ring, whatever the column", () => {
    const rows = rowsOf(JSON.parse(readFileSync("examples/data/trafford.doughnut.json", "utf8")) as Doughnut);
    const all = (rings: readonly RingRows[]): string[][] => rings.map(({ dimensions }) => dimensions.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row))).sort());
    expect(all(rows)[1]!.length).toBeGreaterThan(20);
    for (const column of sortColumns) for (const ascending of [true, false]) expect(all(sorted(rows, { column, ascending }, "en-GB"))).toEqual(all(rows));
  });

  it("gives every row its dimension, for its neighbours may belong to another", () => {
    for (const { dimensions } of sorted(rowsOf(doughnut([20, 10], [])), { column: "result", ascending: true }, "en-GB"))
      for (const { name, rows } of dimensions) expect([name.text !== "", rows.length]).toEqual([true, 1]);
  });

  it("goes by how far each figure is outside, and puts what is held against nothing last, either way", () => {
    const document = doughnut([10, 40, null, 0, 20], [50, 250, undefined, 120]);
    expect(ordered(document, "result", true)).toEqual([["Limit 1", "Limit 4", "Limit 2", "Limit 3"], ["Need 4", "Need 1", "Need 5", "Need 2", "Need 3"]]);
    expect(ordered(document, "result", false)).toEqual([["Limit 2", "Limit 4", "Limit 1", "Limit 3"], ["Need 2", "Need 5", "Need 1", "Need 4", "Need 3"]]);
  });

  it("leaves equals in the document's order, either way", () => {
    const document = doughnut([0, 0, 0], []);
    expect([ordered(document, "result", true), ordered(document, "result", false)]).toEqual([[["Need 1", "Need 2", "Need 3"]], [["Need 1", "Need 2", "Need 3"]]]);
  });

  it("goes by the time a figure is for, and by which way it has changed, but never by how much", () => {
    const at = (...observations: readonly (readonly [string, number])[]): { observations: { period: ReturnType<typeof year>; value: number }[] } =>
      ({ observations: observations.map(([label, value]) => ({ period: year(label), value })) });
    const document = doughnut([], [], {
      dimensions: [
        dimension("social", 0, [indicator("social", 1, at(["2021", 30], ["2022", 10]))]), dimension("social", 1, [indicator("social", 1, at(["2023", 5]))]),
        dimension("social", 2, [indicator("social", 1, at(["2020", 1], ["2021", 90]))]), dimension("social", 3, [indicator("social", 1, at(["2019", 90], ["2020", 20]))]),
      ],
    });
    expect(ordered(document, "period", true)).toEqual([["Need 4", "Need 3", "Need 1", "Need 2"]]);
    expect(ordered(document, "change", true)).toEqual([["Need 3", "Need 1", "Need 4", "Need 2"]]);
    expect(ordered(document, "change", false)).toEqual([["Need 1", "Need 4", "Need 3", "Need 2"]]);
  });

  it("goes by names as people do: numbers by their size, letters with marks beside those without", () => {
    const named = (names: readonly string[]): Doughnut => doughnut([], [], { dimensions: names.map((name, i) => ({ ...dimension("social", i, []), name })) });
    expect(ordered(named(["Ward 10", "ward 9", "Êtes", "Eto"]), "dimension", true)).toEqual([["Êtes", "Eto", "ward 9", "Ward 10"]]);
  });
});
