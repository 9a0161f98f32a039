import { expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { tsv } from "../../packages/element/src/paint/tsv.js";
import { sorted } from "../../packages/element/src/figure/sort.js";
import { dimension, doughnut, indicator } from "./doughnuts.js";

const document = doughnut([], [], {
  sources: { ons: { title: "Statistics" } },
  dimensions: [dimension("social", 0, [indicator("social", 20, { name: "=1+1\tevil\nrow", source: "ons" })]), dimension("social", 1, [indicator("social", 40)])],
});
const { figure, model: { words } } = draw(document, { lang: "en-GB", width: 800 });

it("the table as text has the same number of cells in every row, and nothing in it starts a cell, a row or a formula", () => {
  const lines = tsv(figure, figure.table, words).replace(/\r\n$/, "").split("\r\n").map((line) => line.split("\t"));
  expect(lines.map((cells) => cells.length)).toEqual([8, 1, 8, 8]);
  expect(lines[0]).toEqual(["Part of the Doughnut", "What is measured", "Figure", "Period", "Target or boundary", "Result", "Change", "Source"]);
  expect(lines[2]).toEqual(["Need 1", "'=1+1 evil row", "20", "2024", "0", "Falls short by 20%; counted from 100", "", "Statistics"]);
});

it("stands in the order of the page", () => {
  const rows = sorted(figure.table, { column: "result", ascending: false }, "en-GB");
  expect(tsv(figure, rows, words)).toMatch(/Need 2.*\r\nNeed 1/);
});
