/** Names to addresses, and only to those that may be asked. The socket is opened to what was checked here: nothing is looked up twice. */
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { AdapterError, problem } from "../problems.js";
import { isPrivate } from "./addresses.js";

/** All addresses of a name. */
export type Resolve = (hostname: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: Resolve = (hostname, options) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** A lookup for sockets. A name with any private address is refused whole: a public one beside it is how such names are made. */
export function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, options).then(
      (addresses) => {
        const refused = allowPrivate ? undefined : addresses.find(({ address }) => isPrivate(address));
        const [first] = addresses;
        if (first === undefined) done(Object.assign(new Error(`no address of ${hostname}`), { code: "ENOTFOUND" }), "");
        else if (refused) done(new AdapterError(problem("private-address", {}, { host: hostname, address: refused.address })), "");
        else if (options.all === true) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error as Error, ""),
    );
  };
}
