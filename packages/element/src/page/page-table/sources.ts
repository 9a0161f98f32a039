/** The publications that a table's rows name, each once. */
import type { Row } from "./row.js";

export class Sources {
  private readonly keys = new Map<string, string>();
  /** As they will stand in the document. Their keys are numbers: some names cannot be keys. */
  readonly all = new Map<string, Readonly<Record<string, string>>>();

  /** The key of the row's source; null when it names none. */
  add(row: Row): string | null {
    const url = row.url("source") ?? (row.text("sourceUrl") || row.url("sourceUrl"));
    const title = row.text("source") || row.text("publisher") || url;
    if (!title) return null;
    const source = Object.fromEntries(
      Object.entries({ title, publisher: row.text("publisher"), url: url ?? "", licence: row.text("licence"), retrieved: row.text("retrieved") })
        .filter(([, text]) => text !== ""));
    const whole = JSON.stringify(source);
    const known = this.keys.get(whole);
    if (known !== undefined) return known;
    const id = `source-${this.all.size + 1}`;
    this.keys.set(whole, id);
    this.all.set(id, source);
    return id;
  }
}
