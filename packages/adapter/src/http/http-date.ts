/** The three ways to write a date in a header (RFC 9110, section 5.6.7). */
import { daysInMonth } from "@place-doughnut/schema";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const time = "(\\d\\d):(\\d\\d):(\\d\\d)";
const weekday = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
/** Sun, 06 Nov 1994 08:49:37 GMT */
const imf = new RegExp(`^${weekday}, (\\d\\d) (\\w{3}) (\\d{4}) ${time} GMT$`);
/** Sunday, 06-Nov-94 08:49:37 GMT */
const rfc850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d\\d)-(\\w{3})-(\\d\\d) ${time} GMT$`);
/** Sun Nov  6 08:49:37 1994 */
const asctime = new RegExp(`^${weekday} (\\w{3}) ([ \\d]\\d) ${time} (\\d{4})$`);

/** Milliseconds since 1970; null for anything else. `now`, in the same, decides the century of a year with two digits. */
export function httpDate(text: string, now: number): number | null {
  const [, day, month, year, ...clock] = imf.exec(text) ?? [];
  if (day !== undefined) return instant(Number(year), month!, Number(day), clock);
  const [, oldDay, oldMonth, shortYear, ...oldClock] = rfc850.exec(text) ?? [];
  if (oldDay !== undefined) return recent(Number(shortYear), (full) => instant(full, oldMonth!, Number(oldDay), oldClock), now);
  const [, cMonth, cDay, hour, minute, second, cYear] = asctime.exec(text) ?? [];
  return cMonth === undefined ? null : instant(Number(cYear), cMonth, Number(cDay), [hour!, minute!, second!]);
}

function instant(year: number, monthName: string, day: number, clock: readonly string[]): number | null {
  const month = months.indexOf(monthName);
  const [hour = 99, minute = 99, second = 99] = clock.map(Number);
  const isDay = month !== -1 && day >= 1 && day <= daysInMonth(year, month + 1);
  // A leap second is the last of its minute, and counts as the first of the next.
  return isDay && hour < 24 && minute < 60 && second <= 60 ? Date.UTC(year, month, day, hour, minute, second) : null;
}

/** A date that seems more than fifty years ahead is the last past one with those digits. */
function recent(digits: number, at: (year: number) => number | null, now: number): number | null {
  const century = Math.floor((1970 + now / (365.2425 * 86_400_000)) / 100) * 100;
  const found = at(century + digits);
  return found !== null && found - now > 50 * 365.2425 * 86_400_000 ? at(century + digits - 100) : found;
}
