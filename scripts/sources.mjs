/**
 * The packages' public names → their sources, for Vite (`resolve.alias`): tests, stories and the generator need no build.
 * Read from `paths` in tsconfig.json, so that the compiler and Vite agree. Vite's own `tsconfigPaths` looks only at the
 * nearest tsconfig that includes the importing file, and quietly takes a package's old build where there is none.
 */
import { readFileSync } from "node:fs";
import { at } from "./workspace.mjs";

const withoutComments = readFileSync(at("tsconfig.json"), "utf8").replace(/^\s*\/\/.*$/gm, "");
const { paths } = JSON.parse(withoutComments).compilerOptions;

/** Whole names only: `@place-doughnut/element` must not take `@place-doughnut/element/static` with it. */
export const sources = Object.entries(paths).map(([name, [file]]) => ({ find: new RegExp(`^${name}$`), replacement: at(file) }));
