/** What in one source of a portrait does not fit together, besides its shape. Paths are relative to the source. */
import { isPortalKind } from "./portals/index.js";
import type { Feed } from "./portrait.js";
import { problem, type FeedProblem } from "./problems.js";
import { pointerTo } from "./pointer.js";
import { isSecretHeader, isStandIn } from "./secrets.js";
import { misnamedKey } from "./stand-in.js";

/** Secrets written out, which are never repeated in a message, and keys that mean nothing for a source of its kind. */
export function checkFeed({ kind, url, query, key, headers = {}, metadata, dialect = {} }: Feed): FeedProblem[] {
  const isPortal = isPortalKind(kind);
  const idle = [
    ...(query !== undefined && !isPortal ? ["query"] : []),
    ...(key !== undefined && !isPortal ? ["key"] : []),
    ...(metadata !== undefined && isPortal ? ["metadata"] : []),
    ...(isPortal ? Object.keys(dialect).filter((name) => name !== "decimalChar").map((name) => `dialect/${name}`) : []),
  ];
  const named = Object.entries({ url, query, key, headers, metadata }).flatMap(([part, stated]) => ({ part, name: misnamedKey(stated) }));
  return [
    ...named.flatMap(({ part, name }) => (name === null ? [] : [problem("key-misnamed", { path: `/${part}` }, { name })])),
    ...idle.map((name) => problem("key-without-use", { path: `/${name}` }, { key: name, kind: kind ?? null })),
    ...(key === undefined || isStandIn(key) || !isPortal ? [] : [problem("secret-written-out", { path: "/key" }, { name: "key" })]),
    ...Object.entries(headers).filter(([name, value]) => isSecretHeader(name, value))
      .map(([name]) => problem("secret-written-out", { path: `/headers${pointerTo(name)}` }, { name })),
  ];
}
