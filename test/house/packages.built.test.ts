import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const packages = ["schema", "adapter", "element", "cli"];

it.each(packages)("the package %s holds its code, its types and its licence, and nothing else", (name) => {
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: join("packages", name), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as [{ files: { path: string }[] }];
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["package.json", "dist/index.js", "dist/index.d.ts", "dist/LICENSE"]));
  expect(paths.filter((path) => !/^(package\.json|README\.md|bin\/[\w-]+\.js|dist\/[\w./-]+\.(js|d\.ts|json)|dist\/LICENSE)$/.test(path))).toEqual([]);
});

it.each(packages)("every file that %s promises in `exports` exists, and its modules load in Node", (name) => {
  const home = join(process.cwd(), "packages", name);
  const { exports } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { exports: Record<string, string | Record<string, string>> };
  const files = Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target))).filter((path) => !path.includes("*"));
  expect(files.filter((path) => !existsSync(join(home, path)))).toEqual([]);
  // Registering an element needs a browser; the classes and the painters do not.
  const modules = files.filter((path) => path.endsWith(".js") && !(name === "element" && path.endsWith("index.js")));
  expect(modules.length).toBeGreaterThan(0);
  const loading = modules.map((path) => `if (Object.keys(await import("./${path}")).length === 0) throw new Error("${path} exports nothing");`).join("\n");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", loading], { cwd: home, encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});

it("the manifest of elements describes the element and its attributes", () => {
  const manifest = readFileSync("packages/element/dist/custom-elements.json", "utf8");
  expect(manifest).toContain('"tagName": "place-doughnut"');
  for (const attribute of ["src", "lens", "period", "scale", "ecological-scale", "textures", "heading-level"]) expect(manifest).toContain(`"name": "${attribute}"`);
});
