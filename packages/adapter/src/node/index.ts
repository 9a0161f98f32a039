/** `@place-doughnut/adapter/node`: what only Node can do. The one part of the adapter that touches a disk or a socket. */
export { replayFolder, type Recording } from "./replay.js";
export { duckdbTable, type DuckdbOptions, type DuckdbRead } from "./duckdb.js";
