import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** This package's version. Read from its manifest, which lies beside `src` as well as beside `dist`. */
export async function version(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dirname(fileURLToPath(import.meta.url)), "../package.json"), "utf8"));
  return (manifest as { version: string }).version;
}
