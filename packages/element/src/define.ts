/**
 * Registering the element. A page can give a name only once, and a second `define` would throw and take the rest of the
 * page's module with it: whoever comes first stays, and a page that has loaded two versions is told so, once.
 */
import { PlaceDoughnut } from "./place-doughnut.js";
import { version } from "./version.js";
import { development } from "./words/development.js";

/**
 * Registers the element under another name, as a page needs when something else on it brings another version. A class has
 * one name at most, so each name gets a class of its own. Without effect where the name is taken; returns what has it.
 */
export function defineWith(tag: string): CustomElementConstructor {
  if (!customElements.get(tag)) customElements.define(tag, class extends PlaceDoughnut {});
  return whatHas(tag);
}

/** Registers the class itself as `<place-doughnut>`, unless the page has one already. */
export function define(): void {
  if (!customElements.get("place-doughnut")) customElements.define("place-doughnut", PlaceDoughnut);
  whatHas("place-doughnut");
}

/** What the page has under a name, with a warning when that is not of this version. The same version again does no harm. */
function whatHas(tag: string): CustomElementConstructor {
  const there = customElements.get(tag)!;
  const other: unknown = "version" in there ? there.version : null;
  // eslint-disable-next-line no-console -- for the people who make the page
  if (other !== version) console.warn(development.clash(tag, version, typeof other === "string" ? other : null));
  return there;
}
