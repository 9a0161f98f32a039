/** The problems of JSON-stat: part of the catalogue in `problems.ts`. Codes are those of the JSON-stat validator (jsonstat/validator, rules-manifest.json). */
import type { ProblemKind } from "../../problems.js";
import { didYouMean, plainStart, quote, quoteList } from "../../quote.js";

export const jsonStatProblemKinds = {
  "dataset-unstated": {
    severity: "error", responsibility: "mapping",
    doc: "A JSON-stat collection holds several datasets, and the dialect does not say which is meant.",
    message: ({ datasets }: { datasets: readonly string[] }) => `There are several datasets: ${quoteList(datasets, 20)}.`,
    hint: () => "Choose one in the source's dialect: \"table\", with its label or its number.",
  },
  "dataset-missing": {
    severity: "error", responsibility: "mapping",
    doc: "A JSON-stat collection has no dataset of the stated label or number.",
    message: ({ asked, datasets }: { asked: string; datasets: readonly string[]; nearest: string | null }) => `There is no dataset ${quote(asked, 80)}. There are ${quoteList(datasets, 20)}.`,
    hint: didYouMean,
  },
  "jsonstat-structure": {
    severity: "error", responsibility: "publisher",
    doc: "A JSON-stat document without a dataset that can be read.",
    message: ({ reason }: { reason: string }) => `The JSON-stat document cannot be read: ${plainStart(reason, 160)}.`,
  },
  "jsonstat-without-values": {
    severity: "error", responsibility: "publisher",
    doc: "A JSON-stat dataset without any values: most often nothing was found.",
    message: () => "The dataset has no values: most often the portal found nothing for what it was asked.",
  },
  "jsonstat-id-size-len-mismatch": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S1: there must be as many sizes as dimensions.",
    message: ({ ids, sizes }: { ids: number; sizes: number }) => `The dataset names ${ids} dimensions and gives ${sizes} sizes.`,
  },
  "jsonstat-dim-key-id-mismatch": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S2: the dimensions described must be those that are named.",
    message: ({ missing, extra }: { missing: readonly string[]; extra: readonly string[] }) =>
      `The dataset ${[...(missing.length > 0 ? [`names ${quoteList(missing, 6)} and does not describe it`] : []), ...(extra.length > 0 ? [`describes ${quoteList(extra, 6)} and does not name it`] : [])].join(", and ")}.`,
  },
  "jsonstat-value-len-mismatch": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S3: a full list of values must have one for each cell. Otherwise no figure is in its place.",
    message: ({ values, cells }: { values: number; cells: number }) => `The dataset has ${values} values for ${cells} cells, so no figure would be in its place.`,
  },
  "jsonstat-sparse-key-out-of-range": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S4: values given by their places must be inside the cube.",
    message: ({ key, cells }: { key: string; cells: number }) => `A value stands at ${quote(key)}, and there are ${cells} cells.`,
  },
  "jsonstat-role-id-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S5: a role must name dimensions that are there.",
    message: ({ names }: { names: readonly string[] }) => `A role names dimensions that are not there: ${quoteList(names, 6)}.`,
  },
  "jsonstat-status-len-mismatch": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S6: a list of marks must have one for each cell.",
    message: ({ values, cells }: { values: number; cells: number }) => `The dataset has ${values} status marks for ${cells} cells.`,
  },
  "jsonstat-status-key-out-of-range": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule S7: marks given by their places must be inside the cube.",
    message: ({ key, cells }: { key: string; cells: number }) => `A status mark stands at ${quote(key)}, and there are ${cells} cells.`,
  },
  "jsonstat-metric-unit-missing": {
    severity: "warning", responsibility: "publisher",
    doc: "JSON-stat rule S8: a dimension of things measured should say in which units. The table is read; the mapping has to know the unit.",
    message: ({ dimension }: { dimension: string }) => `The dimension ${quote(dimension)} says what is measured and not in which unit.`,
  },
  "jsonstat-index-count-mismatch": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D1: a dimension must have as many categories as its size says, each once.",
    message: ({ dimension, categories, size }: { dimension: string; categories: number; size: number }) => `The dimension ${quote(dimension)} has ${categories} different categories and the size ${size}.`,
  },
  "jsonstat-index-positions-invalid": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D2: the places of a dimension's categories must be each number from 0 once.",
    message: ({ dimension, size }: { dimension: string; size: number }) => `The categories of ${quote(dimension)} do not have the places 0 to ${size - 1}, each once.`,
  },
  "jsonstat-label-key-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D3: labels must be of categories that are there.",
    message: unknownCategory("A label"),
  },
  "jsonstat-unit-key-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D4: units must be of categories that are there.",
    message: unknownCategory("A unit"),
  },
  "jsonstat-coord-key-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D5: coordinates must be of categories that are there.",
    message: unknownCategory("A pair of coordinates"),
  },
  "jsonstat-note-key-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D6: notes must be of categories that are there.",
    message: unknownCategory("A note"),
  },
  "jsonstat-child-id-unknown": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D7: parts of a category must be categories that are there.",
    message: unknownCategory("A part"),
  },
  "jsonstat-child-cycle": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule D7: no category may be a part of itself.",
    message: ({ dimension }: { dimension: string }) => `In the dimension ${quote(dimension)} a category is a part of itself.`,
  },
  "jsonstat-bundle-deprecated": {
    severity: "error", responsibility: "publisher",
    doc: "JSON-stat rule C2: a document that says it is 2.0 keeps datasets under names of their own, which ended with 2.0.",
    message: () => "The document says it is JSON-stat 2.0, and keeps its datasets as only earlier versions did.",
  },
} as const satisfies Record<string, ProblemKind>;

function unknownCategory(what: string): (details: { dimension: string; names: readonly string[] }) => string {
  return ({ dimension, names }) => `${what} in the dimension ${quote(dimension)} belongs to categories that are not there: ${quoteList(names, 6)}.`;
}
