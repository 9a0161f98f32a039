/** A portrait checked without reading a single feed. */
import { assemble } from "./assemble.js";
import { validate } from "./document-problems.js";
import { readPortrait, type PortraitRead } from "./read-portrait.js";

/**
 * Reads parsed JSON (not JSON text) as a portrait. Never throws and never changes the input. Everything that is wrong is
 * listed with its JSON Pointer. A portrait of the wrong shape, a single unknown key even, comes back as null; one whose
 * parts do not fit together can still be built, without the parts that do not fit.
 *
 * What a portrait says about the doughnut itself (lines, directions, links, ids) is checked by the rules for documents,
 * on the document it would give without any figures.
 */
export function parsePortrait(input: unknown): PortraitRead {
  const { portrait, problems } = readPortrait(input);
  if (portrait === null) return { portrait, problems };
  const empty = assemble(portrait, { sources: new Map(), observations: new Map() });
  return { portrait, problems: [...problems, ...validate(empty, portrait).problems] };
}
