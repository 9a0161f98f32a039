import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked { version?: string; resolved?: string; integrity?: string; license?: string; link?: boolean; dependencies?: Record<string, string>; hasInstallScript?: boolean }
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const locked = new Map(Object.entries(lock.packages));

/** Every package that comes along when somebody installs ours, its own dependencies included. */
function runtimeTree(home: string): string[] {
  const found = new Set<string>();
  const waiting = Object.keys(locked.get(home)?.dependencies ?? {});
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const entry = locked.get(`node_modules/${name}`);
    expect(entry, `${name} is in the lock file`).toBeDefined();
    waiting.push(...Object.keys((entry?.link ? locked.get(entry.resolved!) : entry)?.dependencies ?? {}));
  }
  return [...found].filter((name) => !name.startsWith("@place-doughnut/")).sort();
}

const lit = ["@lit-labs/ssr-dom-shim", "@lit/reactive-element", "@types/trusted-types", "lit", "lit-element", "lit-html"];

it.each([
  ["schema", ["valibot"]],
  ["adapter", ["fflate", "saxes", "valibot", "xmlchars"]],
  ["element", [...lit, "d3-path", "d3-shape", "valibot"]],
  ["cli", [...lit, "d3-path", "d3-shape", "fflate", "saxes", "valibot", "xmlchars"]],
])("whoever installs %s gets these packages and no other", (name, allowed) => {
  expect(runtimeTree(`packages/${name}`)).toEqual([...allowed].sort());
});

it("every package that comes along has a permissive licence", () => {
  const licences = runtimeTree("packages/cli").map((name) => locked.get(`node_modules/${name}`)?.license);
  expect(licences.filter((licence) => !["MIT", "ISC", "BSD-3-Clause", "Apache-2.0"].includes(licence ?? ""))).toEqual([]);
});

it("the lock file fixes every file by its hash and names no registry", () => {
  const fromRegistry = [...locked].filter(([path, { link }]) => path.startsWith("node_modules/") && !link);
  expect(fromRegistry.length).toBeGreaterThan(100);
  expect(fromRegistry.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  expect([...locked.values()].filter(({ resolved }) => resolved?.includes("://"))).toEqual([]);
});

it("installing our packages runs nothing", () => {
  for (const name of ["schema", "adapter", "element", "cli"]) {
    const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8")) as { scripts?: Record<string, string> };
    expect(Object.keys(manifest.scripts ?? {}).filter((script) => /^(pre|post)?(install|prepare|publish)/.test(script))).toEqual([]);
  }
  expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
});

it("the workflow to copy for every night may commit and nothing else, and fixes every action by its commit", () => {
  const workflow = readFileSync("examples/nightly/doughnut.yml", "utf8");
  const actions = [...workflow.matchAll(/uses: *(\S+)/g)].map((match) => match[1]!);
  expect(actions.length).toBeGreaterThan(1);
  expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(workflow.match(/: write/g)).toHaveLength(1);
  expect(workflow).toContain("npm ci --ignore-scripts");
  expect(workflow).not.toMatch(/pull_request|secrets\.GITHUB|set -x/);
});

it("the workflow to copy hands out what was refused, and accepts it once by name, whatever somebody types", { timeout: 30_000 }, () => {
  const workflow = readFileSync("examples/nightly/doughnut.yml", "utf8");
  expect(workflow).toMatch(/path: \|\n +\$\{\{ runner\.temp \}\}\/report\.json\n +\$\{\{ env\.DOCUMENT \}\}\.rejected\.json\n/);
  const scripts = [...workflow.matchAll(/^( +)run: (\|\n(?:\1 {2}.*\n)+|.*\n)/gm)].map((match) => match[2]!.replace(/^\|\n/, ""));
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  expect(workflow).toContain("ACCEPT_DROP: ${{ inputs.accept-drop }}");
  expect(workflow).toContain("ACCEPT_SHRINK: ${{ inputs.accept-shrink }}");
  // The step itself, with a program in the place of ours that says how it was called.
  const script = scripts.find((each) => each.includes("place-doughnut build"))!;
  const called = (drop: string, shrink: string): string[] => {
    const { stdout, status } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", `npx() { printf '%s\\n' "$@"; }\n${script}`], {
      encoding: "utf8", env: { PATH: process.env["PATH"], PORTRAIT: "p.json", DOCUMENT: "d.json", FEEDS: "feeds", RUNNER_TEMP: "/tmp", GITHUB_OUTPUT: "/dev/null", ACCEPT_DROP: drop, ACCEPT_SHRINK: shrink },
    });
    expect(status).toBe(0);
    return stdout.trimEnd().split("\n").slice(10);
  };
  expect(called("", "")).toEqual([]);
  expect(called("", "true")).toEqual(["--accept-shrink"]);
  expect(called("fuel  waste", "false")).toEqual(["--accept-drop=fuel", "--accept-drop=waste"]);
  expect(called("$(id) `id` \"; id * --force", "true")).toEqual(["--accept-shrink", "$(id)", "`id`", "\";", "id", "*", "--force"].map((each, at) => (at === 0 ? each : `--accept-drop=${each}`)));
});

it("the workflow reads only, keeps no credentials, and fixes every action by its commit", () => {
  const workflow = readFileSync(".github/workflows/test.yml", "utf8");
  const actions = [...workflow.matchAll(/uses: *(\S+)/g)].map((match) => match[1]!);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(workflow).toContain("persist-credentials: false");
  expect(workflow).not.toMatch(/pull_request_target|secrets\.|: write/);
});
