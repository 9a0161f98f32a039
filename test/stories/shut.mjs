/** Loaded before a program (`NODE_OPTIONS=--import`): no connection leaves the machine, and each that would is written into the file that `SHUT_LOG` names. */
import { appendFileSync } from "node:fs";
import dns from "node:dns";
import net from "node:net";

const isHere = (host) => host === undefined || ["", "localhost", "127.0.0.1", "::1", "::", "0.0.0.0"].includes(host);

function refuse(host) {
  appendFileSync(process.env.SHUT_LOG, `${host}\n`);
  return Object.assign(new Error(`${host} is shut in this test`), { code: "ENETUNREACH" });
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const host = typeof options === "object" ? options?.host : typeof given[1] === "string" ? given[1] : undefined;
  if (isHere(host)) return connect.apply(this, given);
  process.nextTick(() => this.destroy(refuse(host)));
  return this;
};

const { lookup } = dns;
dns.lookup = (host, ...rest) => (isHere(host) || net.isIP(host) ? lookup(host, ...rest) : rest.at(-1)(refuse(host)));
