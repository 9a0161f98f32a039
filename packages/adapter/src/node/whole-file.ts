/**
 * A file that is always the old one or the new one, whole: written under another name beside it, flushed to the disk, and
 * only then renamed over it. A rename inside one folder cannot be half done.
 */
import { randomBytes } from "node:crypto";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Replaces a file. Rejects with the system's error when the disk is full, may not be written to, and so on; the old file is then as it was. */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = temporaryName(file);
  await removeAbandoned(file);
  try {
    await writeFlushed(temporary, content);
    await renameOver(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(file));
}

/** A new name beside a file, hidden, that tells which run it belongs to. */
export function temporaryName(file: string): string {
  return join(dirname(file), `${prefix(file)}${process.pid}.${randomBytes(4).toString("hex")}`);
}

const prefix = (file: string): string => `.${basename(file)}.part-`;

/** Writes a file that is not there yet, down to the disk. Anybody may read it, whatever the umask: a web server must be able to. */
export async function writeFlushed(file: string, content: Uint8Array | string): Promise<void> {
  // "wx": fails when the name exists, so nobody can have put a link there for us to write through.
  const handle = await open(file, "wx", 0o644);
  try {
    await handle.chmod(0o644);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows refuses a rename for the moment another program, a virus scanner most often, looks at one of the two files. */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = process.platform === "win32" && ["EPERM", "EBUSY", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (!isHeld || attempt === 5) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** The new name is only safe once the folder is on the disk too. Windows cannot open a folder, and needs no flush. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close().catch(() => undefined);
}

/** Takes away what an earlier run left when it was killed; a run that still lives keeps its own. */
export async function removeAbandoned(file: string): Promise<void> {
  const names = await readdir(dirname(file)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix(file))) continue;
    const pid = Number.parseInt(name.slice(prefix(file).length), 10);
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
