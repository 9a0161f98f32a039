import type { Doughnut, Text } from "../doughnut.js";
import { remark, type Remark } from "../remark.js";

/** Characters that a title and a summary may have, in each language: what is read out each time somebody comes upon the figure. */
const longest = { title: 250, summary: 600 } as const;

/** What can only be seen in the whole document: ids used twice, sources that are not there, nothing to draw. */
export function checkDocument(doughnut: Doughnut): Remark[] {
  const { dimensions } = doughnut;
  return [
    ...(dimensions.length === 0 ? [remark("no-dimensions", {}, { keys: ["dimensions"] })] : []),
    ...checkIds("duplicate-dimension", dimensions),
    ...checkIds("duplicate-indicator", dimensions.flatMap(({ indicators }) => indicators ?? [])),
    ...checkSources(doughnut),
    ...checkLength("title", doughnut.title),
    ...checkLength("summary", doughnut.summary),
  ];
}

function checkLength(key: keyof typeof longest, text: Text | undefined): Remark[] {
  const texts = typeof text === "string" ? [text] : Object.values(text ?? {});
  const length = texts.reduce((most, one) => Math.max(most, [...one].length), 0);
  return length > longest[key] ? [remark("long-text", { length, longest: longest[key] }, { keys: [key] })] : [];
}

/** One remark per id that is used more than once, at its second position, naming the others. */
function checkIds(code: "duplicate-dimension" | "duplicate-indicator", items: readonly { readonly id: string }[]): Remark[] {
  const byId = new Map<string, { readonly id: string }[]>();
  for (const item of items) {
    const same = byId.get(item.id);
    if (same) same.push(item);
    else byId.set(item.id, [item]);
  }
  return [...byId].flatMap(([id, [first, second, ...more]]) => {
    if (!first || !second) return [];
    const related = [first, ...more].map((item) => ({ item, keys: ["id"] }));
    return [remark(code, { id, times: 2 + more.length }, { item: second, keys: ["id"], related })];
  });
}

function checkSources({ dimensions, sources = {} }: Doughnut): Remark[] {
  const known = Object.keys(sources);
  return dimensions.flatMap(({ indicators = [] }) =>
    indicators.flatMap((item) =>
      item.source === undefined || Object.hasOwn(sources, item.source)
        ? []
        : [remark("unknown-source", { source: item.source, known }, { item, keys: ["source"] })],
    ),
  );
}
