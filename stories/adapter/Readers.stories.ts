import type { Kind } from "@place-doughnut/adapter";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { shown } from "../element.js";
import { homelessness, traffordFrom } from "./recipes.js";
import { fixture, traffordFeed, type Recorded } from "./recorded.js";
import { rewritten } from "./rewritten.js";
import { run, type Run } from "./run.js";
import { show } from "./show.js";

/**
 * Each format that the adapter reads, on a recorded feed, by the real adapter in this page: the first rows as read, what
 * was found on the way and where, and the doughnut that comes of it. Dimensions without an indicator in the feed stay, as no data.
 */
const meta: Meta = { title: "Adapter/Readers", render: (_, { loaded }) => show((loaded as { run: Run }).run), parameters: { controls: { disable: true }, docs: { codePanel: false } } };
export default meta;
type Story = StoryObj;

/** Nothing is wrong, rows are used, and there is a doughnut. */
function reading(work: () => Promise<Run>): Story {
  return {
    loaders: [async () => ({ run: await work() })],
    play: async ({ canvasElement, loaded }) => {
      const { built, table, problems } = (loaded as { run: Run }).run;
      await expect(table?.rows.length).toBeGreaterThan(0);
      await expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      await expect(built?.stats.used).toBeGreaterThan(0);
      await expect(canvasElement.querySelector(".file")?.textContent).toContain("Licence");
      await shown(canvasElement, "svg.picture");
    },
  };
}

const recycling = async (): Promise<Recorded> => await traffordFeed("trafford-household-waste-recycling.csv");
const keys = ["area_code", "measure", "period"];

/** The recorded recycling rates, written in another format. */
const inAnotherFormat = (kind: Kind, mapping = {}): Story =>
  reading(async () => await run(await rewritten(await recycling(), kind, { keys, value: "value" }), { kind, portrait: traffordFrom("trafford-recycling", { kind, mapping }) }));

/** Text with separated cells, the form of most open data. Here: every council’s greenhouse gases, from the Office for National Statistics. */
export const Csv: Story = reading(async () => await run(await traffordFeed("ons-greenhouse-gas-emissions.csv"), { portrait: traffordFrom("ons-greenhouse-gases") }));
/** With tabs between the cells. */
export const Tsv: Story = inAnotherFormat("tsv");
/** An Excel workbook. */
export const Xlsx: Story = inAnotherFormat("xlsx");
/** An OpenDocument spreadsheet, with three rows of headings and footnote marks, as the government puts it out. No target: shown as a number, never as a wedge. */
export const Ods: Story = reading(async () => await run(await fixture("spreadsheets/Detailed_LA_202212.ods"), { kind: "ods", ...homelessness }));
/** A list of objects. */
export const Json: Story = inAnotherFormat("json");
/** An object on each line. */
export const JsonLines: Story = inAnotherFormat("jsonl");
/** JSON-stat 2.0, the form of many statistics offices: a cube, of which each cell becomes a row. */
export const JsonStat: Story = inAnotherFormat("json-stat");
/** SDMX-CSV 2.0. */
export const SdmxCsv: Story = inAnotherFormat("sdmx-csv", { value: "OBS_VALUE" });
/** SDMX-JSON 2.0. */
export const SdmxJson: Story = inAnotherFormat("sdmx-json", { value: "OBS_VALUE" });
/** GeoJSON: the properties of each feature. Shapes are not read. */
export const GeoJson: Story = inAnotherFormat("geojson");
