import type { Reply } from "../transport.js";

const extensions: ReadonlyMap<string, string> = new Map([
  ["text/csv", "csv"], ["application/csv", "csv"], ["text/tab-separated-values", "tsv"], ["application/json", "json"], ["application/geo+json", "geojson"],
  ["application/x-ndjson", "jsonl"], ["application/xml", "xml"], ["text/xml", "xml"], ["text/html", "html"], ["text/plain", "txt"], ["application/zip", "zip"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"], ["application/vnd.oasis.opendocument.spreadsheet", "ods"],
]);

/** `3f9a0c…e1.csv`: named by what is in it, so that a file is never changed, and by its kind, so that a person can open it. */
export function fileFor({ contentType }: Pick<Reply, "contentType">, sha256 = ""): string {
  const media = (contentType ?? "").split(";")[0]!.trim().toLowerCase();
  const kind = extensions.get(media) ?? (/^application\/[\w.-]+\+json$/.test(media) ? "json" : "bin");
  return `${sha256.slice(0, 20)}.${kind}`;
}
