/** The faults of `test/fixtures/vectors/fault-catalogue.tsv` that a server can commit: the routes that commit them. */
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { Dialect, HttpLimits, Kind } from "@place-doughnut/adapter";
import { answer, drip, head, inTurn, type Route } from "./fault-server.js";

/** How many times faster than real ones the seconds of these tests are. */
export const speed = 40;
const second = 1000 / speed;

export interface Fault {
  /** The row of the catalogue, and which of its cases. */
  readonly id: string;
  readonly how: string;
  readonly route?: Route;
  /** Where it is asked for, when not at its own path on the server over http. */
  readonly at?: "https" | "expired" | "wrong-host" | "untrusted" | "closed-port" | "unknown-host" | "no-name-service";
  readonly kind?: Kind;
  readonly dialect?: Dialect;
  readonly limits?: Partial<HttpLimits>;
}

export const table = `area,year,value\n${Array.from({ length: 200 }, (_, at) => `E080${String(at).padStart(5, "0")},2022,${at}\n`).join("")}E08000009,2022,17332\n`;
const json = JSON.stringify([{ area: "E08000009", year: "2022", value: 17332 }]);
const page = "<!doctype html><title>Sign in</title><p>Please sign in";
const encoded = (text: string, encoding: BufferEncoding): Buffer => Buffer.from(text, encoding);
const named = (value: string): string => `area,year,value,note\nE08000009,2022,17332,${value}\n`;
const ok = answer(table);

const packed = (bytes: Uint8Array, coding: string): Route => answer(bytes, { "Content-Encoding": coding });
const cutShort = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 40);
const damaged = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, -8), Buffer.from([1, 2, 3, 4]), bytes.subarray(-4)]);
const busy = (headers: Record<string, string | number>, status = 429): Route => inTurn(answer("Too many requests", headers, status), ok);
const redirect = (to: string, status = 302): Route => answer("", { Location: to }, status);
const inSeconds = (count: number): string => new Date(Date.now() + count * 1000).toUTCString();

const partly = (rest: (socket: Parameters<Route>[0]) => void, headers: Record<string, string | number> = { "Content-Length": 10_000 }): Route => (socket) => {
  socket.write(head(200, headers) + (headers["Transfer-Encoding"] ? `10\r\n${table.slice(0, 16)}\r\n` : table.slice(0, 500)), () => setTimeout(() => rest(socket), 20));
};

