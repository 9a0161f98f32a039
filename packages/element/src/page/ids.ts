/** Ids made of names: small letters, digits and hyphens, the same for the same table every time, and never the same twice. */

const longest = 80;

export class Ids {
  /** How often each name has been asked for: counting on from there keeps a thousand alike from taking a million steps. */
  private readonly asked = new Map<string, number>();
  private readonly taken = new Set<string>();
  private readonly kept = new Set<string>();

  /** Keeps an id for the thing that says itself that it is its own; no name is given it, wherever it stands. */
  keep(id: string): void {
    this.taken.add(id);
    this.kept.add(id);
  }

  /** Gives a kept id to the first who asks for it, and to nobody else. */
  claim(id: string): boolean {
    return this.kept.delete(id);
  }

  /** `otherwise` is for names without a single Latin letter or digit. */
  of(name: string, otherwise: string): string {
    const wanted = slug(name) || otherwise;
    let times = this.asked.get(wanted) ?? 0;
    let id: string;
    do id = ++times === 1 ? wanted : `${wanted}-${times}`;
    while (this.taken.has(id));
    this.asked.set(wanted, times);
    this.taken.add(id);
    return id;
  }
}

/** "" when nothing is left of the name. */
export function slug(name: string): string {
  const plain = name.slice(0, 500).normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-/, "").slice(0, longest).replace(/-$/, "");
}
