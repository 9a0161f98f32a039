import "@place-doughnut/element";
import { afterEach, expect, it } from "vitest";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

afterEach(() => document.body.replaceChildren());

it("going back to what the page shows by itself is said once, however much changes with it", async () => {
  const element = document.createElement("place-doughnut");
  const observations = ["2023", "2024"].map((label) => ({ period: year(label), value: 20 }));
  element.data = doughnut([], [], { dimensions: [dimension("social", 0, [indicator("social", 20, { observations })])] });
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const said = (): string => root.querySelector("[role=status]")!.textContent.trim();
  const choose = (control: HTMLInputElement | HTMLSelectElement): boolean => control.dispatchEvent(new Event("change"));

  choose([...root.querySelectorAll<HTMLInputElement>("input[name=view]")].at(-1)!);
  const period = root.querySelector("select")!;
  period.value = "2023";
  choose(period);
  await expect.poll(said).toBe("Shown as a table. Now showing figures as things stood in 2023.");

  [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Start again")!.click();
  await expect.poll(said).toBe("Back to the start.");
  expect([element.view, element.period]).toEqual([null, null]);
});
