/** Which colours of the figure meet which others, and how well they must be told apart. */

export const roles = ["overshoot", "shortfall", "within", "band", "band-text", "line", "quiet", "texture", "page", "text"] as const;
/** A colour of the figure: the end of its custom property’s name. */
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  overshoot: "wedges of overshoot", shortfall: "wedges of shortfall", within: "bars that are met", band: "the band", "band-text": "text in the band", line: "the two ring lines",
  quiet: "outlines and quiet text", texture: "dots and hatching", page: "the page", text: "text",
};

export interface Pair {
  readonly role: Role;
  readonly against: Role;
  readonly least: 3 | 4.5;
}

/** Shapes 3:1 (WCAG 2.2, 1.4.11), text 4.5:1 (1.4.3). The pale band itself is bounded by the ring lines, so it need not stand out from the page. */
export const pairs: readonly Pair[] = [
  { role: "overshoot", against: "page", least: 3 },
  { role: "shortfall", against: "page", least: 3 },
  { role: "overshoot", against: "texture", least: 3 },
  { role: "shortfall", against: "texture", least: 3 },
  { role: "within", against: "page", least: 3 },
  { role: "within", against: "band", least: 3 },
  { role: "line", against: "page", least: 3 },
  { role: "line", against: "band", least: 3 },
  { role: "quiet", against: "page", least: 4.5 },
  { role: "band-text", against: "band", least: 4.5 },
  { role: "text", against: "page", least: 4.5 },
];

/** The pairs that a colour has a part in, seen from it. */
export function pairsOf(role: Role): readonly { readonly other: Role; readonly least: number }[] {
  return pairs.flatMap((pair) => (pair.role === role ? [{ other: pair.against, least: pair.least }] : pair.against === role ? [{ other: pair.role, least: pair.least }] : []));
}
