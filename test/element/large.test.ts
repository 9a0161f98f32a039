import { parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { FileTooLargeError, NotADoughnutError, renderCsv, renderHtml, renderSvg } from "../../packages/element/src/static.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const compared = (i: number, names: readonly string[]): ReturnType<typeof indicator> =>
  indicator("ecological", 100 + i, { comparators: names.map((name) => ({ place: { name }, observations: [{ period: year("2024"), value: 200 }] })) });

describe("a document as large as a document may be", () => {
  it("is drawn with a series of any length", () => {
    const observations = many(150_000, (i) => ({ period: { start: "2024-01-01", end: "2024-01-01", label: `${i}` }, value: i }));
    const { doughnut: read } = parseDoughnut({ version: 1, place: { name: "P" }, dimensions: [dimension("social", 0, [indicator("social", 0, { observations })])] });
    expect(draw(read!, { lang: "en", width: 900 }).figure.table[0]!.dimensions[0]!.rows[0]!.series!.label).toContain("highest 149,999");
  }, 20_000);

  it("has numbers instead of names round a ring with more parts than there is room for", () => {
    const scene = draw(doughnut([], many(3000, () => undefined)), { lang: "en", width: 900 }).pictures[0]!.scene;
    expect(scene.labelling.ecological).toBe("numbered");
    const numbers = scene.marks.filter(({ shape, look }) => shape === "text" && look === "name").length;
    expect(numbers).toBeGreaterThan(10);
    expect(numbers).toBeLessThan(400);
  });

  it("has columns for the places that most is compared with, and every other figure in its row", () => {
    const rows = many(40, (i) => compared(i, ["England", `Twin ${i}`, ...(i % 2 ? ["North West"] : [])]));
    const { figure } = draw(doughnut([], [], { dimensions: [dimension("ecological", 0, rows)] }), { lang: "en", width: 900 });
    expect(figure.comparators.map(({ text }) => text)).toEqual(["England", "Twin 0", "Twin 1", "North West", "Twin 2", "Twin 3"]);
    expect(figure.table[0]!.dimensions[0]!.rows[39]!).toMatchObject({ comparators: ["200", "", "", "200", "", ""], elsewhere: [{ place: { text: "Twin 39" }, figure: "200" }] });
    expect(renderHtml(doughnut([], [], { dimensions: [dimension("ecological", 0, rows)] })).match(/Twin 39/g)).toHaveLength(1);
  });

  it("has the whole of a long title once in the list of sources, and its beginning in every row", () => {
    const rows = many(50, (i) => indicator("social", i, { source: "s" }));
    const page = renderHtml(doughnut([], [], { sources: { s: { title: "Long ".repeat(2000), url: "https://example.org/" } }, dimensions: [dimension("social", 0, rows)] }));
    expect(page.length).toBeLessThan(100_000);
    expect(page.match(/Long …|Lon…|Long…/g)).toHaveLength(50);
  });

  it("is refused as a file, and nothing of it left out, where a long text in every row would be too much", () => {
    const observations = many(300, (i) => ({ period: year(String(1700 + i)), value: i }));
    const long = doughnut([], [], { place: { name: "x".repeat(1_000_000) }, dimensions: [dimension("social", 0, [indicator("social", 0, { observations })])] });
    expect(() => renderCsv(long)).toThrow(FileTooLargeError);
  });
});

describe("what is no document", () => {
  const odd: readonly unknown[] = [null, undefined, 5, "text", [], {}, { dimensions: [] }, { version: 1, dimensions: [null], place: { name: "X" } }, new Proxy({}, { get: () => { throw new Error("no"); } })];

  it.each([["renderSvg", renderSvg], ["renderHtml", renderHtml], ["renderCsv", renderCsv]] as const)("is refused by %s with one typed error that says what to do", (name, render) => {
    for (const value of odd) {
      expect(() => render(value as Doughnut)).toThrow(NotADoughnutError);
      expect(() => render(value as Doughnut)).toThrow(`${name} takes a doughnut document, as parseDoughnut gives it`);
    }
  });
});
