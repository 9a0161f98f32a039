/** Which files were made by this program, and may be replaced by it. Told by what is in them. */
import type { Doughnut } from "@place-doughnut/schema";
import { kindOf } from "./kind.js";
import type { Report } from "./report/build-report.js";

/** Is the text a document of ours? A portrait with dimensions of its own is not: somebody wrote it by hand. */
export function isDocument(text: string): boolean {
  const value = parsed(text) as Partial<Doughnut> | null;
  return kindOf(value) === "document" && typeof value?.version === "number" && Array.isArray(value.dimensions) && typeof value.place === "object";
}

/** Is the text a report of ours? */
export function isReport(text: string): boolean {
  const value = parsed(text) as Partial<Report> | null;
  return typeof value?.tool === "string" && value.tool.startsWith("place-doughnut ") && typeof value.exitCode === "number" && Array.isArray(value.problems);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
