import { describe, expect, it } from "vitest";
import { grid, limits } from "../../../packages/element/src/page/page-table/grid.js";
import { tableOf } from "./tables.js";

const texts = (markup: string): string[][] => grid(tableOf(markup)).rows.map((row) => row.map(({ text }) => text));

describe("grid(table)", () => {
  it("puts a cell that spans rows and columns into every place it covers", () => {
    expect(texts("<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g")).toEqual([["a", "b", "b"], ["a", "c", "d"], ["e", "f", "g"]]);
    expect(texts("<tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d")).toEqual([["a", "b"], ["c", "b"], ["d", "b"]]);
    expect(texts("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c")).toEqual([["a", "a", "b"], ["a", "a", "c"]]);
  });

  it("lets no cell reach out of its part of the table, and one that spans 0 rows to the end of it", () => {
    expect(texts("<thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d")).toEqual([["a", "b"], ["c", "d"]]);
    expect(texts("<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d")).toEqual([["a", "b"], ["a", "c"], ["d"]]);
  });

  it("reads what a person can read: one line, without the insides of scripts, styles and templates", () => {
    expect(texts("<tr><td> a \n <b>bold</b><script>alert(1)</script><style>td{}</style><br>line<template>x</template>")).toEqual([["a bold line"]]);
    expect(grid(tableOf("<caption>Doughnut: <b>Trafford</b><script>0</script></caption>")).caption).toBe("Doughnut: Trafford");
  });

  it("takes the address of the first link, absolute, and leaves one that cannot be an address as it is", () => {
    const urlOf = (link: string): string | null => grid(tableOf(`<tr><td>${link}`)).rows[0]![0]!.url;
    expect(urlOf('<a href="/data.csv">ONS</a> <a href="https://b.example/">b</a>')).toBe(new URL("/data.csv", document.baseURI).href);
    expect(urlOf('<a href="http://[">ONS</a>')).toBe("http://[");
    expect(urlOf('<a href="javascript:alert(1)">ONS</a>')).toBe("javascript:alert(1)");
    expect(urlOf("<a name=x>ONS</a>")).toBeNull();
  });

  it("stops at its limits, however far a cell says it spans, and says that it did", () => {
    const wide = grid(tableOf('<tr><td colspan="1000000">a<td>b'));
    expect([wide.rows[0]!.length, wide.isCut]).toEqual([limits.columns, true]);
    const tall = grid(tableOf('<tr><td rowspan="1000000">a<td>b<tr><td>c'));
    expect([tall.rows.length, tall.isCut]).toEqual([2, false]);
  });
});
