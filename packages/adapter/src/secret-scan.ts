/** Does a text give away a key? Looked for in every form that it may have taken on its way. */

/** Shorter ones are found in any text, and are keys to nothing. */
const shortest = 4;

/** The name of the first secret that a text holds; null when it holds none. `secrets`: name → value. */
export function secretIn(text: string, secrets: ReadonlyMap<string, string>): string | null {
  let folded: string | null = null;
  for (const [name, secret] of secrets) {
    if (secret.length < shortest) continue;
    const { exact, anyCase } = formsOf(secret);
    if (exact.some((form) => text.includes(form))) return name;
    folded ??= text.toLowerCase();
    if (anyCase.some((form) => folded!.includes(form))) return name;
  }
  return null;
}

/** `anyCase` in lower case: percent signs and hexadecimal are written in both. */
function formsOf(secret: string): { exact: string[]; anyCase: string[] } {
  const utf8 = new TextEncoder().encode(secret);
  const hex = Array.from(utf8, (byte) => byte.toString(16).padStart(2, "0"));
  const percent = encoded(secret);
  return {
    exact: [secret, JSON.stringify(secret).slice(1, -1), ...base64Forms(utf8)],
    anyCase: [hex.join(""), hex.map((byte) => `%${byte}`).join(""), percent, percent.replaceAll("%20", "+"), percent.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)].map((form) => form.toLowerCase()),
  };
}

function encoded(secret: string): string {
  return encodeURIComponent(secret.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** Base64 of a longer text (`user:key`) shows the key in one of three ways, by where it begins; its ends belong to the neighbours too. */
function base64Forms(utf8: Uint8Array): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = new Uint8Array(before + utf8.length);
    bytes.set(utf8, before);
    const whole = btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
    const form = whole.slice([0, 2, 3][before], Math.floor((bytes.length * 8) / 6));
    return [form, form.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
