/**
 * Which addresses are inside: of this machine, of a private network, of the cloud's own services, or of nobody. After the
 * IANA registries of special-purpose addresses (RFC 6890): everything not globally reachable.
 */
import { BlockList, isIP } from "node:net";

const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) inside.addSubnet(network, prefix, "ipv4");
// Within the part of IPv6 that is given out at all: protocols (with Teredo), documentation, 6to4.
for (const [network, prefix] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) inside.addSubnet(network, prefix, "ipv6");

const givenOut = new BlockList();
givenOut.addSubnet("2000::", 3, "ipv6");

/** IPv4 in the clothes of IPv6: mapped (RFC 4291), and translated (RFC 6052). The last 32 bits say where it goes. */
const dressed = new BlockList();
dressed.addSubnet("::ffff:0:0", 96, "ipv6");
dressed.addSubnet("64:ff9b::", 96, "ipv6");

/** Is an IP address one that no public server has? True for anything that is no IP address. */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/%.*$/s, "");
  if (isIP(plain) === 4) return inside.check(plain, "ipv4");
  if (isIP(plain) !== 6) return true;
  if (dressed.check(plain, "ipv6")) return inside.check(lastAsIPv4(plain), "ipv4");
  return !givenOut.check(plain, "ipv6") || inside.check(plain, "ipv6");
}

/** The IP address that an address names outright, as `[::1]` does; null when it names a host. */
export function literalAddress({ hostname }: URL): string | null {
  const plain = hostname.replace(/^\[|\]$/g, "");
  return isIP(plain) === 0 ? null : plain;
}

function lastAsIPv4(address: string): string {
  // The URL parser writes every form of an IPv6 address in one way.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(":").slice(-2);
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group || "0", 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
