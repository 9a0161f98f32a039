/**
 * Runs the tests of the adapter and the schema under four languages and four time zones: sixteen times, so not in
 * `npm test`, which has a shorter proof in `test/house/locales.test.ts`. Arguments go to Vitest: `node scripts/locales.mjs
 * test/adapter/map` runs those only.
 */
import { announce, runTool } from "./workspace.mjs";

const languages = ["C", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8"];
const zones = ["UTC", "Europe/London", "Pacific/Apia", "America/St_Johns"];
const files = process.argv.slice(2);
const vitest = ["run", "--project", "unit", "--reporter", "dot", ...(files.length > 0 ? files : ["test/adapter", "test/schema"])];

const failed = languages.flatMap((language) => zones.filter((zone) => {
  announce(`${language}, ${zone}`);
  return runTool("vitest", vitest, { env: { ...process.env, LANG: language, LC_ALL: language, TZ: zone } }) !== 0;
}).map((zone) => `${language}, ${zone}`));

for (const each of failed) process.stderr.write(`Failed under ${each}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
