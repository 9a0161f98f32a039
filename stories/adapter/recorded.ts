/// <reference types="vite/client" />
/** Recorded feeds: real files of publishers, with where they come from and on which terms, as the lists beside them say. */
import recordings from "../../examples/trafford/feeds/recordings.json";
import formats from "../../test/fixtures/formats/ORIGIN.tsv?raw";
import spreadsheets from "../../test/fixtures/spreadsheets/ORIGIN.tsv?raw";

export interface Recorded {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly origin: string;
  readonly licence: string;
  /** The publisher’s address, where the file answers for one. */
  readonly url?: string;
  /** What was done to it here, where it is not as the publisher wrote it. */
  readonly rewritten?: string;
}

const trafford = import.meta.glob<string>("../../examples/trafford/feeds/*.csv", { query: "?url&no-inline", import: "default", eager: true });
const fixtures = import.meta.glob<string>(
  [
    "../../test/fixtures/spreadsheets/{Detailed_LA_202212.ods,fl-table.xls,fl-table.xlsx,wimd-2019-index-and-domain-scores-by-small-area_0.ods}",
    "../../test/fixtures/formats/csv-edge/fl-duplicate-headers.csv",
    "../../test/fixtures/formats/geojson/trafford_local_authority.geojson",
    "../../test/fixtures/formats/mhclg/brownfield-land.json",
    "../../test/fixtures/formats/json-api/statxplore_table_query.json",
    "../../test/fixtures/formats/publishers/{all-datasets.csv-metadata.json,json-stat-metadata.json.gz}",
  ],
  { query: "?url&no-inline", import: "default", eager: true },
);
const folder = "../../test/fixtures/";

/** One of the feeds of Trafford’s portrait, by the name of its file. */
export async function traffordFeed(file: string): Promise<Recorded> {
  const recording = recordings.recordings.find((one) => one.file === file);
  if (!recording) throw new Error(`examples/trafford/feeds has no ${file}.`);
  return { file, bytes: await bytesAt(trafford[`../../examples/trafford/feeds/${file}`]), origin: recording.origin, licence: recording.licence, url: recording.url };
}

/** All of them. */
export async function traffordFeeds(): Promise<Recorded[]> {
  return await Promise.all(recordings.recordings.map(({ file }) => traffordFeed(file)));
}

/** A file that the tests read as well, by its path in `test/fixtures`. */
export async function fixture(path: string): Promise<Recorded> {
  const [set = "", ...rest] = path.split("/");
  const line = (set === "formats" ? formats : spreadsheets).split("\n").map((each) => each.split("\t")).find(([name]) => name === rest.join("/"));
  if (!line) throw new Error(`No ORIGIN.tsv tells where ${path} comes from.`);
  return { file: rest.at(-1)!, bytes: await bytesAt(fixtures[folder + path]), origin: line[1]!, licence: line[2]! };
}

async function bytesAt(address: string | undefined): Promise<Uint8Array> {
  if (address === undefined) throw new Error("Storybook does not serve this file.");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}
