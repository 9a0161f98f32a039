/** A question that fits into an address. */
import type { Plan, Wish } from "./portal.js";

/** Servers and what stands in front of them refuse addresses of more than 8,000 characters, some earlier. */
const longest = 6000;

/** The plan; where its address would be too long for all the rows to keep, a plan that asks for all rows. The rows are chosen again from what comes. */
export function fitting<State>(wish: Wish, plan: (wish: Wish) => Plan<State>): Plan<State> {
  const narrow = plan(wish);
  return narrow.first.request.url.length <= longest ? narrow : plan({ ...wish, keep: new Map() });
}
