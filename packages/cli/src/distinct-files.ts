import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The first output that is one of the files that are read, or an output named before it; null when all are files of their
 * own. A file is known by its place on the disk where it is there, so that no other spelling or second name hides it.
 */
export async function distinctFiles(cwd: string, inputs: readonly string[], outputs: readonly string[]): Promise<string | null> {
  const taken = new Set<string>();
  for (const path of inputs) for (const name of await namesOf(resolve(cwd, path))) taken.add(name);
  for (const path of outputs) {
    const names = await namesOf(resolve(cwd, path));
    if (names.some((name) => taken.has(name))) return path;
    for (const name of names) taken.add(name);
  }
  return null;
}

async function namesOf(file: string): Promise<string[]> {
  const folder = await realpath(dirname(file)).catch(() => dirname(file));
  const found = await stat(file, { bigint: true }).catch(() => null);
  return [join(folder, basename(file)), ...(found?.isFile() === true ? [`${found.dev}:${found.ino}`] : [])];
}
