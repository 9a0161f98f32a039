import { describe, expect, it } from "vitest";
import { SteadyWidth } from "../../packages/element/src/page/gauge.js";

const after = (...widths: readonly number[]): number[] => {
  const steady = new SteadyWidth();
  return widths.map((width) => steady.after(width));
};

describe("a width that a scroll bar takes and gives back", () => {
  it("ends at the narrower one", () => {
    expect(after(800, 785, 800, 785, 800, 785, 800).slice(-3)).toEqual([785, 785, 785]);
  });
  it("is followed again as soon as it is a third one", () => {
    expect(after(800, 785, 800, 785, 800, 785, 640, 655, 640)).toEqual([800, 785, 800, 785, 785, 785, 640, 655, 640]);
  });
});

it("a width that changes by more than a scroll bar is always followed", () => {
  const widths = [800, 400, 800, 400, 800, 400, 800];
  expect(after(...widths)).toEqual(widths);
});

it("a width that is only reported again is no change", () => {
  expect(after(800, 785, 785, 785, 785, 800)).toEqual([800, 785, 785, 785, 785, 800]);
});
