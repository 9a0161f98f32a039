import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Portrait } from "@place-doughnut/adapter";
import { emptyFolder } from "./folder.js";

interface Recording { url: string; file: string; sha256: string }

/** A folder with a few of Trafford's indicators: `p.portrait.json` and the recorded feeds they need, to be spoilt in a test. */
export interface Workshop {
  readonly folder: string;
  /** Changes a recorded file, and its hash with it: as if the publisher had issued it like that. */
  readonly editFeed: (file: string, change: (text: string) => string) => void;
  readonly editPortrait: (change: (portrait: Portrait) => unknown) => void;
}

export function workshop(...ids: string[]): Workshop {
  const folder = emptyFolder();
  const feeds = "examples/trafford/feeds";
  const whole = JSON.parse(readFileSync("examples/trafford/trafford.portrait.json", "utf8")) as Portrait;
  const indicators = whole.indicators.filter(({ id }) => ids.includes(id));
  const sources = Object.fromEntries(indicators.map(({ source }) => [source, whole.sources[source]!]));
  const portraitFile = join(folder, "p.portrait.json");
  writeFileSync(portraitFile, JSON.stringify({ ...whole, sources, indicators }));

  const { recordings } = JSON.parse(readFileSync(join(feeds, "recordings.json"), "utf8")) as { recordings: Recording[] };
  const used = recordings.filter(({ url }) => Object.values(sources).some((source) => source.url === url));
  const save = (): void => writeFileSync(join(folder, "recordings.json"), JSON.stringify({ version: 1, recordings: used }));
  for (const { file } of used) writeFileSync(join(folder, file), readFileSync(join(feeds, file)));
  save();

  return {
    folder,
    editFeed: (file, change) => {
      const before = readFileSync(join(folder, file), "utf8");
      const text = change(before);
      if (text === before) throw new Error(`nothing changed in ${file}`);
      writeFileSync(join(folder, file), text);
      used.find((recording) => recording.file === file)!.sha256 = createHash("sha256").update(text).digest("hex");
      save();
    },
    editPortrait: (change) => writeFileSync(portraitFile, JSON.stringify(change(JSON.parse(readFileSync(portraitFile, "utf8")) as Portrait))),
  };
}
