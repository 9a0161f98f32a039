import { measureDoughnut, periodLabels, type Period } from "@place-doughnut/schema";
import { expect, test } from "vitest";
import { around, dimension, doughnut, indicator } from "./documents.js";

const financial: Period = { start: "2023-04-01", end: "2024-03-31", label: { en: "2023/24", cy: "Blwyddyn 2023/24" } };
const academic: Period = { start: "2023-08-01", end: "2024-07-31" };
const calendar: Period = { start: "2022-01-01", end: "2022-12-31", label: "2022" };
const pooled: Period = { start: "2020-01-01", end: "2022-12-31", label: "2020–22" };
const census: Period = { start: "2021-03-21", end: "2021-03-21", label: "Census" };
const month: Period = { start: "2022-06-01", end: "2022-06-30" };

const document = (...periods: Period[]) => around(indicator({ observations: periods.map((period, value) => ({ period, value })) }));
const asked = (text: string, ...periods: Period[]) => {
  const { period, dimensions } = measureDoughnut(document(...periods), { period: text });
  const { observation, earlier } = dimensions[0]!.worst!;
  return [period && `${period.start}/${period.end}`, observation && `${observation.period.start}/${observation.period.end}`, earlier];
};
const days = ({ start, end }: Period) => `${start}/${end}`;

test("a label means its period, in any language that the document uses", () => {
  expect(asked("2023/24", calendar, financial)).toEqual([days(financial), days(financial), false]);
  expect(asked(" Blwyddyn 2023/24 ", calendar, financial)).toEqual([days(financial), days(financial), false]);
  expect(asked("Census", calendar, census)).toEqual([days(census), days(census), false]);
});

test("a label that several periods have bounds what is shown by the latest end", () => {
  const survey = { start: "2022-05-01", end: "2022-05-31", label: "2022" };
  expect(asked("2022", survey, financial)).toEqual([days(survey), days(survey), false]);
  expect(asked("2022", survey, calendar)).toEqual([days(calendar), days(calendar), false]);
  expect(asked("2022", calendar, survey)).toEqual([days(calendar), days(calendar), false]);
});

test("a year, a month and a day mean themselves, whether the document has them or not", () => {
  expect(asked("2022", { ...calendar, label: "last year" })).toEqual(["2022-01-01/2022-12-31", days(calendar), false]);
  expect(asked("2023", calendar)).toEqual(["2023-01-01/2023-12-31", days(calendar), true]);
  expect(asked("2022-06", month)).toEqual(["2022-06-01/2022-06-30", days(month), false]);
  expect(asked("2024-02", month)).toEqual(["2024-02-01/2024-02-29", days(month), true]);
  expect(asked("2021-03-21", { ...census, label: "C" })).toEqual([days(census), days(census), false]);
});

test("what holds the whole period asked for is of that period, wherever it ends; of several the shortest, then the earliest", () => {
  const to = (start: number, end: number): Period => ({ start: `${start}-01-01`, end: `${end}-12-31` });
  expect(asked("2022", pooled)).toEqual(["2022-01-01/2022-12-31", days(pooled), false]);
  expect(asked("2021", to(2020, 2020), pooled)).toEqual(["2021-01-01/2021-12-31", days(pooled), false]);
  expect(asked("2021", to(2018, 2022), pooled, to(2015, 2024))[1]).toBe(days(pooled));
  expect(asked("2022", pooled, calendar)[1]).toBe(days(calendar));
  expect(asked("2022", to(2021, 2023), to(2022, 2024), to(2020, 2022))[1]).toBe("2020-01-01/2022-12-31");
  expect(asked("2022-06", { ...calendar, label: "C" }, pooled)).toEqual(["2022-06-01/2022-06-30", days(calendar), false]);
});

test("the very period that a label names comes before a longer one that holds another of that name", () => {
  const fiscal = { start: "2021-04-01", end: "2022-03-31", label: "2022" };
  const document = doughnut([dimension({ indicators: [[calendar], [pooled, fiscal]].map((periods, i) =>
    indicator({ id: `${i}`, observations: periods.map((period) => ({ period, value: 1 })) })) })]);
  const shown = measureDoughnut(document, { period: "2022" }).dimensions[0]!.indicators;
  expect(shown.map(({ observation, earlier }) => [days(observation!.period), earlier])).toEqual([[days(calendar), false], [days(fiscal), false]]);
});

test("what lies inside the period asked for is of that period; what only touches it is earlier", () => {
  expect(asked("2022", month)).toEqual(["2022-01-01/2022-12-31", days(month), false]);
  expect(asked("2022", { ...pooled, start: "2019-07-01", end: "2022-06-30", label: "P" })).toEqual(["2022-01-01/2022-12-31", "2019-07-01/2022-06-30", true]);
  expect(asked("2023", { start: "2022-04-01", end: "2023-03-31" })).toEqual(["2023-01-01/2023-12-31", "2022-04-01/2023-03-31", true]);
});

test("two years in a row are the document's own period across them, else April to March", () => {
  expect(asked("2023/24", academic)).toEqual([days(academic), days(academic), false]);
  expect(asked("2023/2024", academic)).toEqual([days(academic), days(academic), false]);
  expect(asked("2023/24", calendar)).toEqual(["2023-04-01/2024-03-31", days(calendar), true]);
  expect(asked("1999/00", calendar)).toEqual(["1999-04-01/2000-03-31", null, false]);
});

test.each(["", "last year", "2023/25", "2023/23", "23/24", "2023-13", "2023-02-30", "2022-2", "20222", "__proto__", "٢٠٢٢"])("%j means no period", (text) => {
  const { period, problems, dimensions } = measureDoughnut(document(calendar), { period: text });
  expect(period).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(["unknown-period"]);
  expect(dimensions[0]?.worst?.observation?.period).toEqual(calendar);
});

test("labels are listed once each, in every language", () => {
  expect(periodLabels(document(calendar, calendar, financial, academic))).toEqual(["2022", "2023/24", "Blwyddyn 2023/24"]);
});
