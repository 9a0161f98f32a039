import { stat } from "node:fs/promises";
import type { Server } from "node:http";
import { resolve } from "node:path";
import type { Given } from "../arguments.js";
import type { Command } from "../command.js";
import { exit, Stop } from "../exit.js";
import type { Io } from "../io.js";
import { wholeNumber } from "../number.js";
import { printable } from "../printable.js";
import { startServer } from "../server.js";
import { words } from "../words.js";

const usualPort = 4173;

/** Shows a folder until the person presses Ctrl+C. A port that was asked for is used or refused, never exchanged. */
export const serve = {
  options: { port: { type: "string" } },
  files: { min: 0, max: 1 },
  run: async ({ files, texts }, io) => {
    const folder = files[0] ?? ".";
    if (!(await stat(resolve(io.cwd, folder)).catch(() => null))?.isDirectory()) throw new Stop(exit.usage, words.notAFolder(folder));
    const { server, url } = await start(resolve(io.cwd, folder), texts);
    io.out(`${printable(words.serving(folder, url))}\n`);
    await ended(server, io.signal);
    return exit.fine;
  },
} satisfies Command;

async function start(folder: string, texts: Given["texts"]): Promise<{ server: Server; url: string }> {
  const asked = texts.get("port");
  const port = asked === undefined ? usualPort : wholeNumber("--port", asked, 0, 65_535);
  try {
    return await startServer(folder, port, asked === undefined ? 100 : 0);
  } catch (error) {
    throw new Stop(exit.usage, words.portInUse(port, (error as NodeJS.ErrnoException).code));
  }
}

function ended(server: Server, signal: Io["signal"]): Promise<void> {
  return new Promise((done) => {
    server.once("close", done);
    const close = (): void => {
      server.close();
      server.closeAllConnections();
    };
    if (signal?.aborted) close();
    else signal?.addEventListener("abort", close, { once: true });
  });
}
