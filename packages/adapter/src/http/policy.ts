/** Which addresses may be asked at all. What a name stands for on the network is the wire's to check. */
import { problem, type FeedProblem } from "../problems.js";
import { publicUrl } from "../secrets.js";
import { hasBadPort } from "./ports.js";

/** The address, or why it may not be asked. `allowed`: the only hosts that may; none given, all may. `show` makes an address fit to be quoted. */
export function mayAsk(address: string, allowed: ReadonlySet<string> | null, show: (address: string) => string): URL | (FeedProblem & { readonly code: "url-refused" | "bad-port" | "host-not-allowed" }) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") return problem("url-refused", {}, { url: show(withoutUser(url) ?? address) });
  if (hasBadPort(url)) return problem("bad-port", {}, { host: url.hostname, port: url.port });
  if (allowed !== null && !allowed.has(url.hostname)) return problem("host-not-allowed", {}, { host: url.hostname });
  return url;
}

/** An address as it may be quoted. */
function withoutUser(url: URL | null): string | null {
  if (url === null) return null;
  const shown = new URL(url);
  [shown.username, shown.password] = ["", ""];
  return publicUrl(shown.href);
}
