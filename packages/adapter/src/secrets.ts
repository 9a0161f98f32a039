/** Addresses that carry a key. A portrait is a public file, so a key in it is a key given away. */

/** Names of parameters that open-data portals and clouds take keys by, in lower case. */
const names: ReadonlySet<string> = new Set([
  "api_key", "apikey", "api-key", "key", "token", "access_token", "auth", "authorization", "app_token", "$$app_token", "x-app-token", "x-api-key",
  "x-ckan-api-key", "uid", "subscription-key", "ocp-apim-subscription-key", "password", "passwd", "pwd", "secret", "client_secret", "sig", "signature",
  "x-amz-signature", "x-amz-credential", "accesskeyid", "session", "jwt",
]);

/** Names of headers that carry a secret, besides those that parameters have too. */
const headerNames: ReadonlySet<string> = new Set(["cookie", "proxy-authorization", "x-auth-token", "x-esri-authorization", "x-access-token", "x-csrf-token"]);

/** Does the whole text stand for a secret that is kept elsewhere? */
export const isStandIn = (value: string): boolean => /^\$\{env:\w+\}$/.test(value);

/** Is this a header that carries a secret, with the secret written out? `Bearer ${env:TOKEN}` is not. */
export function isSecretHeader(name: string, value: string): boolean {
  const plain = name.toLowerCase();
  const isSecret = names.has(plain) || headerNames.has(plain) || /(^|[-_])(token|secret|password|api-?key)$/.test(plain);
  return isSecret && value.trim() !== "" && !/^([A-Za-z]+ )?\$\{env:\w+\}$/.test(value.trim());
}

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
