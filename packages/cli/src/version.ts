import { readFile } from "node:fs/promises";

/** This package's version. Read from its manifest, which lies beside `src` as well as beside `dist`. */
export async function version(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version;
}
