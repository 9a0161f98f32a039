/**
 * The words that a table in the page may use, in English and Welsh, and those of our own CSV. They are read, never
 * shown: several may mean the same. All are written small here; a table may write them as it likes.
 */
import type { Assessment, Direction, Flag, Lens, MissingReason, Ring } from "@place-doughnut/schema";

/** What a column can hold. The words of a column's heading follow, the one for messages first. */
export const columnWords = {
  place: ["place", "lle"],
  placeCode: ["place code", "cod y lle"],
  ring: ["ring", "cylch"],
  lens: ["lens"],
  dimension: ["dimension", "dimensiwn"],
  shortName: ["short name", "enw byr"],
  dimensionId: ["dimension id"],
  indicator: ["indicator", "dangosydd"],
  indicatorId: ["indicator id"],
  value: ["value", "figure", "gwerth", "ffigur"],
  low: ["low", "isel"],
  high: ["high", "uchel"],
  missing: ["missing", "ar goll"],
  flags: ["flags", "nodau"],
  unit: ["unit", "uned"],
  unitName: ["unit in words", "unit name", "uned mewn geiriau"],
  period: ["period", "year", "cyfnod", "blwyddyn"],
  periodStart: ["period start", "dechrau'r cyfnod"],
  periodEnd: ["period end", "diwedd y cyfnod"],
  direction: ["direction", "cyfeiriad"],
  line: ["target or boundary", "boundary or target", "targed neu ffin", "ffin neu darged"],
  target: ["target", "targed"],
  boundary: ["boundary", "limit", "ffin", "terfyn"],
  lineSource: ["target or boundary source", "boundary or target source", "ffynhonnell y targed neu'r ffin"],
  lineLabel: ["target or boundary label", "boundary or target label", "enw'r targed neu'r ffin"],
  lineUrl: ["target or boundary url", "boundary or target url", "cyfeiriad y targed neu'r ffin"],
  start: ["floor or reference", "reference or floor", "starting point", "man cychwyn"],
  floor: ["floor", "llawr"],
  reference: ["reference", "cyfeirbwynt"],
  source: ["source", "ffynhonnell"],
  publisher: ["publisher", "cyhoeddwr"],
  sourceUrl: ["source url", "cyfeiriad y ffynhonnell"],
  licence: ["licence", "license", "trwydded"],
  retrieved: ["retrieved", "darllenwyd"],
  updated: ["updated", "diweddarwyd"],
  title: ["title", "teitl"],
  credit: ["credit", "cydnabyddiaeth"],
  note: ["note", "notes", "nodyn", "nodiadau"],
  dimensionNote: ["dimension note", "nodyn y dimensiwn"],
  assessment: ["assessment", "asesiad"],
  assessmentNote: ["assessment note", "nodyn yr asesiad"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof columnWords;

/** What a caption begins with, before the colon and the name of the place. */
export const captionWords: readonly string[] = ["doughnut", "toesen", "y doesen"];

/** For a table that does not say which place it is about. */
export const thisPlace = { en: "This place", cy: "Y lle hwn" };

export const ringWords: ReadonlyMap<string, Ring> = words({
  social: ["social", "social foundation", "foundation", "cymdeithasol", "sylfaen gymdeithasol"],
  ecological: ["ecological", "ecological ceiling", "ceiling", "ecolegol", "nenfwd ecolegol"],
});

export const directionWords: ReadonlyMap<string, Direction> = words({
  "higher-is-better": ["more is better", "higher is better", "mwy yn well", "mae mwy yn well", "uwch yn well"],
  "lower-is-better": ["less is better", "fewer is better", "lower is better", "llai yn well", "mae llai yn well", "is yn well"],
});

export const lensWords: ReadonlyMap<string, Lens> = words({
  "local-social": ["local social", "cymdeithasol lleol"],
  "local-ecological": ["local ecological", "ecolegol lleol"],
  "global-ecological": ["global ecological", "ecolegol byd-eang"],
  "global-social": ["global social", "cymdeithasol byd-eang"],
});

/** From lasting or severe harm to lasting and wide gain. */
export const assessmentWords: ReadonlyMap<string, Assessment["score"]> = new Map(([1, 2, 3, 4, 5] as const).map((score) => [String(score), score]));

/** What stands where a figure is missing; null where no reason is given. */
export const missingWords: ReadonlyMap<string, MissingReason | null> = new Map<string, MissingReason | null>([
  ...["", "-", "–", "—", "−", "no data", "none", "dim data", "dim"].map((word) => [word, null] as const),
  ...words<MissingReason>({
    suppressed: ["suppressed", "withheld", "wedi'i atal"],
    "not-available": ["not available", "ddim ar gael"],
    "not-applicable": ["not applicable", "ddim yn berthnasol"],
    "not-collected": ["not collected", "heb ei gasglu"],
  }),
]);

export const flagWords: ReadonlyMap<string, Flag> = words({
  estimated: ["amcangyfrif"],
  provisional: ["dros dro"],
  revised: ["diwygiwyd"],
  "low-reliability": [],
  suppressed: [],
  "out-of-date": [],
  "wider-area": [],
  "series-break": [],
  stale: [],
});

/** The twelve months by their names, first English, then Welsh. */
export const monthWords: readonly string[] = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
];

/** Between the two ends of a period. */
export const untilWords: readonly string[] = ["to", "i", "hyd", "-"];

/** Every word and the term that it stands for; the term itself is one of its words. */
function words<Term extends string>(terms: Readonly<Record<Term, readonly string[]>>): ReadonlyMap<string, Term> {
  return new Map((Object.entries(terms) as [Term, readonly string[]][]).flatMap(([term, all]) => [term, ...all].map((word) => [word, term] as const)));
}
