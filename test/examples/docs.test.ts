import { buildDoughnut } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

it("the small portrait in the documentation builds, without a problem, from the feeds it names", async () => {
  const json = /```json\n([\s\S]*?)```/.exec(readFileSync("docs/portrait.md", "utf8"))![1]!;
  const { doughnut, problems } = await buildDoughnut(JSON.parse(json), { transport: replayFolder("examples/trafford/feeds") });
  expect(problems).toEqual([]);
  const climate = doughnut!.dimensions.find(({ id }) => id === "climate-change")!;
  expect(climate.indicators![0]!.observations.at(-1)).toMatchObject({ value: 3.5, period: { label: "2023" } });
});

it.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/portrait.md", "docs/table.md", "docs/in-a-page.md", "docs/network.md"])("every file that %s links to is there", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(existsSync(join(dirname(page), link)), link).toBe(true);
});