export const faults: readonly Fault[] = [
  { id: "F01", how: "nobody listens", at: "closed-port" },
  { id: "F02", how: "no such name", at: "unknown-host" },
  { id: "F03", how: "no name service", at: "no-name-service" },
  { id: "F04", how: "self-signed", at: "untrusted", route: ok },
  { id: "F04", how: "expired", at: "expired", route: ok },
  { id: "F04", how: "of another host", at: "wrong-host", route: ok },
  { id: "F05", how: "never answers", route: () => {} },
  { id: "F06", how: "a letter of the head each second", route: (socket) => { socket.write("HTTP/1.1 200 OK\r\nX-Slow: "); drip(socket, "a", second); } },
  { id: "F07", how: "a letter of the body each second", route: (socket) => { socket.write(head(200, { "Content-Length": 10_000 })); drip(socket, "a", second); } },
  { id: "F08", how: "stands still in the body", route: partly(() => {}) },
  { id: "F09", how: "cut in the head", route: (socket) => { socket.write("HTTP/1.1 200 OK\r\nContent-", () => socket.resetAndDestroy()); } },
  { id: "F10", how: "cut in a body of known length", route: partly((socket) => socket.resetAndDestroy()) },
  { id: "F10", how: "ended in a body of known length", route: partly((socket) => socket.end()) },
  { id: "F11", how: "cut in chunks", route: partly((socket) => socket.resetAndDestroy(), { "Transfer-Encoding": "chunked" }) },
  { id: "F11", how: "ended in chunks", route: partly((socket) => socket.end(), { "Transfer-Encoding": "chunked" }) },
  { id: "F12", how: "a body that the end of the connection ends, cut", route: (socket) => { socket.end(head(200, { "Content-Type": "text/csv" }, "1.0") + table.slice(0, -4)); } },
  { id: "F13", how: "gzip", route: packed(cutShort(gzipSync(table)), "gzip") },
  { id: "F13", how: "deflate", route: packed(cutShort(deflateSync(table)), "deflate") },
  { id: "F14", how: "brotli", route: packed(cutShort(brotliCompressSync(table)), "br") },
  { id: "F15", how: "gzip with another checksum", route: packed(damaged(gzipSync(table)), "gzip") },
  { id: "F16", how: "not packed at all", route: answer(table, { "Content-Encoding": "gzip" }) },
  { id: "F16", how: "packed in a way nobody asked for", route: answer(table, { "Content-Encoding": "compress" }) },
  { id: "F17", how: "16 MB of nothing in 16 KB", route: packed(gzipSync(Buffer.alloc(16 << 20)), "gzip") },
  { id: "F18", how: "never ends", limits: { bytes: 2 << 20 }, route: (socket) => { socket.write(head(200, { "Transfer-Encoding": "chunked" })); const more = (): void => { if (!socket.destroyed) socket.write(`100000\r\n${"a".repeat(0x100000)}\r\n`, () => setImmediate(more)); }; more(); } },
  { id: "F19", how: "204", route: (socket) => { socket.write(head(204)); } },
  { id: "F19", how: "an empty 200", route: answer("") },
  { id: "F20", how: "a web page", route: answer(page, { "Content-Type": "text/html" }) },
  { id: "F21", how: "as CKAN says it", kind: "json", route: answer('{"help":"x","success":false,"error":{"__type":"Not Found Error","message":"Not found"}}') },
  { id: "F22", how: "as ArcGIS says it", kind: "json", route: answer('{"error":{"code":400,"message":"Invalid query","details":[]}}') },
  { id: "F23", how: "JSON called a text", kind: "json", route: answer(json, { "Content-Type": "text/plain" }) },
  { id: "F24", how: "CSV called bytes", route: answer(table, { "Content-Type": "application/octet-stream" }) },
  { id: "F25", how: "sent to a sign-in page", route: (socket, asked) => (asked.path.endsWith("?page") ? answer(page, { "Content-Type": "text/html" }) : redirect("?page"))(socket, asked) },
  { id: "F26", how: "to itself", route: (socket, asked) => redirect(asked.path)(socket, asked) },
  { id: "F26", how: "ever on", route: (socket, asked) => redirect(`${asked.path}?`.replace(/\?+$/, (marks) => `?${"a".repeat(marks.length)}${asked.path.split("?")[1] ?? ""}`))(socket, asked) },
  { id: "F27", how: "over https", at: "https", route: redirect("http://localhost/F27") },
  { id: "F28", how: "to a file", route: redirect("file:///etc/hostname") },
  { id: "F28", how: "to data", route: redirect("data:text/csv,area,year,value") },
  { id: "F31", how: "in seconds", route: busy({ "Retry-After": 20 }) },
  { id: "F32", how: "as a date", route: (socket, asked) => busy({ "Retry-After": inSeconds(20), "Date": inSeconds(0) })(socket, asked) },
  { id: "F33", how: "for a day", route: busy({ "Retry-After": 86_400 }) },
  { id: "F34", how: "without a word of when", route: busy({}) },
  { id: "F35", how: "503 twice", route: inTurn(answer("", {}, 503), answer("", {}, 503), ok) },
  { id: "F36", how: "500", route: answer('{"success":false,"error":{"message":"Datastore is down"}}', {}, 500) },
  { id: "F37", how: "404", route: answer("Not here", {}, 404) },
  { id: "F37", how: "410", route: answer("Gone", {}, 410) },
  { id: "F38", how: "401", route: answer("", {}, 401) },
  { id: "F38", how: "403", route: answer("", {}, 403) },
  ...[408, 425, 502, 504].map((status) => ({ id: "F39", how: String(status), route: busy({}, status) })),
  { id: "F40", how: "304", route: (socket) => { socket.write(head(304)); } },
  { id: "F43", how: "modified tomorrow", route: answer(table, { "Last-Modified": inSeconds(86_400) }) },
  { id: "F44", how: "Latin 1, said so", dialect: { encoding: "windows-1252" }, route: answer(encoded(named("Ynys Môn"), "latin1")) },
  { id: "F45", how: "windows-1252", route: answer(encoded(named("council\x92s"), "latin1")) },
  { id: "F46", how: "UTF-16 little-endian", route: answer(encoded(`\uFEFF${table}`, "utf16le")) },
  { id: "F46", how: "UTF-16 big-endian", route: answer(encoded(`\uFEFF${table}`, "utf16le").swap16()) },
  { id: "F47", how: "a byte-order mark", route: answer(`\uFEFF${table}`) },
  { id: "F48", how: "half a character", route: answer(Buffer.concat([encoded(named("Ynys M\u00F4n"), "utf8"), Buffer.from("E08000001,2022,3,M\xc3\n", "latin1")])) },
  { id: "F49", how: "binary", route: answer(encoded(table.replaceAll("E0800", "\0\0"), "utf8")) },
  { id: "F50", how: "cut off", kind: "json", route: answer(json.slice(0, -9)) },
  { id: "F51", how: "two documents", kind: "json", route: answer(json + json) },
  { id: "F52", how: "200,000 lists in each other", kind: "json", route: answer("[".repeat(200_000) + "]".repeat(200_000)) },
  { id: "F53", how: "a document on each line", kind: "json", route: answer('{"area":"E08000009","year":"2022","value":1}\n{"area":"E08000009","year":"2023","value":2}\n') },
  { id: "F79", how: "401 that asks for a password", route: answer("", { "WWW-Authenticate": 'Basic realm="data"' }, 401) },
];
