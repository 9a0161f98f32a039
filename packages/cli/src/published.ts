/**
 * The JSON Schemas of what `build` writes beside the document, as text. Written to `published/` by the workspace's generator
 * and compared with it in the tests. Not reachable from `index.ts`: it needs a development-only library.
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { lockSchema } from "./lock.js";
import { reportSchema } from "./report/schema.js";

/** File name → text. */
export function generated(): Record<string, string> {
  return {
    "report-1.schema.json": text(reportSchema, "report", "Report of a build, version 1"),
    "lock-1.schema.json": text(lockSchema, "lock", "Lock file of a doughnut document, version 1"),
  };
}

function text(described: GenericSchema, name: string, title: string): string {
  const { $schema, ...schema } = toJsonSchema(described, { target: "draft-07", errorMode: "throw" });
  return `${JSON.stringify({ $schema, $id: `urn:place-doughnut:${name}-1`, title, ...schema }, null, 2)}\n`;
}
