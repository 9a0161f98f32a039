/** A catalogue and a place to the portrait of that place. */
import type { Portrait, PortraitIndicator } from "../portrait.js";
import type { Catalogue, CatalogueIndicator, Covers } from "./catalogue.js";

/** A place as a register knows it. */
export interface CataloguePlace {
  readonly code: string;
  readonly name: string;
  /** The larger place it is in and that has some of the figures: the county of a district. */
  readonly wider?: { readonly code: string; readonly name: string } | undefined;
}

/** Why an indicator is not in a place's portrait. */
export interface LeftOut {
  readonly id: string;
  readonly name: CatalogueIndicator["name"];
  /** The feed has nothing about places of this kind (another nation, a county), or nothing about this very place. Others may publish it. */
  readonly reason: "kind-of-place" | "place";
}

export interface CataloguePortrait {
  readonly portrait: Portrait;
  readonly leftOut: readonly LeftOut[];
}

/** The portrait of a place: the indicators whose feeds cover it, the sources they need, and its nation beside it. */
export function portraitFor(catalogue: Catalogue, place: CataloguePlace): CataloguePortrait {
  const judged = catalogue.indicators.map((indicator) => ({ indicator, cover: coverOf(indicator.covers, place) }));
  const indicators = judged.flatMap(({ indicator, cover }) => (typeof cover === "object" ? [indicatorFor(indicator, cover, place)] : []));
  const taken = new Set(indicators.map(({ id }) => id));
  const used = new Set(indicators.map(({ source }) => source));
  const comparators = (catalogue.comparators ?? []).filter(({ code }) => code.charAt(0) === place.code.charAt(0) && code !== place.code);
  const { codeSystem, dimensionSet, dimensions, outOfDateAfter, trendYears } = catalogue;
  return {
    portrait: {
      version: 1,
      place: { name: place.name, code: place.code, ...(codeSystem === undefined ? {} : { codeSystem }) },
      ...(outOfDateAfter === undefined ? {} : { outOfDateAfter }),
      ...(trendYears === undefined ? {} : { trendYears }),
      dimensionSet,
      ...(dimensions === undefined ? {} : { dimensions }),
      ...(comparators.length === 0 ? {} : { comparators }),
      sources: Object.fromEntries(Object.entries(catalogue.sources).filter(([key]) => used.has(key))),
      indicators,
    },
    leftOut: judged.flatMap(({ indicator: { id, name }, cover }) => (typeof cover === "object" || taken.has(id) ? [] : [{ id, name, reason: cover }])),
  };
}

/** Whose figure a place gets: its own, that of the larger place it is in, or none and why. */
function coverOf(covers: Covers, { code, wider }: CataloguePlace): { readonly code: string; readonly name?: string } | LeftOut["reason"] {
  const own = coverage(covers, code);
  if (own === "covered") return { code };
  if (covers.wider === true && wider !== undefined && coverage(covers, wider.code) === "covered") return wider;
  return own;
}

function coverage({ places, only, not }: Covers, code: string): "covered" | LeftOut["reason"] {
  if (!places.some((start) => code.startsWith(start))) return "kind-of-place";
  return (only?.includes(code) ?? true) && !not?.includes(code) ? "covered" : "place";
}

function indicatorFor({ covers: _covers, ...indicator }: CatalogueIndicator, from: { readonly code: string; readonly name?: string }, place: CataloguePlace): PortraitIndicator {
  if (from.code === place.code) return indicator;
  const { mapping } = indicator;
  const area = mapping.area === undefined ? {} : { area: { ...mapping.area, is: from.code } };
  return { ...indicator, area: { code: from.code, ...(from.name === undefined ? {} : { name: from.name }) }, mapping: { ...mapping, ...area } };
}
