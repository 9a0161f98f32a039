/** What a JSON file is. Told by what is in it, not by its name: a portrait maps feeds, a document holds figures. */
import { portraitSchema } from "@place-doughnut/adapter";
import { doughnutSchema, nearest } from "@place-doughnut/schema";

export type Kind = "document" | "portrait";

export function kindOf(value: unknown): Kind | null {
  if (!isObject(value)) return null;
  if (Object.hasOwn(value, "dimensionSet") || Object.hasOwn(value, "indicators")) return "portrait";
  return Object.hasOwn(value, "dimensions") ? "document" : null;
}

/**
 * What a file that is neither was most likely meant to be: by its keys, mistyped ones too, by the schema it names, and by
 * its own name. Null when that speaks for neither, or for both alike.
 */
export function likeliestKind(value: unknown, path: string): Kind | null {
  const keys = isObject(value) ? Object.keys(value).slice(0, mostKeys) : [];
  const schema = isObject(value) && typeof value["$schema"] === "string" ? value["$schema"] : "";
  const signs = [...keys.map(kindOfKey), kindOfName(schema), kindOfName(path)];
  const of = (kind: Kind): number => signs.filter((sign) => sign === kind).length;
  const lead = of("portrait") - of("document");
  return lead === 0 ? null : lead > 0 ? "portrait" : "document";
}

/** No file of either kind has more keys: the rest of a large stranger need not be compared. */
const mostKeys = 100;

const documentKeys = new Set(Object.keys(doughnutSchema.entries));
const portraitKeys = new Set(Object.keys(portraitSchema.entries));

/** The kind that alone has the key. `dimensions` a portrait may have, and a document must. */
function kindOfKey(key: string): Kind | null {
  const meant = nearest(key, new Set([...documentKeys, ...portraitKeys]));
  if (meant === null) return null;
  if (meant === "dimensions" || !portraitKeys.has(meant)) return "document";
  return documentKeys.has(meant) ? null : "portrait";
}

/** `trafford.portrait.json`, `https://…/doughnut-1.schema.json` */
function kindOfName(name: string): Kind | null {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  if (/\bportrait\b/.test(last)) return "portrait";
  return /\bdoughnut\b/.test(last) ? "document" : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
