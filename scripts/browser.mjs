/**
 * A Chromium for the tests, on a machine that may have none. In this order: `CHROME_PATH`, an installed Chrome or
 * Chromium, the one that npm brought (`@sparticuz/chromium`, Linux on x64), Playwright's own cache. None is an error
 * that says how to get one: a test in a real browser is never skipped quietly.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { at } from "./workspace.mjs";

const usualPlaces = {
  linux: ["/usr/bin/google-chrome-stable", "/usr/bin/google-chrome", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"],
  darwin: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"],
};

const howToGetOne =
  "No Chrome or Chromium was found for the tests. Either set CHROME_PATH to the browser's file, or install one: " +
  "on Debian or Ubuntu `apt-get install chromium`, anywhere else `npx playwright install chromium`.";

const quiet = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** What Playwright needs to start the browser: `{ executablePath, args, env }`. Rejects with one sentence when there is none. */
export async function launchOptions() {
  const { executablePath, env } = await findBrowser();
  // Chromium refuses its sandbox to root, which is who runs in most containers.
  const isRoot = process.getuid?.() === 0;
  return { executablePath, args: isRoot ? ["--no-sandbox", ...quiet] : quiet, env: { ...process.env, ...env } };
}

/** The browser's file, where it comes from, and the environment it needs besides ours. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) {
    if (existsSync(process.env.CHROME_PATH)) return { executablePath: process.env.CHROME_PATH, from: "CHROME_PATH", env: {} };
    throw new Error(`CHROME_PATH is ${process.env.CHROME_PATH}, and there is no such file.`);
  }
  const installed = (usualPlaces[process.platform] ?? []).find((path) => existsSync(path));
  if (installed) return { executablePath: installed, from: "installed", env: {} };
  const found = (await unpackedBrowser()) ?? (await playwrightBrowser());
  if (found) return found;
  throw new Error(howToGetOne);
}

/**
 * The browser in `@sparticuz/chromium`, unpacked once. The package unpacks to the shared temporary folder and trusts any
 * file that is there already, half-written or somebody else's: it gets a folder of its own, which counts only when whole.
 */
async function unpackedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = at("node_modules/.cache/chromium");
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}`;
    mkdirSync(part, { recursive: true });
    await unpackInto(part);
    writeFileSync(`${part}/fonts/fonts.conf`, `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>\n`);
    try {
      renameSync(part, folder);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(folder)) throw error; // else another process was quicker: its copy is the same
    }
  }
  const executablePath = `${folder}/chromium`;
  const env = startsWith(executablePath, {}) ? {} : { LD_LIBRARY_PATH: [`${folder}/al2023/lib`, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":") };
  // Without any font of its own a machine would draw no letters at all.
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = `${folder}/fonts`;
  return startsWith(executablePath, env) ? { executablePath, from: "@sparticuz/chromium", env } : null;
}

/** Does it start at all? A machine may lack nss, nspr or expat; then the copies in the package serve. */
function startsWith(executablePath, env) {
  return spawnSync(executablePath, ["--version"], { env: { ...process.env, ...env }, stdio: "ignore" }).status === 0;
}

/** The package reads both variables: where to unpack, and whether to unpack the libraries as well. */
async function unpackInto(folder) {
  const { default: chromium } = await withEnvironment({ TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" }, () => import("@sparticuz/chromium"));
  await withEnvironment({ TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" }, () => chromium.executablePath());
}

/** Runs an action with variables set, and puts the whole environment back: the package changes some of it for good. */
async function withEnvironment(variables, action) {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await action();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}

async function playwrightBrowser() {
  const { chromium } = await import("playwright");
  const executablePath = chromium.executablePath();
  return executablePath && existsSync(executablePath) ? { executablePath, from: "Playwright", env: {} } : null;
}
