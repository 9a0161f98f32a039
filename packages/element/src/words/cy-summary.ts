/** The sentences above the picture, in Welsh. Sentences are built so that no name out of the data has to mutate. */
import { list } from "./cy-join.js";
import { spoken, valueLabel } from "./cy-state.js";
import { pluralIn } from "./plural.js";
import { summaryIn, type Telling } from "./telling.js";
import type { RingFacts } from "./words.js";

const plural = pluralIn("cy");

const sentences: Telling = {
  nothingMeasured: (place) => `Nid oes dim yn cael ei fesur yn erbyn targed na therfyn ar gyfer ${place} eto.`,
  ring: (place, facts) => {
    const who = place === null ? "Mae’r lle" : `Mae ${place}`;
    if (facts.ring === "ecological") return facts.outside === 0 ? `${who} o fewn ${limits(facts, "pob un")}.` : `${who} yn mynd y tu hwnt ${limits(facts, "i")}.`;
    return facts.outside === 0 ? `${who} yn cyrraedd y targed ar gyfer ${needs(facts)}.` : `${who} yn methu â chyrraedd y targed ar gyfer ${needs(facts)}.`;
  },
  worst: (worst) => worst.map(({ name, facts }, i) => `${["Y gwaethaf yw", "Yn ail mae", "Yn drydydd mae"][i] ?? "Wedyn mae"} “${name}”: ${spoken(valueLabel(facts))}.`).join(" "),
  unknown: (of, { noData, noTarget, unmeasurable, assessed }) => {
    const parts = [
      ...(noData > 0 ? [`nid oes data eto ar gyfer ${noData}`] : []),
      ...(noTarget > 0 ? [`mae ffigurau ond dim targed ar gyfer ${noTarget}`] : []),
      ...(unmeasurable > 0 ? [`ni ellir mesur ${unmeasurable}`] : []),
      ...(assessed > 0 ? [`mae ${assessed} yn seiliedig ar farn, nid ar fesur`] : []),
    ];
    return `${{ others: "O’r lleill", all: "O’r holl rannau", social: "O rannau’r sylfaen gymdeithasol", ecological: "O’r terfynau ecolegol" }[of]}, ${list(parts)}.`;
  },
  changed: ({ better, worse, little, years }) => {
    const total = better + worse + little;
    if (total === 1) return `Mae’r unig ffigur y gellir ei gymharu dros ${time(years)} wedi ${better ? "gwella" : worse ? "gwaethygu" : "aros bron yr un fath"}.`;
    const moves = [
      ...(better > 0 ? [`mae ${better} wedi gwella`] : []), ...(worse > 0 ? [`mae ${worse} wedi gwaethygu`] : []),
      ...(little > 0 ? [`mae ${little} wedi aros bron yr un fath`] : []),
    ];
    return `O’r ${total} ffigur y gellir eu cymharu dros ${time(years)}, ${list(moves)}.`;
  },
  years: (from, to) => (from === to ? `Mae’r ffigurau ar gyfer ${from}.` : `Mae’r ffigurau o ${from} i ${to}.`),
};

export const summary = summaryIn(sentences);

/** How many of the ecological limits that are measured, after "o fewn" or with "i" before it: "i bob un", "i’r unig". */
function limits({ outside, within }: RingFacts, start: "pob un" | "i"): string {
  const n = outside + within;
  if (n === 1) return `${start === "i" ? "i’r" : "yr"} unig derfyn ecolegol sy’n cael ei fesur yma`;
  const all = plural(n, { zero: `${n} terfyn`, one: `${n} terfyn`, two: `${n} derfyn`, few: `${n} therfyn`, many: `${n} therfyn`, other: `${n} terfyn` });
  const some = start === "pob un" ? start : outside === n ? "i bob un" : `i ${outside}`;
  return `${some} o’r ${all} ecolegol sy’n cael eu mesur yma`;
}

function needs({ outside, within }: RingFacts): string {
  const n = outside + within;
  if (n === 1) return "yr unig ran o’r sylfaen gymdeithasol sy’n cael ei mesur yma";
  return `${outside === n || outside === 0 ? "pob un" : outside} o’r ${partsOf(n)} o’r sylfaen gymdeithasol sy’n cael eu mesur yma`;
}

/** A time after "dros". The number class of 4 is that of 5, but its years are not: "pedair blynedd", "pum mlynedd". */
function time(years: number): string {
  const upTo = (text: string): string => `gyfnod o hyd at ${text}`;
  return plural(years, {
    zero: upTo(`${years} mlynedd`), one: "flwyddyn", two: upTo(`${years} flynedd`), few: upTo(`${years} blynedd`), many: upTo(`${years} blynedd`),
    other: upTo(years === 4 ? `${years} blynedd` : `${years} mlynedd`),
  });
}

/** A number of parts: feminine, so only after "dwy" does it change. */
export function partsOf(n: number): string {
  return plural(n, { zero: `${n} rhan`, one: `${n} rhan`, two: `${n} ran`, few: `${n} rhan`, many: `${n} rhan`, other: `${n} rhan` });
}
