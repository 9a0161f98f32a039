/**
 * One way of reading the long file, in a process of its own: `node contender.mjs <name> <file> <folder of the peers>`.
 * Prints processor seconds (from the moment its code is loaded), peak memory, and what it found, so that all can be held
 * against each other: the number of figures and their sum.
 */
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [name, file, peers] = process.argv.slice(2);
const chunk = 512 * 1024;

/** A package that is installed for the comparison only. */
const peer = (id) => import(pathToFileURL(createRequire(`${peers}/`).resolve(id)).href);

/** Keeps the latest figure of each area and indicator, as a program without this adapter would. */
function fold() {
  const latest = new Map();
  return {
    row(cells) {
      const value = Number(cells[4]);
      if (Number.isNaN(value) || cells[4] === "") return;
      let ofArea = latest.get(cells[0]);
      if (ofArea === undefined) latest.set(cells[0], (ofArea = new Map()));
      const known = ofArea.get(cells[3]);
      if (known === undefined) ofArea.set(cells[3], { period: cells[2], value });
      else if (cells[2] > known.period) {
        known.period = cells[2];
        known.value = value;
      }
    },
    found: () => summary([...latest.values()].flatMap((ofArea) => [...ofArea.values()].map(({ value }) => value))),
  };
}

const summary = (values) => ({ figures: values.length, sum: values.reduce((sum, value) => sum + value, 0).toFixed(2) });

/** Each loads its code and gives the function to be measured. */
const contenders = {
  "bytes read, line endings counted": async () => async () => {
    let lines = 0;
    for await (const bytes of createReadStream(file, { highWaterMark: chunk })) for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
    return { lines };
  },
  "decoded and split into lines": async () => async () => {
    let [lines, rest] = [0, ""];
    for await (const text of createReadStream(file, { highWaterMark: chunk, encoding: "utf8" })) {
      const parts = (rest + text).split("\n");
      rest = parts.pop();
      lines += parts.length;
    }
    return { lines };
  },
  "place-doughnut": async () => {
    const { latestFigures } = await import("@place-doughnut/adapter");
    const mapping = { area: { column: "areacd" }, period: { column: "period", reading: "month" }, indicator: { column: "indicator" }, value: "value", unit: { column: "unit" } };
    return async () => {
      const { figures, problems, stats } = await latestFigures(createReadStream(file, { highWaterMark: chunk }), mapping);
      if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
      return { ...summary(figures.flatMap(({ value }) => value ?? [])), rows: stats.read };
    };
  },
  "DuckDB read_csv": async () => {
    const { DuckDBInstance } = await peer("@duckdb/node-api");
    return async () => {
      const database = await DuckDBInstance.create(":memory:", { threads: "2" });
      const connection = await database.connect();
      const query = `select areacd, indicator, max(period), arg_max(try_cast(value as double), period) as latest, any_value(unit)
        from read_csv('${file}', all_varchar = true) where try_cast(value as double) is not null group by areacd, indicator`;
      const reader = await connection.runAndReadAll(query);
      return summary(reader.getRowObjects().map(({ latest }) => latest));
    };
  },
  "udsv, stream": async () => {
    const { inferSchema, initParser } = await peer("udsv");
    return async () => {
      const { row, found } = fold();
      let parser;
      for await (const text of createReadStream(file, { highWaterMark: chunk, encoding: "utf8" })) {
        parser ??= initParser(inferSchema(text));
        parser.chunk(text, parser.stringArrs, row);
      }
      parser.end();
      return found();
    };
  },
  "d3-dsv, rows": async () => {
    const { csvParseRows } = await peer("d3-dsv");
    return async () => {
      const { row, found } = fold();
      csvParseRows(readFileSync(file, "utf8"), (cells) => void row(cells));
      return found();
    };
  },
  "papaparse, stream": async () => {
    const { default: papaparse } = await peer("papaparse");
    return () => new Promise((done, fail) => {
      const { row, found } = fold();
      papaparse.parse(createReadStream(file, { highWaterMark: chunk, encoding: "utf8" }), { delimiter: ",", newline: "\n", chunk: ({ data }) => data.forEach(row), complete: () => done(found()), error: fail });
    });
  },
  "csv-parse, stream": async () => {
    const { parse } = await peer("csv-parse");
    return async () => {
      const { row, found } = fold();
      for await (const cells of createReadStream(file, { highWaterMark: chunk }).pipe(parse())) row(cells);
      return found();
    };
  },
};

if (name === "--list") process.stdout.write(JSON.stringify(Object.keys(contenders)));
else {
  const read = await contenders[name]();
  const before = { cpu: process.cpuUsage(), time: performance.now() };
  const found = await read();
  const { user, system } = process.cpuUsage(before.cpu);
  const wall = (performance.now() - before.time) / 1000;
  process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, wall, megabytes: process.resourceUsage().maxRSS / 1024, found }));
}
