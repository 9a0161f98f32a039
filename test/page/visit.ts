/** A visit to a page in a real browser, with everything written down that the page was told, printed or got wrong. */
import type { Browser, BrowserContext, Page } from "playwright";

export interface Visit {
  readonly page: Page;
  /** The element's events, with their code, and broken rules of the policy, in order. */
  readonly told: () => Promise<string[]>;
  /** Everything on the console and every error nobody caught. A failed request's own line is the browser's, so it is left out. */
  readonly said: readonly string[];
}

/** `before` runs in the page before any script of it. */
export async function visit(browser: Browser | BrowserContext, url: string, before: () => void = () => {}): Promise<Visit> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    if (!message.text().includes("Failed to load resource")) said.push(`${message.type()}: ${message.text()}`);
  });
  // Playwright counts a rejection that nobody handles as an error of the page.
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  await page.addInitScript(listen);
  await page.addInitScript(before);
  await page.goto(url);
  return { page, said, told: () => page.evaluate(() => (window as unknown as { told: string[] }).told) };
}

function listen(): void {
  const told: string[] = [];
  Object.assign(window, { told });
  // A loop of observers is no exception, and only the page hears of it.
  window.addEventListener("error", (event) => told.push(`error ${event.message}`));
  document.addEventListener("securitypolicyviolation", (event) => told.push(`violation of ${event.violatedDirective}`));
  for (const type of ["ready", "error", "change", "select"])
    document.addEventListener(`place-doughnut-${type}`, (event) => told.push(`${type} ${(event as { code?: string }).code ?? ""}`.trim()));
}
