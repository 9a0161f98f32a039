/** What an indicator's figures are counted in, and whether a row's figure is counted in the same. */
import type { Row } from "./row.js";

export class Unit {
  symbol = "";
  private name = "";
  /** Stated in a column, and so for all rows – or only by the sign beside a figure, which speaks for that figure alone? */
  private isForAll = false;

  /** The first row that says it is right. */
  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      this.symbol ||= row.unit();
      this.name ||= row.text("unitName");
      this.isForAll ||= row.text("unit") !== "" && row.text("unit") === this.symbol;
    }
  }

  /** The unit of a row whose figures do not belong among the others; "" for one without a unit, null when all is well. */
  otherIn(row: Row): string | null {
    const [symbol, name] = [row.unit(), row.text("unitName")];
    if (symbol !== "" && symbol !== this.symbol) return symbol;
    if (name !== "" && name !== this.name) return name;
    const isBare = symbol === "" && this.symbol !== "" && !this.isForAll && row.states("value");
    return isBare ? "" : null;
  }

  get text(): string {
    return this.symbol || this.name;
  }

  /** As it will stand in the document; undefined when no row names one. */
  get stated(): Readonly<Record<string, string>> | undefined {
    if (this.text === "") return undefined;
    return { ...(this.symbol === "" ? {} : { symbol: this.symbol }), ...(this.name === "" ? {} : { name: this.name }) };
  }
}
