import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";

afterEach(() => document.body.replaceChildren());

async function trafford(): Promise<PlaceDoughnut> {
  const element = document.createElement("place-doughnut");
  element.view = "table";
  element.data = JSON.parse(readFileSync("examples/data/trafford.doughnut.json", "utf8")) as unknown;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const inside = <E extends Element>(element: PlaceDoughnut, selector: string): E[] => [...element.shadowRoot!.querySelectorAll<E>(selector)];
const headings = (element: PlaceDoughnut): (string | null)[] => inside(element, "thead th").map((th) => th.getAttribute("aria-sort"));

/** Nine columns: Trafford's figures stand beside those of one other place. */
const none = Array<string | null>(9).fill(null);
const sortedBy = (direction: string): (string | null)[] => none.map((one, i) => (i === 5 ? direction : one));

async function press(element: PlaceDoughnut, column: number): Promise<void> {
  inside<HTMLButtonElement>(element, "thead button")[column]!.click();
  await element.updateComplete;
}

describe("the table of figures", () => {
  it("can be sorted by a native button in each heading that has an order, and in no other", async () => {
    const element = await trafford();
    expect(inside(element, "thead th").map((th) => th.querySelector("button[type=button]") !== null)).toEqual([true, true, false, true, false, true, false, true, false]);
    for (const button of inside(element, "thead button")) expect(button.getAttribute("title")).toContain(button.textContent!.replace(/.$/u, ""));
  });

  it("says in the one heading which way it goes, and nowhere where the order is the document's", async () => {
    const element = await trafford();
    expect(headings(element)).toEqual(none);
    await press(element, 3);
    expect(headings(element)).toEqual(sortedBy("ascending"));
    await press(element, 3);
    expect(headings(element)).toEqual(sortedBy("descending"));
    const before = inside(element, "tbody").map((body) => body.textContent);
    await press(element, 3);
    expect(headings(element)).toEqual(none);
    expect(inside(element, "tbody").map((body) => body.textContent)).not.toEqual(before);
  });

  it("has a dimension at the head of every row and no row of another ring, once it is sorted", async () => {
    const element = await trafford();
    const texts = (): string[][] => inside(element, "tbody").map((body) => [...body.querySelectorAll("th.indicator")].map((th) => th.textContent!).sort());
    const before = texts();
    await press(element, 3);
    for (const row of inside<HTMLTableRowElement>(element, "tbody tr:not(:has(.group))")) {
      expect(row.querySelectorAll("th[scope=row]")).toHaveLength(2);
      expect(row.cells[0]!.rowSpan).toBe(1);
      expect(row.cells[0]!.textContent).not.toBe("");
    }
    expect(texts()).toEqual(before);
    expect(before.flat().length).toBeGreaterThan(30);
  });
});
