/// <reference types="vite/client" />
/** The example documents, `examples/data`: the only figures that stories show. */

const ending = ".doughnut.json";
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1, -ending.length);

const contents = import.meta.glob<unknown>("../examples/data/*.doughnut.json", { import: "default", eager: true });
const addresses = import.meta.glob<string>("../examples/data/*.doughnut.json", { query: "?url&no-inline", import: "default", eager: true });

const byName = new Map(Object.entries(contents).map(([path, document]) => [nameOf(path), document]));
const urlByName = new Map(Object.entries(addresses).map(([path, url]) => [nameOf(path), url]));

/** Every document's name: its file's without the ending. */
export const names: readonly string[] = [...byName.keys()];

/** A document's content. Throws for a name that is none of `names`. */
export function documentNamed(name: string): unknown {
  const document = byName.get(name);
  if (document === undefined) throw new Error(`examples/data has no ${name}${ending}.`);
  return document;
}

/** The address at which Storybook serves a document, for `src` and `compare`. Throws for a name that is none of `names`. */
export function addressOf(name: string): string {
  const url = urlByName.get(name);
  if (url === undefined) throw new Error(`examples/data has no ${name}${ending}.`);
  return url;
}

/** An address beside the documents at which there is nothing. */
export const missing: string = addressOf("trafford").replace(/\.json/, ".not-there.json");
