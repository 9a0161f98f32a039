/**
 * Moving through the parts of the picture with keys. Arrows go round a ring and from ring to ring; Home, End and the
 * page keys go further; letters go to a name. Any other key is left to the page.
 */
import type { RingControls, Control } from "./controls.js";

/** What is pressed; the same names as a keyboard event has. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The place to go to, or null when the key means nothing here. */
export function walk(press: Press, from: number, rings: readonly RingControls[], mirrored: boolean): number | null {
  const ring = rings.find(({ items }) => items.some(({ place }) => place === from));
  if (!ring || press.altKey || press.metaKey) return null;
  const all = rings.flatMap(({ items }) => items);
  if (press.ctrlKey) return press.key === "Home" ? (all[0]?.place ?? null) : press.key === "End" ? (all.at(-1)?.place ?? null) : null;
  const at = ring.items.findIndex(({ place }) => place === from);
  const { items } = ring;
  switch (press.key) {
    case mirrored ? "ArrowLeft" : "ArrowRight": return items[(at + 1) % items.length]!.place;
    case mirrored ? "ArrowRight" : "ArrowLeft": return items[(at + items.length - 1) % items.length]!.place;
    case "ArrowUp": return ring.isColumn ? beside(all, from, -1) : across(ring, at, rings, "ecological");
    case "ArrowDown": return ring.isColumn ? beside(all, from, 1) : across(ring, at, rings, "social");
    case "Home": return items[0]!.place;
    case "End": return items.at(-1)!.place;
    case "PageUp": return otherGroup(all, from, -1);
    case "PageDown": return otherGroup(all, from, 1);
    default: return null;
  }
}

function beside(all: readonly Control[], from: number, step: 1 | -1): number | null {
  return all[all.findIndex(({ place }) => place === from) + step]?.place ?? null;
}

/** To the other ring of the same picture, where the angle is nearest. */
function across(ring: RingControls, at: number, rings: readonly RingControls[], to: RingControls["ring"]): number | null {
  if (ring.ring === to) return null;
  const other = rings.find((one) => one.ring === to && one.picture === ring.picture);
  const turn = ring.items[at]?.part.turn ?? 0;
  const apart = (control: Control): number => {
    const distance = Math.abs((control.part.turn ?? 0) - turn);
    return Math.min(distance, 1 - distance);
  };
  return other?.items.reduce((nearest, one) => (apart(one) < apart(nearest) - 1e-9 ? one : nearest)).place ?? null;
}

/** To the first part of the group before or after. */
function otherGroup(all: readonly Control[], from: number, step: 1 | -1): number | null {
  const groups = [...new Set(all.map(({ group }) => group))];
  const here = all.find(({ place }) => place === from)?.group ?? "";
  const there = groups[groups.indexOf(here) + step];
  return all.find(({ group }) => group === there)?.place ?? null;
}

/** A name as it is typed: without capitals and accents. */
function typed(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * The next part whose name begins with what has been typed. One letter typed again and again goes from name to name;
 * what has been typed so far may be the name that has the focus already.
 */
export function find(letters: string, from: number, rings: readonly RingControls[]): number | null {
  const wanted = typed(letters);
  const isOneLetter = [...wanted].every((letter) => letter === wanted[0]);
  const all = rings.flatMap(({ items }) => items);
  const here = all.findIndex(({ place }) => place === from);
  const start = isOneLetter ? here + 1 : here;
  const after = [...all.slice(start), ...all.slice(0, start)];
  return after.find(({ name }) => typed(name.text).startsWith(isOneLetter ? wanted.slice(0, 1) : wanted))?.place ?? null;
}
