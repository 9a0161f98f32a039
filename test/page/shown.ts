/** Pictures that a run of the tests leaves for people to look at, in a folder that git does not keep. */
import { mkdirSync, writeFileSync } from "node:fs";

const folder = ".cache/shown";

export function keep(name: string, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}`, bytes);
}
