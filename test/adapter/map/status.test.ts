import { expect, test } from "vitest";
import { readNumber } from "../../../packages/adapter/src/map/number.js";
import { readStatus } from "../../../packages/adapter/src/map/status.js";

const none = new Map<string, never>();

test.each([
  ["p", ["provisional"], null], ["[r][e]", ["revised", "estimated"], null], ["[p] [b]", ["provisional", "series-break"], null], ["u", ["low-reliability"], null], ["f", ["estimated"], null],
  ["x", [], "not-available"], ["z", [], "not-applicable"], ["c", [], "suppressed"], ["w", [], "not-available"], ["A", [], null], ["Normal value", [], null], ["Estimated value", ["estimated"], null],
  ["t", [], null], ["ns", [], null], ["sss", [], null], ["", [], null],
])("the status %j beside a figure gives %j, and says %s", (text, flags, missing) => {
  expect(readStatus(text, none)).toMatchObject({ flags, missing, unknown: false });
});

test.each([["u", "suppressed"], ["k", "suppressed"], ["M", "not-available"], ["Missing value", "not-available"], ["L", "not-collected"], ["x", null]])("the status %j without a figure says why: %s", (text, reason) => {
  expect(readStatus(text, none).missingAlone).toBe(reason);
});

test.each(["?", "Value for Bucks County applied to Bucks UA", "[r][?]", "constructor", "__proto__"])("the status %j is not known to anybody", (text) => {
  expect(readStatus(text, none).unknown).toBe(true);
});

test("the whole shorthand of the Government Analysis Function is read, stacked and beside a number", () => {
  const kept = ["b", "e", "f", "p", "r", "u", "a", "t", "ns", "s", "ss", "sss", "k", "low"];
  for (const mark of kept) expect(readNumber(`1.1[${mark}]`), mark).toMatchObject({ kind: "number", value: 1.1 });
  expect(readNumber("1.1 [r] [e]")).toMatchObject({ kind: "number", value: 1.1, flags: ["revised", "estimated"] });
  for (const [mark, kind, reason] of [["c", "suppressed", "suppressed"], ["x", "missing", "not-available"], ["z", "missing", "not-applicable"], ["w", "missing", "not-available"], ["low", "suppressed", "suppressed"]]) {
    expect(readNumber(`[${mark!}]`), mark!).toMatchObject({ kind, reason });
    if (mark !== "low") expect(readNumber(`1.1[${mark!}]`), mark!).toMatchObject({ kind: "ambiguous", doubt: "contradiction" });
  }
  expect(readNumber("[note 3]")).toMatchObject({ kind: "missing" });
});

test.each(["-", "--", "–", "—", "−"])("a dash (%s) is never guessed, and the mapping may say what it is", (dash) => {
  expect(readNumber(dash)).toEqual({ kind: "ambiguous", doubt: "dash" });
  expect(readNumber(dash, { marks: new Map([[dash, "zero"]]) })).toMatchObject({ kind: "number", value: 0 });
  expect(readNumber(dash, { marks: new Map([[dash, "not-available"]]) })).toMatchObject({ kind: "missing" });
});
