/** `@place-doughnut/adapter/node`: what only Node can do. The one part of the adapter that touches a disk or a socket. */
export { systemClock } from "./clock.js";
export { duckdbTable, type DuckdbOptions, type DuckdbRead } from "./duckdb.js";
export { recordFolder, type RecordOptions } from "./record.js";
export { listName, readRecordings, type Recording } from "./recordings.js";
export { replayFolder } from "./replay.js";
export { flushFolder, removeAbandoned, renameOver, temporaryName, writeFlushed } from "./whole-file.js";
export { nodeTransport, type NodeTransport, type NodeTransportOptions } from "./transport.js";
