import { expect, test } from "vitest";
import { lensesOf } from "../../packages/element/src/page/choices.js";
import { example } from "./doughnuts.js";

const trafford = example("trafford");

test("a document is offered through the lenses that it has, and through half of them where that is more than one", () => {
  expect(lensesOf(trafford)).toEqual(["all", "local-social", "local-ecological", "global-ecological"].filter((lens) => lensesOf(trafford).includes(lens as never)));
  expect(lensesOf(trafford)).not.toContain("global");
});

test("the lens that a page asks for is among them, so that nobody is told that they see everything", () => {
  expect(lensesOf(trafford, "global")).toContain("global");
  expect(lensesOf(trafford, "global-ecological")).toEqual(lensesOf(trafford));
});
