/** Portraits for single feeds: parts of Trafford’s own, and small ones for feeds that no portrait uses. */
import type { Dialect, Kind, Mapping, Portrait, PortraitIndicator } from "@place-doughnut/adapter";
import trafford from "../../examples/trafford/trafford.portrait.json";

/** As JSON it is wider than its type says; the adapter checks it when it builds. */
export const wholeTrafford = trafford as unknown as Portrait;

/** Trafford’s portrait with only the indicators of one source, which may be written in another way. */
export function traffordFrom(source: string, change: { readonly kind?: Kind; readonly mapping?: Partial<Mapping> } = {}): Portrait {
  const feed = wholeTrafford.sources[source];
  if (!feed) throw new Error(`Trafford’s portrait has no source ${source}.`);
  const indicators: PortraitIndicator[] = wholeTrafford.indicators
    .filter((indicator) => indicator.source === source)
    .map((indicator) => ({ ...indicator, mapping: { ...indicator.mapping, ...change.mapping } }));
  return { ...wholeTrafford, title: "Trafford, from one feed", sources: { [source]: { ...feed, kind: change.kind ?? feed.kind } }, indicators };
}

/** Homelessness in a workbook of the Department for Levelling Up: three rows of headings, footnote marks in them, thousands shown as rounded figures. */
export const homelessness: { readonly portrait: Portrait; readonly dialect: Dialect } = (() => {
  const dialect: Dialect = { sheetName: "A1", headerRows: [5, 6, 7] };
  const indicator: PortraitIndicator = {
    id: "homelessness-assessments", dimension: "housing", name: "Households assessed as homeless or soon to be", direction: "lower-is-better", source: "homelessness",
    unit: { symbol: "per 1,000 households", name: "households assessed in a quarter, for every 1,000 households" },
    mapping: { area: { column: "column A" }, period: { fixed: "Q4 2022" }, value: { ratio: ["Total initial assessments", "Number of households in area5 (000s)"] } },
  };
  return {
    dialect,
    portrait: {
      version: 1, place: wholeTrafford.place, dimensionSet: "deal-2025", title: "Trafford, from a workbook", indicators: [indicator],
      sources: {
        homelessness: {
          kind: "ods", url: "https://raw.githubusercontent.com/open-innovations/jrf-insight/HEAD/data-raw/statutory-homelessness/Detailed_LA_202212.ods",
          title: "Statutory homelessness, October to December 2022", publisher: "Department for Levelling Up, Housing and Communities", licence: "OGL-UK-3.0", dialect,
        },
      },
    },
  };
})();
