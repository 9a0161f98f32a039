import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { afterEach, describe, expect, it } from "vitest";
import { doughnut } from "../doughnuts.js";
import { oneRow, tableOf } from "./tables.js";

afterEach(() => document.body.replaceChildren());

interface Shown {
  readonly element: PlaceDoughnut;
  readonly told: readonly string[];
}

async function show(prepare: (element: PlaceDoughnut) => void): Promise<Shown> {
  const told: string[] = [];
  const element = document.createElement("place-doughnut");
  element.addEventListener("place-doughnut-ready", () => told.push("ready"));
  element.addEventListener("place-doughnut-error", ({ code, problems }) => told.push(`error ${code} ${problems.map((one) => one.code).join(" ")}`));
  prepare(element);
  document.body.append(element);
  for (let i = 0; i < 4; i++) await element.updateComplete;
  return { element, told };
}

const place = ({ element }: Shown): unknown => element.doughnut?.place.name;
const script = (name: string): HTMLScriptElement =>
  Object.assign(document.createElement("script"), { type: "application/json", textContent: serialiseDoughnut(doughnut([1], [], { place: { name } })) });

describe("a table between the tags", () => {
  it("becomes the doughnut, also inside a figure, and stays in the page unchanged but not shown beside it", async () => {
    const figure = document.createElement("figure");
    figure.append(oneRow());
    const before = figure.outerHTML;
    const shown = await show((e) => e.append(figure));
    expect([place(shown), shown.told]).toEqual(["Testham", ["ready"]]);
    expect(shown.element.innerHTML).toBe(before);
    expect(shown.element.shadowRoot!.querySelectorAll("slot:not([name])")).toHaveLength(0);
    expect(shown.element.shadowRoot!.textContent).toContain("Households in temporary homes");
  });

  it("comes last: after `data`, `src` and a script", async () => {
    expect(place(await show((e) => e.append(oneRow(), script("Scripton"))))).toBe("Scripton");
    expect(place(await show((e) => { e.append(oneRow()); e.data = doughnut([1], [], { place: { name: "Dataham" } }); }))).toBe("Dataham");
  });

  it("is left alone where it is not meant as a doughnut: no event, no word, the page's own fallback", async () => {
    const shown = await show((e) => e.append(tableOf("<caption>Opening times</caption><tr><th>Day<th>Period<tr><td>Monday<td>9 to 5")));
    expect([place(shown), shown.told]).toEqual([undefined, []]);
    expect(shown.element.shadowRoot!.querySelectorAll("slot:not([name])")).toHaveLength(1);
  });

  it.each(["title", "createTreeWalker"])("is read on a page with an image that is called %s", async (name) => {
    const image = Object.assign(document.createElement("img"), { name });
    document.body.append(image);
    expect(place(await show((e) => e.append(tableOf("<tr><th>Ring<th><b>Dimension</b><tr><td>social<td>Homes"))))).toBeDefined();
  });

  it("is found among tables in tables in tables without reading any text twice", async () => {
    let at: Element = document.createElement("div");
    const outermost = at;
    for (let i = 0; i < 200; i++) at = at.appendChild(document.createElement("table")).insertRow().insertCell();
    at.append(document.createTextNode("y ".repeat(100_000)), oneRow());
    const before = performance.now();
    expect(place(await show((e) => e.append(outermost)))).toBe("Testham");
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it("is passed over for the one that is meant", async () => {
    expect(place(await show((e) => e.append(tableOf("<tr><td>a"), oneRow())))).toBe("Testham");
  });

  it("stays visible, and the reason is told, where it is meant as a doughnut and cannot be one", async () => {
    const shown = await show((e) => e.append(tableOf("<caption>Doughnut: Testham</caption><tr><th>Theme<th>Number<tr><td>Homes<td>3")));
    expect(shown.told).toEqual(["error invalid table-column-missing"]);
    expect(shown.element.problems.map(({ code }) => code)).toEqual(["table-column-missing"]);
    expect(shown.element.shadowRoot!.querySelectorAll("slot:not([name])")).toHaveLength(1);
  });

  it("gives its problems with those of the document it became", async () => {
    const shown = await show((e) => e.append(oneRow({ Value: "many" })));
    expect(shown.element.problems.map(({ code }) => code)).toEqual(["table-number-unreadable"]);
  });

  it("makes no element of what is written in its cells", async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const shown = await show((e) => e.append(oneRow({ Dimension: hostile, Indicator: hostile, Unit: hostile, Note: hostile, Source: hostile, "Target or boundary source": hostile })));
    expect(place(shown)).toBe("Testham");
    expect(shown.element.shadowRoot!.querySelectorAll("img")).toHaveLength(0);
    expect(shown.element.shadowRoot!.textContent).toContain(hostile);
  });
});
