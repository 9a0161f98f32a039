/** Tells the people who make the page of an attribute that holds a word that means nothing: otherwise nobody sees why nothing happens. */
import { development } from "../words/development.js";
import { misspelt, type Asked } from "./choices.js";

/** As many of one element are told: a page that sets another one every second is told enough by then. */
const most = 20;

export class Spelling {
  private readonly told = new Set<string>();

  constructor(private readonly host: Element & Asked & { readonly headingLevel: string | null }) {}

  /** Once for each value. */
  check(): void {
    for (const { attribute, value, allowed } of misspelt(this.host)) {
      const key = `${attribute}=${value}`;
      if (this.told.has(key) || this.told.size >= most) continue;
      this.told.add(key);
      // eslint-disable-next-line no-console -- for the people who make the page: a person who reads it cannot mend it
      console.warn(development.misspelt(this.host.localName, attribute, value, allowed));
    }
  }
}
