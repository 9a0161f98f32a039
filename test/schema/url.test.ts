import { safeUrl } from "@place-doughnut/schema";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { rows } from "./documents.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

const page = "https://council.gov.uk/page";
const vectors = rows("vectors/urls.tsv", "\t").map((row) => ({ ...row, input: JSON.parse(row.input_json!) as string, policy: row.href_policy, href: row.note }));

test("there are 65 vectors, 25 of them allowed", () => {
  expect(vectors).toHaveLength(65);
  expect(vectors.filter(({ policy }) => policy === "allow")).toHaveLength(25);
});

test.each(vectors)("$input_json: $policy", ({ input, policy, href }) => {
  expect(safeUrl(input, page)).toBe(policy === "allow" ? href : null);
});

test("without a page, only whole addresses become links", () => {
  expect(safeUrl("https://data.gov.uk/x")).toBe("https://data.gov.uk/x");
  for (const text of ["/x", "x", "//cdn.example/x", "#x", ""]) expect(safeUrl(text)).toBeNull();
});

test("a user name or a password alone is enough to refuse", () => {
  for (const text of ["https://user@council.gov.uk/", "https://:secret@council.gov.uk/"]) expect(safeUrl(text, page)).toBeNull();
});

test("a page that is no address makes no link", () => {
  expect(safeUrl("x", "not an address")).toBeNull();
});

test("for any text the result is null, or an http address that the browser reads the same way", () => {
  const awkward = fc.tuple(fc.constantFrom("javascript:", "data:", "https:", "//", "\t", "@"), fc.string()).map((parts) => parts.join(""));
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), awkward);
  fc.assert(fc.property(text, (input) => {
    const href = safeUrl(input, page);
    if (href === null) return;
    const { protocol, username, password, href: again } = new URL(href);
    expect(["http:", "https:"]).toContain(protocol);
    expect([username, password, again]).toEqual(["", "", href]);
  }), { numRuns: 1000 });
});
