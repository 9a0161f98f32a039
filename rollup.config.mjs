/**
 * ES modules and their types for each package, in the order of imports (each reads the built types of those before it),
 * and one self-contained file of the element for a page without a build step.
 */
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import nodeResolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import typescript from "@rollup/plugin-typescript";

const packages = [
  { folder: "schema", entries: ["index"] },
  { folder: "adapter", entries: ["index", "node/index", "catalogue/index"], tsconfig: "scripts/tsconfig.adapter.json" },
  { folder: "element", entries: ["index", "element", "static"] },
  { folder: "cli", entries: ["index"] },
];

export default [...packages.map(library), pageFile()];

function library({ folder, entries, tsconfig }) {
  const home = `packages/${folder}`;
  const dependencies = Object.keys(JSON.parse(readFileSync(`${home}/package.json`, "utf8")).dependencies ?? {});
  return {
    input: Object.fromEntries(entries.map((name) => [name, `${home}/src/${name}.ts`])),
    external: (id) => id.startsWith("node:") || dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
    // A file for each source, as the types have: a bundler takes what it needs, a person finds what they look for.
    output: { dir: `${home}/dist`, format: "es", preserveModules: true, preserveModulesRoot: `${home}/src`, sourcemap: false },
    plugins: [
      typescript({
        tsconfig: tsconfig ?? `${home}/tsconfig.json`,
        filterRoot: process.cwd(), // `include` would otherwise be relative to rootDir and match nothing
        noEmitOnError: true,
        compilerOptions: {
          noEmit: false,
          declaration: true,
          paths: {}, // the siblings are packages here: their built types, not their sources
          rootDir: resolve(home, "src"),
          outDir: resolve(home, "dist"),
          declarationDir: resolve(home, "dist"),
        },
      }),
    ],
    onwarn: failOnWarning,
  };
}

function pageFile() {
  return {
    input: "packages/element/dist/index.js",
    output: {
      dir: "dist/cdn",
      entryFileNames: "place-doughnut.min.js",
      format: "es",
      sourcemap: false,
      inlineDynamicImports: true,
      banner: "/*! place-doughnut, MIT. Contains Lit (BSD-3-Clause), d3-shape (ISC), valibot (MIT): see LICENSES.txt */",
    },
    plugins: [
      nodeResolve({ browser: true, exportConditions: ["production"] }),
      ownTrustedTypesPolicy(),
      narrowStyles(),
      terser({ module: true, ecma: 2022, format: { comments: /^!/ } }),
      licenceTexts(),
    ],
    onwarn: failOnWarning,
  };
}

/**
 * Lit's Trusted Types policy is called `lit-html`, and a page may create a name only once: a second Lit on the page would
 * die at import. Ours gets its own name. The build fails when Lit no longer contains the text.
 */
function ownTrustedTypesPolicy() {
  let renamed = 0;
  return {
    name: "own-trusted-types-policy",
    transform(code, id) {
      if (!/[\\/]lit-html\.js$/.test(id)) return null;
      const changed = code.replace('createPolicy("lit-html"', () => (renamed++, 'createPolicy("place-doughnut"'));
      return { code: changed, map: null };
    },
    buildEnd(error) {
      if (!error && renamed !== 1) this.error(`Lit's Trusted Types policy was renamed ${renamed} times, not once: look at lit-html.js.`);
    },
  };
}

/** The style sheet is a text to the minifier: its comments and the blanks at the start of its lines are for people only. */
function narrowStyles() {
  return {
    name: "narrow-styles",
    transform(code, id) {
      if (!/[\\/]element[\\/]dist[\\/]styles\.js$/.test(id)) return null;
      return { code: code.replace(/\/\*[^*]*\*\//g, "").replace(/\n\s+/g, "\n"), map: null };
    },
  };
}

/** The licences of everything inlined ask that their text goes with the copies. */
function licenceTexts() {
  return {
    name: "licence-texts",
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      const homes = new Set(ids.map((id) => /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]).filter(Boolean));
      const texts = [...homes].sort().map((home) => `${manifestOf(home).name} ${manifestOf(home).version}\n\n${licenceOf(home)}`);
      this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: [readFileSync("LICENSE", "utf8"), ...texts].join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

const manifestOf = (home) => JSON.parse(readFileSync(`${home}/package.json`, "utf8"));
const licenceOf = (home) => readFileSync(`${home}/${readdirSync(home).find((name) => /^licen[cs]e/i.test(name))}`, "utf8");

/** A warning of the bundler (an unresolved import, a cycle) is a fault of ours. */
function failOnWarning(warning) {
  throw new Error(`${warning.code ?? warning.plugin}: ${warning.message}`);
}
