/** The address of a question, written the same way every time. */

/** A path under a portal's own address, with parameters in their order; those without a value are left out. Blanks are %20, as every portal reads them. */
export function address(base: string, path: string, parameters: Iterable<readonly [name: string, value: string | number | boolean | undefined]> = []): string {
  const url = new URL(base);
  const asked = [...parameters].flatMap(([name, value]) => (value === undefined ? [] : [`${encode(name)}=${encode(String(value))}`]));
  const own = url.search.slice(1);
  const search = [...(own === "" ? [] : [own]), ...asked].join("&");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}${path}${search === "" ? "" : `?${search}`}`;
}

/** Half a character cannot be written in an address: it becomes the mark for one that is lost. `$` and `:` stay as portals write them. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")).replace(/%24/g, "$").replace(/%3A/gi, ":").replace(/%2C/gi, ",").replace(/'/g, "%27");
}

/** The body of a form, for questions too long for an address. */
export function form(parameters: Iterable<readonly [name: string, value: string | number | boolean | undefined]>): string {
  return address("https://form.invalid", "", parameters).replace(/^[^?]*\??/, "");
}
