/** Addresses that carry a key. A portrait is a public file, so a key in it is a key given away. */

/** Names of parameters that open-data portals and clouds take keys by, in lower case. */
const names: ReadonlySet<string> = new Set([
  "api_key", "apikey", "api-key", "key", "token", "access_token", "auth", "authorization", "app_token", "$$app_token", "x-app-token", "x-api-key",
  "x-ckan-api-key", "uid", "subscription-key", "ocp-apim-subscription-key", "password", "passwd", "pwd", "secret", "client_secret", "sig", "signature",
  "x-amz-signature", "x-amz-credential", "accesskeyid", "session", "jwt",
]);

const isStandIn = (value: string): boolean => /^\$\{env:\w+\}$/.test(value);

/** The parameters of an address that look like secrets and are written out. `${env:NAME}` stands for one that is not. */
export function secretParameters(url: string): string[] {
  return [...new URL(url).searchParams].filter(([name, value]) => names.has(name.toLowerCase()) && value !== "" && !isStandIn(value)).map(([name]) => name);
}

/** An address as it may be published: without its secrets and what stands for them. Unchanged when it has none. */
export function publicUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const secret = [...url.searchParams].filter(([name, value]) => names.has(name.toLowerCase()) || isStandIn(value)).map(([name]) => name);
  for (const name of secret) url.searchParams.delete(name);
  return secret.length === 0 ? address : url.href;
}
