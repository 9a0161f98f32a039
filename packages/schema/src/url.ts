/** The one decision on what may become a link. */

// The piece of WHATWG URL that browsers and Node share; this package compiles without the DOM's types.
interface ParsedUrl {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
}
declare const URL: new (url: string, base?: string) => ParsedUrl;

/**
 * The address to put into `href`, made absolute and normalised by the WHATWG URL parser that will also follow it; null
 * when it must not become a link: no http or https, a user name or password in it, empty, or not an address.
 * Without `base`, the address of the page, relative addresses are null as well.
 */
export function safeUrl(text: string, base?: string): string | null {
  if (text.trim() === "") return null;
  try {
    const url = base === undefined ? new URL(text) : new URL(text, base);
    const allowed = (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
    return allowed ? url.href : null;
  } catch {
    return null;
  }
}
