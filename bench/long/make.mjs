/** A long file such as a statistics office publishes: one row for each area, indicator and month. The same bytes every time. */
import { closeSync, openSync, renameSync, writeSync } from "node:fs";

export const areas = 374;
export const indicators = 21;
const months = 159;
export const rows = areas * indicators * months;

const marks = ["[c]", "[x]", "[z]", ".."];

/** Writes some 100 MB. Names with commas and marks of their own are quoted; one value in a hundred is a mark. */
export function makeLongFile(path) {
  const part = `${path}.part`;
  const file = openSync(part, "w");
  const random = randomNumbers(2025);
  const area = Array.from({ length: areas }, (_, at) => `E${String(6_000_001 + at).padStart(8, "0")},${nameOf(at)}`);
  const what = Array.from({ length: indicators }, (_, at) => [`Indicator ${at} per head of people`, at % 3 === 0 ? "\"Rate per 1,000\"" : "%"]);
  let text = "areacd,areanm,period,indicator,value,unit\n";
  for (let month = 0; month < months; month++) {
    const period = `${2012 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    for (const [indicator, unit] of what) {
      for (const place of area) text += `${place},${period},${indicator},${random() < 0.01 ? marks[Math.floor(random() * marks.length)] : (random() * 100).toFixed(2)},${unit}\n`;
      if (text.length > 1 << 20) text = flushed(file, text);
    }
  }
  flushed(file, text);
  closeSync(file);
  renameSync(part, path);
}

function flushed(file, text) {
  writeSync(file, text);
  return "";
}

function nameOf(at) {
  if (at % 10 === 0) return `"Borough ${at}, City and ""Downs"""`;
  return at % 9 === 0 ? `Ynys Môn ${at}` : `Borough number ${at}`;
}

/** Numbers from 0 to 1 that are the same everywhere (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
