/**
 * Dates as spreadsheets count them: days since a day in 1900 or 1904. The first system holds a 29 February 1900 that never
 * was (ECMA-376 part 1, 18.17.4.1), so days before March 1900 are one off and the day itself has no date.
 */

/** An ISO 8601 date, with a time when there is one; null when the count is no date. */
export function serialDate(serial: number, since1904: boolean): string | null {
  const total = Math.round(serial * 86_400);
  const days = Math.floor(total / 86_400) + (since1904 ? 1462 : 0);
  if (!Number.isFinite(serial) || serial < 0 || days === 60 || days > 2_958_465) return null;
  const seconds = total - Math.floor(total / 86_400) * 86_400;
  const time = timeOf(seconds);
  if (days === 0) return time;
  const day = civilDay(days + (days < 60 ? 1 : 0) - 25_569);
  return seconds === 0 ? day : `${day}T${time}`;
}

function timeOf(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
}

/** An ISO 8601 date, with a time in UTC when there is one, from milliseconds since 1970; null beyond the years 0001 to 9999. */
export function epochDate(milliseconds: number): string | null {
  const seconds = Math.floor(milliseconds / 1000);
  const days = Math.floor(seconds / 86_400);
  if (!Number.isFinite(milliseconds) || days < -719_162 || days > 2_932_896) return null;
  const time = seconds - days * 86_400;
  return time === 0 ? civilDay(days) : `${civilDay(days)}T${timeOf(time)}Z`;
}

/** Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function civilDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return `${String(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
