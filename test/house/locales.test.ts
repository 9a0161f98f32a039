/** Wherever it runs, the same files give the same doughnut: no language and no time zone gets into a figure. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sources as alias } from "../../scripts/sources.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const languages = ["C", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8"];
const zones = ["UTC", "Europe/London", "Pacific/Apia", "America/St_Johns"];
interface Run { locale: string; timeZone: string; fingerprint: string }

const folder = mkdtempSync(join(root, "node_modules/.cache-locales-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One file with everything in it, so that each of the runs starts quickly. */
beforeAll(async () => {
  await build({
    configFile: false, root, logLevel: "error", resolve: { alias },
    build: { ssr: join(root, "test/house/locale-run.ts"), outDir: folder, emptyOutDir: false, target: "node20", rollupOptions: { output: { entryFileNames: "run.mjs" } } },
  });
}, 60_000);

async function runUnder(language: string, zone: string): Promise<Run> {
  const env = { ...process.env, LANG: language, LC_ALL: language, LANGUAGE: "", TZ: zone };
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "run.mjs"), root], { env });
  return JSON.parse(stdout) as Run;
}

test("under four languages and four time zones, the same fingerprint", { timeout: 240_000 }, async () => {
  const runs: Run[] = [];
  for (const language of languages) {
    for (let first = 0; first < zones.length; first += 2) runs.push(...(await Promise.all(zones.slice(first, first + 2).map((zone) => runUnder(language, zone)))));
  }
  expect([...new Set(runs.map(({ timeZone }) => timeZone))]).toEqual(zones);
  // "C" is the language of the Node that runs: what matters is that the others were in force.
  expect(new Set(runs.map(({ locale }) => locale))).toEqual(new Set([runs[0]!.locale, "tr-TR", "de-DE", "ar-EG"]));
  expect(new Set(runs.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});
