/** The whole program as a function: words in, text out, an exit code as the answer. Never throws, never ends the process. */
import { nearest } from "@place-doughnut/schema";
import { readArguments } from "./arguments.js";
import type { Command } from "./command.js";
import { exit, Stop, type ExitCode } from "./exit.js";
import type { Io } from "./io.js";
import { printable } from "./printable.js";
import { version } from "./version.js";
import { words } from "./words.js";

// Loaded when asked for: `check` needs no painter, `serve` no adapter.
const commands = new Map<string, () => Promise<Command>>([
  ["init", async () => (await import("./commands/init.js")).init],
  ["build", async () => (await import("./commands/build.js")).build],
  ["build-all", async () => (await import("./commands/build-all.js")).buildAll],
  ["check", async () => (await import("./commands/check.js")).check],
  ["render", async () => (await import("./commands/render.js")).render],
  ["diff", async () => (await import("./commands/diff.js")).diff],
  ["serve", async () => (await import("./commands/serve.js")).serve],
]);

export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof Stop) {
      io.err(`${printable(error.message)}\n`);
      return error.code;
    }
    if (io.signal?.aborted) {
      io.err(`${words.interrupted}\n`);
      return exit.interrupted;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(`${words.bug}\n${stack.split("\n").map(printable).join("\n")}\n`);
    return exit.bug;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined) throw new Stop(exit.usage, `${words.noCommand} ${words.seeHelp("")}`);
  if (name === "--version" || name === "-v") {
    io.out(`${await version()}\n`);
    return exit.fine;
  }
  if (name === "help" || argv.includes("--help") || argv.includes("-h")) {
    io.out(helpFor(name === "help" ? rest[0] : name));
    return exit.fine;
  }
  const load = commands.get(name);
  if (!load) throw new Stop(exit.usage, `${words.unknownCommand(name, nearest(name, [...commands.keys()]) ?? null)} ${words.seeHelp("")}`);
  const command = await load();
  return command.run(readArguments(name, rest, command), io);
}

/** The command's own lines first, where one is meant, then all else. */
function helpFor(name: string | undefined): string {
  const parts = words.help.trimEnd().split("\n\n");
  const own = commands.has(name ?? "") ? parts.filter((part) => part.startsWith(`  place-doughnut ${name} `)) : [];
  return `${[...own, ...parts.filter((part) => !own.includes(part))].join("\n\n")}\n`;
}
