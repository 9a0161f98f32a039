/** A portal on this machine: 200 pages of 1,000 rows, as CKAN sends them. Prints its address, and serves until it is ended. */
import { createServer } from "node:http";

export const pages = 200;
export const rowsPerPage = 1000;

if (import.meta.main ?? process.argv[1]?.endsWith("server.mjs")) serve();

function serve() {
  const bodies = Array.from({ length: pages }, (_, page) => Buffer.from(JSON.stringify({ success: true, result: { total: pages * rowsPerPage, records: Array.from({ length: rowsPerPage }, (_row, at) => rowOf(page * rowsPerPage + at)) } })));
  const server = createServer(({ url }, response) => {
    const body = bodies[Number(new URL(url, "http://localhost").searchParams.get("offset")) / rowsPerPage];
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
  server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`));
}

function rowOf(id) {
  return { _id: id, areacd: `E0800${String(id % 400).padStart(4, "0")}`, areanm: "A council somewhere", period: String(2000 + (id % 24)), indicator: "claimants", value: String((id * 7919) % 10_000 / 100), unit: "%" };
}
