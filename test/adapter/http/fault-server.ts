/** Servers on this machine that go wrong in every way of the fault catalogue, each at an address of its own, over raw sockets. */
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

export interface Asked {
  readonly path: string;
  /** The request's head as it came, in lower case. */
  readonly head: string;
  /** How often this path was asked for, this time included. */
  readonly times: number;
}

export type Route = (socket: Socket, asked: Asked) => void;

export interface FaultServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly asked: readonly Asked[];
  /** Connections that are open. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/http/${name}`, import.meta.url), "utf8");

/** The constructed certificates of the tests. */
export const certificates = { localhost: fixture("localhost.pem"), expired: fixture("expired.pem"), key: fixture("localhost.key.pem") };

/** Answers paths by routes; any other path is cut off. With a certificate, over https. */
export async function faultServer(routes: ReadonlyMap<string, Route>, certificate?: string): Promise<FaultServer> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    let head = "";
    socket.on("data", (piece) => {
      head += piece.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      const path = head.split(" ")[1] ?? "";
      const request = { path, head: head.toLowerCase(), times: asked.filter((each) => each.path === path).length + 1 };
      asked.push(request);
      head = "";
      const route = routes.get(path.split("?")[0]!);
      if (route) route(socket, request);
      else socket.destroy();
    });
  };
  const server: Server = certificate === undefined ? createServer(serve) : createTlsServer({ cert: certificate, key: certificates.key }, serve);
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    url: certificate === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    port, asked,
    open: () => sockets.size,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

type Headers = Readonly<Record<string, string | number>>;

/** A head. Nothing is added to what is said. */
export const head = (status: number, headers: Headers = {}, version = "1.1"): string =>
  `HTTP/${version} ${status} Status\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;

/** A whole answer, as it should be: with its length, and the connection kept. */
export function answer(body: string | Uint8Array, headers: Headers = {}, status = 200): Route {
  const bytes = Buffer.from(body as string);
  return (socket) => { socket.write(Buffer.concat([Buffer.from(head(status, { "Content-Type": "text/csv", "Content-Length": bytes.length, ...headers })), bytes])); };
}

/** An answer for each time that it is asked for; the last for all times after. */
export const inTurn = (...routes: readonly Route[]): Route => (socket, asked) => (routes[asked.times - 1] ?? routes.at(-1)!)(socket, asked);

/** Writes a piece again and again, until the other side is gone. */
export function drip(socket: Socket, piece: string, milliseconds: number): void {
  const timer = setInterval(() => { socket.write(piece); }, milliseconds);
  socket.on("close", () => clearInterval(timer));
}
