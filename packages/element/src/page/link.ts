/**
 * What a link says of an element, in the part of an address after `#`: `#doughnut?view=bars&period=2019&part=housing`.
 * Several elements stand side by side, each under its own name: `#north?view=bars;south?view=table`. A plain anchor
 * gives way when somebody chooses something, and the back button brings it back. Whatever else stands there – the state
 * of another script, the page of a router – is left alone.
 */

/** What can be chosen, under the names that stand in the link. Unchecked: anybody may write a link. */
export type Linked = Readonly<Partial<Record<LinkKey, string>>>;
export type LinkKey = (typeof linkKeys)[number];
export const linkKeys = ["view", "lens", "period", "part"] as const;

/** What a hash says of the element of that name; null when it says nothing of it. */
export function readLink(hash: string, name: string): Linked | null {
  const start = entryStart(name);
  const entry = entries(hash).find((one) => one.startsWith(start));
  if (entry === undefined) return null;
  const asked = new URLSearchParams(entry.slice(start.length));
  return Object.fromEntries(linkKeys.flatMap((key) => {
    const value = asked.get(key);
    return value === null ? [] : [[key, value]];
  }));
}

/** The hash that says this of the element, and of others what it said before; null when the hash belongs to somebody else. */
export function writeLink(hash: string, name: string, linked: Linked): string | null {
  if (!isOurs(hash) && !isAnchor(hash)) return null;
  const start = entryStart(name);
  const others = isOurs(hash) ? entries(hash).filter((one) => !one.startsWith(start)) : [];
  const said = new URLSearchParams(linkKeys.flatMap((key) => (linked[key] === undefined ? [] : [[key, linked[key]]]))).toString();
  const all = said === "" ? others : [...others, `${start}${said}`];
  return all.length === 0 ? "" : `#${all.join(";")}`;
}

/** An address that shows the element so, on whatever page stands at `address`. */
export function linkTo(address: string, name: string, linked: Linked): string {
  const [page = "", hash = ""] = address.split(/(?=#)/, 2);
  return page + (writeLink(hash, name, linked) ?? writeLink("", name, linked) ?? "");
}

/** Encoded, a name cannot hold what separates names and values. */
function entryStart(name: string): string {
  return `${new URLSearchParams([[name, ""]]).toString().slice(0, -1)}?`;
}

function entries(hash: string): readonly string[] {
  return hash.replace(/^#/, "").split(";");
}

/**
 * Does it hold only what an element says of itself? A router's `#/page?…` begins with a slash, which an entry has
 * encoded, and another script's `#products?page=2` has words that nobody can choose here.
 */
function isOurs(hash: string): boolean {
  return entries(hash).every((entry) => {
    const said = /^[\w.*+%-]+\?(.+)$/.exec(entry)?.[1];
    return said !== undefined && [...new URLSearchParams(said).keys()].every((key) => linkKeys.some((known) => known === key));
  });
}

function isAnchor(hash: string): boolean {
  return /^#?[^/!?&=;]*$/.test(hash);
}
