import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect } from "storybook/test";
import { fixture } from "./recorded.js";
import { run, type How, type Run } from "./run.js";
import { show } from "./show.js";

/** Files that publishers really put out, and that are not what they should be. Each is told by a code, with a place where there is one and a way out; none becomes a wrong figure. */
const meta: Meta = { title: "Adapter/Faults", render: (_, { loaded }) => show((loaded as { run: Run }).run), parameters: { controls: { disable: true }, docs: { codePanel: false } } };
export default meta;
type Story = StoryObj;

function found(path: string, code: string, how: How = {}): Story {
  return {
    loaders: [async () => ({ run: await run(await fixture(path), how) })],
    play: async ({ canvasElement, loaded }) => {
      await expect((loaded as { run: Run }).run.problems.map((problem) => problem.code)).toContain(code);
      await expect(canvasElement.querySelector(".problems")?.textContent).toContain(code);
    },
  };
}

/** A workbook of the old kind, from before 2007. */
export const OldWorkbook: Story = found("spreadsheets/fl-table.xls", "old-excel");
/** A workbook that was damaged on its way. */
export const DamagedArchive: Story = found("spreadsheets/wimd-2019-index-and-domain-scores-by-small-area_0.ods", "corrupt-archive");
/** The description of a table in place of the table. */
export const DescriptionInPlace: Story = found("formats/publishers/all-datasets.csv-metadata.json", "metadata-in-place");
/** Several tables in one file, and nobody has said which. */
export const SeveralTables: Story = found("formats/publishers/json-stat-metadata.json.gz", "dataset-unstated");
/** JSON in which rows could be in several places. */
export const RowsInSeveralPlaces: Story = found("formats/json-api/statxplore_table_query.json", "records-ambiguous");
/** Two columns of the same name. */
export const SameNameTwice: Story = found("formats/csv-edge/fl-duplicate-headers.csv", "duplicate-header");
/** A small workbook without fault, as a test file of Frictionless has it: it is read, but holds no figure of a place. */
export const NoFault: Story = found("spreadsheets/fl-table.xlsx", "kind-found");
/** Trafford’s boundary: its properties are a table of one row, its shape is not read. */
export const ShapesNotRead: Story = found("formats/geojson/trafford_local_authority.geojson", "kind-found");
/** A register’s field list, where the rows stand under a key of their own. */
export const RowsUnderAKey: Story = found("formats/mhclg/brownfield-land.json", "kind-found", { dialect: { recordPath: "fields" } });
