/**
 * Welsh. It awaits a translator's review: docs/welsh.md says what is doubtful. Nouns after a number are singular and
 * mutate after 1, 2, 3 and 6; names out of the data never have to, for no sentence puts them where they would.
 */
import { and, list, withText } from "./cy-join.js";
import { result, spoken, valueLabel } from "./cy-state.js";
import { partsOf, summary } from "./cy-summary.js";
import { dateWith, figure, number, whole } from "./formats.js";
import { pluralIn } from "./plural.js";
import type { Words } from "./words.js";

const plural = pluralIn("cy");
const months = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];

const judgements = {
  1: "niwed parhaol neu ddifrifol",
  2: "niwed cyfyngedig neu dros dro",
  3: "dim effaith amlwg",
  4: "budd cyfyngedig neu dros dro",
  5: "budd parhaol ac eang",
} as const;

/** Socitm's four pillars of place-based recovery, as what an action is to do. */
const pillars = { reset: "ailosod", reform: "diwygio", renew: "adnewyddu", resilient: "cryfhau gwydnwch" } as const;

const ringNames = { social: "Sylfaen gymdeithasol", ecological: "Nenfwd ecolegol" } as const;
const changes = { improving: "Yn gwella", worsening: "Yn gwaethygu", "no-change": "Dim llawer o newid" } as const;
const lately = "ond i’r gwrthwyneb yn ddiweddar";

function indicatorsOf(n: number): string {
  return plural(n, {
    zero: `${n} dangosydd`, one: `${n} dangosydd`, two: `${n} ddangosydd`, few: `${n} dangosydd`, many: `${n} dangosydd`, other: `${n} dangosydd`,
  });
}

/** How many of the indicators have a line to be held against. */
function heldOf(held: number, indicators: number): string {
  if (indicators === 0) return "";
  if (indicators === 1) return held === 1 ? ", wedi’i gymharu â tharged neu ffin" : ", heb darged na ffin";
  return plural(held, {
    zero: ", heb yr un ohonynt wedi’i gymharu â tharged neu ffin", one: ", 1 ohonynt wedi’i gymharu â tharged neu ffin",
    two: `, ${held} ohonynt wedi’u cymharu â tharged neu ffin`, few: `, ${held} ohonynt wedi’u cymharu â tharged neu ffin`,
    many: `, ${held} ohonynt wedi’u cymharu â tharged neu ffin`, other: `, ${held} ohonynt wedi’u cymharu â tharged neu ffin`,
  });
}

