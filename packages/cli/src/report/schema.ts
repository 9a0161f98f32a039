/** What a build's report holds, for programs that read it: the one source of `report-1.schema.json`. */
import { outcomes } from "@place-doughnut/adapter";
import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nullable = v.nullable(v.string());
const rows = { read: count, used: count, dropped: v.record(v.string(), count) };

export const reportSchema = v.strictObject({
  version: v.literal(1),
  tool: v.string(),
  portrait: v.string(),
  /** The document's path; null when it was not written. */
  written: nullable,
  /** Where the document was put that was refused; null when none was. */
  rejected: nullable,
  exitCode: v.picklist([0, 2, 3, 4, 5]),
  /** Indicators in all, those with a figure, and those of them whose figures are of an earlier day. */
  indicators: v.strictObject({ all: count, withFigure: count, kept: count }),
  /** What became of each source. */
  outcomes: v.array(v.strictObject({ source: v.string(), outcome: v.picklist(outcomes) })),
  stats: v.strictObject({ ...rows, indicators: v.array(v.strictObject({ id: v.string(), ...rows })) }),
  provenance: v.strictObject({
    sources: v.array(v.object({
      id: v.string(), url: nullable, sha256: nullable, bytes: count, rows: count, encoding: nullable, headerRow: v.nullable(count), published: nullable, retrieved: nullable,
    })),
    indicators: v.array(v.strictObject({ id: v.string(), source: v.string(), rows: v.array(count) })),
  }),
  problems: v.array(v.strictObject({
    code: v.string(), severity: v.picklist(["error", "warning", "notice"]), responsibility: v.picklist(["publisher", "mapping", "adapter"]), message: v.string(),
    hint: v.optional(v.string()), source: v.optional(v.string()), indicator: v.optional(v.string()), row: v.optional(count), column: v.optional(v.string()),
    path: v.optional(v.string()), more: v.optional(count),
  })),
});
