/** The commands and programs in the documentation, run as they are printed. */
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "../cli/folder.js";
import { ran } from "../cli/ran.js";

/** The code blocks of a page in a language, in order. */
const blocks = (page: string, language: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1]!);

it("every command under “Make your own” works, one after the other", { timeout: 60_000 }, async () => {
  const block = blocks("README.md", "sh").find((text) => text.includes("place-doughnut init"))!;
  const lines = block.trim().split("\n");
  expect(lines[0]).toBe("npm ci && npm run build");
  const folder = emptyFolder();
  symlinkSync(resolve("examples"), join(folder, "examples"));
  for (const line of lines.slice(1)) {
    expect(line).toMatch(/^npx --no-install place-doughnut /);
    expect(await ran(folder, ...line.split(" ").slice(3)), line).toMatchObject({ code: 0 });
  }
  for (const kind of ["svg", "html", "csv"]) expect(existsSync(join(folder, `leeds.${kind}`)), kind).toBe(true);
});