export const cy: Words = {
  locale: "cy",
  title: (place) => `${place} yn y Doesen`,
  subtitle: ({ indicators, held, from, to, asked }) =>
    [
      indicatorsOf(indicators) + heldOf(held, indicators),
      ...(asked ? [`fel yr oedd pethau yn ${asked}`] : []),
      ...(from && to ? [from === to ? `ffigurau ar gyfer ${from}` : `ffigurau o ${from} i ${to}`] : []),
    ].join("; "),
  summary,
  ring: ringNames,
  flag: {
    estimated: "amcangyfrif",
    provisional: "dros dro",
    revised: "wedi’i ddiwygio",
    "low-reliability": "llai dibynadwy",
    suppressed: "ffigur mwy diweddar wedi’i ddal yn ôl",
    "out-of-date": "wedi dyddio",
    "wider-area": "ar gyfer ardal ehangach",
    "series-break": "y dull wedi newid",
    stale: "heb ei adnewyddu",
  },
  valueLabel,
  spoken,
  result,
  figuresWithoutTarget: (count) =>
    plural(count, {
      zero: `${count} ffigur, dim targed`, one: `${count} ffigur, dim targed`, two: `${count} ffigur, dim targed`,
      few: `${count} ffigur, dim targed`, many: `${count} ffigur, dim targed`, other: `${count} ffigur, dim targed`,
    }),
  assessment: (score) => ({ short: `${score} allan o 5`, full: `Barnwyd yn ${score} allan o 5: ${judgements[score]}` }),
  reason: {
    suppressed: "wedi’i ddal yn ôl gan y cyhoeddwr",
    "not-available": "ddim ar gael",
    "not-applicable": "ddim yn berthnasol",
    "not-collected": "heb ei gasglu",
    "no-observation": "dim ffigur wedi’i ganfod",
    "no-indicator": "dim ffigur yn y doesen hon eto",
    "not-yet": "dim ffigur ar gyfer yr adeg honno",
    "line-unreadable": "ni ellir darllen y targed",
    "no-span": "mae’r targed yr un fath â’i fan cychwyn",
    contradiction: "mae’r targed yn groes i’r cyfeiriad",
    "out-of-range": "mae’r ffigur ymhell y tu allan i’r ystod",
  },
  figure,
  figureWithRange: (figure, low, high) => `${figure} (rhwng ${number(low)} ${and(number(high))})`,
  figureOf: (figure, period) => (period === null ? figure : `${figure} (${period})`),
  countedFrom: (start) => `gan gyfrif o ${start}`,
  periods: (from, to) => `${from} hyd ${to}`,
  date: dateWith(months),
  trendSince: ({ trend, reversed, period, value, caveats }) =>
    `${changes[trend]} ers ${period} (${value})${reversed ? `, ${lately}` : ""}${caveats.length > 0 ? `; ${list(caveats)}` : ""}`,
  series: ({ from, first, to, last, lowest, highest }) => `O ${first} (${from}) i ${last} (${to}); isaf ${lowest}, uchaf ${highest}`,
  earlier: "ffigur cynharach: nid oes un ar gyfer yr adeg honno",
  notRenewedSince: (date) => `heb ei adnewyddu ers ${date}: ni ellid darllen y cyhoeddwr eto`,
  newerMissing: (period) => `ffigur hŷn: mae’r un ar gyfer ${period} ar goll neu ni ellir ei ddarllen`,
  key: {
    heading: "Allwedd",
    overshoot: "Y tu hwnt i’r ffin",
    shortfall: "Yn brin o’r targed",
    within: "Wedi cyrraedd y targed, neu o fewn y ffin",
    safeSpace: "Gofod diogel a chyfiawn",
    noData: "Dim data",
    noTarget: "Dim targed",
    unmeasurable: "Ni ellir ei fesur",
    estimated: "Amcangyfrif",
    flagged: "* mae rhywbeth i’w wybod am y ffigur hwn: gweler y tabl",
    assessed: "Wedi’i farnu o 1 (niwed) i 5 (budd), heb ei fesur",
    comparator: (place) => `Llinell: ${place}`,
    scale: ({ cap, broken, area, pressure, bars }) =>
      [
        bars
          ? "Mae pob bar yn cael ei gymharu â’r llinell drwchus: y ffin, neu’r targed"
          : pressure
            ? `${area ? "Mae lletem sy’n llenwi’r cylch yn un ffin" : "Mae’r cylch un ffin o drwch"}: mae pwysau’n tyfu tuag allan o’i ymyl fewnol. Tuag i mewn, mae 100% yn brin mor hir â thrwch y cylch`
            : `Tuag allan, mae’r lletem hiraf ${cap * 100}% y tu hwnt i’r ffin; tuag i mewn, mae 100% yn brin mor hir â thrwch y cylch`,
        ...(area && !bars ? ["Ar gyfer lletemau sydd yr un mor llydan ac yn yr un cylch, yr arwynebedd sy’n dangos y maint"] : []),
        ...(broken ? [bars ? "Mae bar wedi’i dorri yn mynd ymlaen y tu hwnt i’r raddfa" : "Mae lletem wedi’i thorri yn mynd ymlaen y tu hwnt i’r raddfa"] : []),
      ].join(". ") + ".",
  },
  half: { local: "Yma: pobl leol a natur leol", global: "Yn y byd: pobl ym mhobman a’r blaned gyfan" },
  view: { label: "Dangos fel", doughnut: "Toesen", bars: "Barrau", table: "Tabl" },
  choose: {
    lens: "Edrych ar",
    lenses: {
      all: "popeth", local: "y lle hwn", global: "rhan y lle hwn yn y byd", "local-social": "pobl yma", "local-ecological": "natur yma",
      "global-ecological": "y blaned gyfan", "global-social": "pobl ym mhobman",
    },
    period: "Fel yr oedd pethau yn",
    latest: "y ffigurau diweddaraf",
    reset: "Dechrau eto",
  },
  parts: (ring, count) => `${ringNames[ring]}: ${partsOf(count)}`,
  part: ({ value, change, reversed, missing, figures, flagged }) =>
    [
      spoken(value), ...(change ? [changes[change].toLowerCase()] : []), ...(change && reversed ? [lately] : []),
      ...(missing > 0 && figures > 1 ? [`${missing} o’r ${figures} ffigur ar goll`] : []),
      ...(flagged ? ["mae rhywbeth i’w wybod amdano"] : []),
    ].join(", "),
  detail: {
    aims: "Yr hyn y mae’r lle hwn am ei gyrraedd, a’r hyn sy’n cael ei wneud",
    close: "Cau",
    aim: "Yr hyn y mae’r lle hwn am ei gyrraedd",
    toKnow: "I’w wybod am y ffigur hwn",
    notShown: "Yr hyn nad yw hwn yn ei ddangos",
    compared: "Mewn mannau eraill",
    actions: "Beth sy’n cael ei wneud",
    standing: (stage, pillar) => `${{ planned: "wedi’i gynllunio", "under-way": "ar y gweill", done: "wedi’i wneud" }[stage]}${pillar ? `, er mwyn ${pillars[pillar]}` : ""}`,
  },
  keys: {
    heading: "Defnyddio’r llun â bysellau, drwy gyffwrdd neu â llais",
    body: [
      "Cyffyrddwch â rhan o’r llun neu cliciwch arni, neu dywedwch ei henw, i ddarllen popeth amdani. Gwnewch hynny eto i’w chau.",
      "Gyda bysellfwrdd, pwyswch Tab i gyrraedd y llun. Mae’r saethau i’r chwith ac i’r dde yn mynd o amgylch cylch. Mae’r saethau i fyny ac i lawr yn mynd i’r cylch arall; mewn barrau a rhestrau, maent yn mynd i’r rhan uwchben neu oddi tani. Mae Home ac End yn mynd i ran gyntaf ac i ran olaf y cylch; gyda Ctrl, i ran gyntaf ac i ran olaf y cyfan. Mae Page Up a Page Down yn mynd i’r grŵp blaenorol ac i’r grŵp nesaf. Gallwch hefyd deipio llythrennau cyntaf enw.",
      "Pwyswch Enter i agor neu gau rhan. Pwyswch Escape i gau’r hyn sydd ar agor.",
      "Mae popeth sydd yn y llun yn y tabl hefyd.",
    ],
  },
  take: {
    heading: "Lawrlwytho a rhannu",
    csv: (size) => `Lawrlwytho’r ffigurau (CSV ar gyfer taenlen, ${size})`,
    json: (size) => `Lawrlwytho’r ddogfen gyfan (JSON ar gyfer rhaglenni eraill, ${size})`,
    svg: "Lawrlwytho’r llun (SVG, yn glir ar bob maint)",
    png: "Lawrlwytho’r llun (PNG, ar gyfer sleidiau a llythyrau)",
    tooLarge: "Mae gormod o ffigurau ar gyfer ffeil.",
    copyTable: "Copïo’r tabl",
    copyLink: "Copïo dolen i’r olwg hon",
    link: "Dolen i’r olwg hon",
  },
  told: {
    view: (view) => `Yn cael ei ddangos fel ${{ doughnut: "toesen", bars: "barrau", table: "tabl" }[view]}.`,
    lens: (lens) => `Nawr yn dangos ${lens}.`,
    period: (period) => (period === null ? "Nawr yn dangos y ffigurau diweddaraf." : `Nawr yn dangos ffigurau fel yr oedd pethau yn ${period}.`),
    reset: "Yn ôl i’r dechrau.",
    updated: "Mae’r ffigurau wedi’u diweddaru.",
    gone: "Nid yw’r rhan yr oeddech arni yno mwyach.",
    sorted: (column, ascending) => `Wedi’i drefnu yn ôl “${column}”, ${ascending ? "gan esgyn" : "gan ddisgyn"}.`,
    unsorted: "Yn ôl i’r drefn arferol.",
    copied: "Tabl wedi’i gopïo.",
    linkCopied: "Dolen wedi’i chopïo.",
    saved: (file) => `Mae ${file} yn barod.`,
    failed: "Ni weithiodd hynny yn y porwr hwn.",
  },
  loading: "Mae’r doesen yn cael ei nôl.",
  retry: "Ceisio eto",
  nothingToShow: "Nid oes dim i’w ddangos eto. Rhowch gyfeiriad dogfen i’r elfen hon yn ei phriodoledd src.",
  compared: {
    name: (place, from, to) => (from === null || to === null ? place : from === to ? `${place}, ${to}` : `${place}, ${from} hyd ${to}`),
    heading: (other) => `O’i gymharu ${withText(other)}`,
    key: (other) => `Amlinell: ${other}`,
    failed: "Ni ellid darllen y doesen i gymharu â hi.",
    standing: (figure, period, facts) => {
      const stands = spoken(valueLabel(facts));
      const said = [...(period === null ? [] : [period]), ...(facts.state === "no-target" ? [] : [stands])].join("; ");
      return figure === "" ? stands : said === "" ? figure : `${figure} (${said})`;
    },
    difference: ({ indicator, here, there, other }) => `${indicator}: ${here} yma; ${there} ar gyfer ${other}.`,
    notThere: (indicator, other) => `${indicator}: nid yw ar gael ar gyfer ${other}.`,
    notAlike: (indicator, other) => `${indicator}: wedi’i fesur mewn ffordd arall ar gyfer ${other}, felly heb ei gymharu.`,
    same: (count) =>
      plural(count, {
        zero: `Mae ${count} arall yr un fath yn y ddau.`, one: `Mae ${count} arall yr un fath yn y ddau.`, two: `Mae ${count} arall yr un fath yn y ddau.`,
        few: `Mae ${count} arall yr un fath yn y ddau.`, many: `Mae ${count} arall yr un fath yn y ddau.`, other: `Mae ${count} arall yr un fath yn y ddau.`,
      }),
  },
  axis: {
    met: "cyrraedd y targed",
    everyone: "100% yn brin",
    none: "dim pwysau",
    boundary: "ffin",
    past: (boundaries) => `${whole(boundaries * 100)}% y tu hwnt`,
  },
  howToRead: {
    heading: "Sut i ddarllen hwn",
    body: ({ pressure, area, bars, cut, double, asterisk }) => [
      "Y cylch yw’r gofod diogel a chyfiawn: lle mae anghenion pawb yn cael eu diwallu heb niweidio’r byd byw.",
      "Ei ymyl fewnol yw’r sylfaen gymdeithasol: yr hyn sydd ei angen ar bawb. Mae lletem sy’n pwyntio tuag i mewn yn brin o’r targed. Mae’n dangos pa mor bell yw pobl o gael yr hyn sydd ei angen arnynt.",
      ...(pressure
        ? [
            "Ei ymyl allanol yw’r nenfwd ecolegol: yr hyn y gall y byd byw ei ddal. Yma mae lletem yn y cylch yn dangos pwysau cyfan, gan ddechrau o ddim wrth yr ymyl fewnol. Mae un sy’n gorffen y tu mewn i’r cylch o fewn ei ffin. Mae un sy’n mynd heibio i’r ymyl allanol y tu hwnt iddi.",
            "Mae’r rhif wrth ymyl lletem o’r fath yn dal i gael ei gymharu â’r ffin: mae “50% y tu hwnt i’r ffin” yn sefyll wrth ymyl lletem sydd unwaith a hanner y cylch. Mae’r rhifau yn y cylch, neu y tu mewn iddo, yn sefyll am y sylfaen gymdeithasol ac wedi’u rhestru isod.",
          ]
        : [
            "Ei ymyl allanol yw’r nenfwd ecolegol: yr hyn y gall y byd byw ei ddal. Mae lletem sy’n pwyntio tuag allan y tu hwnt i’r ffin. Mae’n dangos pa mor bell yr eir heibio i derfyn.",
            "Po fwyaf yw’r lletem, y pellaf yw hi o’r ymyl. Mae’r llinell uwchben y llun yn dweud faint y mae’r lletem fwyaf yn ei gynrychioli.",
          ]),
      ...(area ? ["Yma arwynebedd lletem sy’n dangos y maint, nid ei hyd. O ddwy letem sydd yr un mor llydan ac yn yr un cylch, mae’r un â dwywaith yr arwynebedd yn cynrychioli dwywaith cymaint."] : []),
      ...(cut ? [bars ? "Mae bar sydd wedi’i dorri cyn ei ddiwedd yn mynd ymlaen y tu hwnt i’r raddfa. Mae’r rhif wrth ei ymyl yn dweud pa mor bell." : "Mae lletem sydd wedi’i thorri cyn ei diwedd yn mynd ymlaen y tu hwnt i’r raddfa. Mae’r rhif wrth ei hymyl yn dweud pa mor bell."] : []),
      ...(double ? ["Mae llinell ddwbl ar gyfer lle arall yn golygu bod ei ffigur y tu hwnt i’r raddfa. Mae’r ffigur hwnnw yn y tabl."] : []),
      ...(asterisk ? ["Mae seren (*) ar ôl rhif yn golygu bod rhywbeth i’w wybod am ffigur y tu ôl iddo, fel ei fod yn amcangyfrif. Mae’r tabl yn dweud beth."] : []),
      "Nid cyfran o’r ffigur yw canlyniad fel “20% yn brin” neu “20% y tu hwnt i’r ffin”. Cyfran ydyw o’r ffordd rhwng y targed neu’r ffin a’r man lle mae ei raddfa’n cychwyn. Mae graddfa targed yn cychwyn lle mae pawb heb yr hyn sydd ei angen arnynt. Mae graddfa ffin yn cychwyn lle nad oes dim yn niweidio’r byd byw. Mae’r tabl yn dweud ble mae hynny.",
      "Mae amlinell wag, doredig yn golygu nad oes ffigur yma eto. Nid yw hynny yr un peth â sero.",
      "Mae cylch gwag yn golygu bod ffigur, ond nad oes targed na ffin wedi’i gytuno i’w gymharu ag ef.",
      "Lle mae “rhwng” gyda ffigur, mae ei gyhoeddwr yn weddol sicr bod y ffigur cywir o fewn yr ystod honno.",
      "Syniad Kate Raworth yw’r Doesen. DEAL yw’r Doughnut Economics Action Lab, sy’n gofalu amdani. CC BY-SA 4.0 yw ei thrwydded, gan Creative Commons: cewch ei rhannu a’i newid os dywedwch pwy piau hi a gadael i eraill wneud yr un fath.",
    ],
  },
  table: {
    caption: (place) => `Pob ffigur ar gyfer ${place}, gyda’i darged neu ei ffin`,
    show: "Pob ffigur mewn tabl",
    dimension: "Rhan o’r Doesen",
    indicator: "Yr hyn sy’n cael ei fesur",
    figure: "Ffigur",
    period: "Cyfnod",
    line: "Targed neu ffin",
    result: "Canlyniad",
    change: "Newid",
    source: "Ffynhonnell",
    none: "dim",
    sortBy: (column) => `Trefnu yn ôl “${column}”`,
    scroll: (place) => `Tabl o bob ffigur ar gyfer ${place}; sgroliwch i’r ochr i weld mwy`,
    sourceOf: (index, title) => `${index}: ${title}`,
  },
  sources: {
    heading: "Ffynonellau",
    licence: "Trwydded",
    licences: (names) => `Trwyddedau’r data: ${names.join(", ")}.`,
    published: (date) => `cyhoeddwyd ${date}`,
    retrieved: (date) => `darllenwyd ${date}`,
  },
  updated: (date) => `Diweddarwyd ddiwethaf: ${date}.`,
  credit: "Yn seiliedig ar y Doesen (Doughnut) gan Kate Raworth / DEAL (CC BY-SA 4.0). Nid yw’n gysylltiedig â DEAL nac wedi’i gymeradwyo ganddo.",
  numberedList: { social: "Sylfaen gymdeithasol, yn ôl rhif", ecological: "Nenfwd ecolegol, yn ôl rhif" },
  periodProblem: (code, asked) =>
    code === "period-before-data" ? `Nid oes ffigurau mor gynnar â “${asked}”.` : `Nid oes ffigurau ar gyfer “${asked}”; dangosir y rhai diweddaraf.`,
  problems: (count) =>
    plural(count, {
      zero: `${count} problem yn y data: ni ellid defnyddio rhan ohono.`, one: `${count} broblem yn y data: ni ellid defnyddio rhan ohono.`,
      two: `${count} broblem yn y data: ni ellid defnyddio rhan ohono.`, few: `${count} problem yn y data: ni ellid defnyddio rhan ohono.`,
      many: `${count} phroblem yn y data: ni ellid defnyddio rhan ohono.`, other: `${count} problem yn y data: ni ellid defnyddio rhan ohono.`,
    }),
  failed: {
    network: "Ni ellid nôl data’r doesen.",
    http: "Ni ellid nôl data’r doesen: nid yw’r cyfeiriad yn ateb â dogfen.",
    encoding: "Ni ellir darllen rhai llythrennau yn nata’r doesen.",
    "not-json": "Nid yw data’r doesen yn ddogfen y gellir ei darllen.",
    "too-large": "Mae data’r doesen yn rhy fawr i’w ddangos yma.",
    "newer-version": "Mae data’r doesen wedi’i ysgrifennu ar gyfer fersiwn mwy newydd o’r llun hwn. Mae angen y fersiwn newydd ar y dudalen i’w ddangos.",
    invalid: "Nid yw data’r doesen yn ddogfen ddilys.",
    undrawable: "Ni ellid tynnu llun y doesen.",
  },
  kept: "Ni ellid diweddaru’r ffigurau. Rydych yn edrych ar y rhai diwethaf a ddarllenwyd.",
};
