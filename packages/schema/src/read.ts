/**
 * Reading: input of any kind becomes plain data in the shape of a schema, with a located problem for all that does not.
 *
 * One walk without recursion, so that neither depth nor size nor a hostile object can do harm:
 *   1. every property is read once, inside a try: getters and proxies may throw;
 *   2. what JSON cannot hold, keys that touch prototypes, and data too deep or too large are refused;
 *   3. keys the schema does not have are left out with a warning, `x-` keys and free data are copied as they are;
 *   4. plain values are judged by valibot, and finished objects by the rules of meaning for their schema;
 *   5. a fault leaves out the smallest thing around it that a document can do without: an item of a list, an entry of
 *      a record, an optional key of the document itself.
 *
 * The input is never changed and the result shares nothing with it.
 */
import { Findings, pointer, relatedListed } from "./findings.js";
import { judge, type Fault } from "./judge.js";
import { fail, type Frame, type Place } from "./place.js";
import { outline, readProperty, unreadable } from "./plain.js";
import type { Rules } from "./remark.js";
import { bare, expectation, fitting, isFree, isOptional, isOwnKey, neededKeys, type Shape } from "./shape.js";
import { describe } from "./wording.js";

/** A document deeper or larger than this is not a doughnut. */
export const limits = { depth: 64, values: 2_000_000 };

export interface Reading {
  /** Plain data in the shape of the schema; null when nothing usable is left. */
  readonly value: unknown;
  readonly findings: Findings;
}

/** Reads `input` by `schema`. Never throws. Null stands for a schema that allows anything. */
export function read(input: unknown, schema: Shape, rules: Rules): Reading {
  const reader = new Reader(rules);
  return { value: reader.run(input, schema), findings: reader.findings };
}

class Reader {
  readonly findings = new Findings();
  readonly #rules: Rules;
  readonly #stack: Frame[] = [];
  /** Where the items of lists came from, for rules that look at several of them. */
  readonly #origins = new Map<object, Place>();
  #values = 0;
  #order = 0;
  #result: unknown = null;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  run(input: unknown, schema: Shape): unknown {
    const root: Place = { parent: null, key: "", order: 0, failed: false };
    this.#take(root, input, schema);
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) {
      if (frame.next < frame.size) this.#step(frame);
      else this.#leave(frame);
    }
    return this.#result;
  }

  /** Reads the next property of an object, or the next item of a list. */
  #step(frame: Frame): void {
    const key = frame.keys?.[frame.next] ?? frame.next;
    frame.next++;
    const place = this.#place(frame, key);
    const shape = this.#shapeAt(place, frame);
    if (shape === undefined) return;
    const value = readProperty(frame.source, key);
    const optional = shape === null || isOptional(shape);
    // Is it written `key: undefined`? Then it is not there.
    if (value === undefined && frame.keys) return optional ? undefined : this.#miss(place);
    if (value === null && shape && optional && judge(shape, null)) return this.findings.add("null-value", place, { key: String(key) });
    this.#take(place, value, shape);
  }

  /** What is allowed here: a schema, null for anything, undefined for nothing – which has then been reported. */
  #shapeAt(place: Place, { keys, shape }: Frame): Shape | null | undefined {
    if (keys === null) return shape?.item ?? null;
    const key = String(place.key);
    if (key === "__proto__" || key === "prototype" || key === "constructor") {
      return void this.findings.add("forbidden-key", place, { key });
    }
    if (!shape || (shape.entries && isOwnKey(key))) return null;
    if (!shape.entries) {
      const fault = shape.key ? judge(shape.key, key) : null;
      return fault ? void this.#refuse(place, fault) : (shape.value ?? null);
    }
    if (Object.hasOwn(shape.entries, key)) return shape.entries[key];
    return void this.findings.add("unknown-key", place, { key, known: Object.keys(shape.entries) });
  }

  #take(place: Place, value: unknown, shape: Shape | null): void {
    if (value === unreadable) return this.#refuse(place, { code: "not-json", details: { found: "a property that cannot be read" } });
    if (typeof value === "object" && value !== null) return this.#enter(place, value, shape);
    if (typeof value === "number" && !Number.isFinite(value)) {
      const fits = !shape || !judge(shape, null);
      this.findings.add("not-finite", place, { found: value, leftOut: fits ? null : fail(place) });
      return fits ? this.#attach(place, null) : undefined;
    }
    if (value !== null && typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      return this.#refuse(place, { code: "not-json", details: { found: describe(value) } });
    }
    const fault = shape && judge(shape, value);
    if (fault) return this.#refuse(place, fault);
    this.#apply(place, shape, value);
    // JSON text cannot tell −0 from 0, and no figure means it.
    this.#attach(place, value === 0 ? 0 : value);
  }

  #enter(place: Place, source: object, declared: Shape | null): void {
    if (this.#stack.some((frame) => frame.source === source)) return this.#refuse(place, { code: "circular", details: {} });
    if (this.#stack.length >= limits.depth) return this.#refuse(place, { code: "too-deep", details: { limit: limits.depth } });
    const found = outline(source, limits.values);
    if (!found) return this.#refuse(place, { code: "not-json", details: { found: "an object that is not plain data" } });
    const free = declared === null || isFree(declared);
    const shape = free ? null : fitting(declared, found.keys ? "object" : "list");
    if (!free && !shape) {
      return this.#refuse(place, { code: "wrong-type", details: { expected: expectation(declared), found: found.keys ? {} : [] } });
    }
    if (found.size > limits.values - this.#values) return this.#giveUp();
    this.#values += found.size;
    // Written out: copying `place` and `found` into it is ten times slower.
    const { keys, size } = found;
    const { parent, key, order } = place;
    const frame: Frame = { parent, key, order, failed: false, source, keys, size, declared, shape, copy: keys ? {} : [], next: 0 };
    this.#stack.push(frame);
    for (const needed of neededKeys(shape)) {
      if (!keys?.includes(needed)) this.#miss(this.#place(frame, needed));
    }
  }

  /** A part of a document that is too large would look like the whole. */
  #giveUp(): void {
    this.findings.add("too-large", { parent: null, key: "", order: 0 }, { limit: limits.values });
    this.#stack.length = 0;
  }

  #leave(frame: Frame): void {
    this.#stack.pop();
    if (frame.failed) return;
    if (frame.shape && frame.parent?.keys === null) this.#origins.set(frame.copy, frame);
    this.#apply(frame, frame.declared, frame.copy);
    this.#attach(frame, frame.copy);
  }

  /** Holds a finished value against the rule of meaning for its schema. */
  #apply(place: Place, shape: Shape | null, value: unknown): void {
    const rule = shape ? this.#rules.get(bare(shape)) : undefined;
    for (const remark of rule?.(value as never) ?? []) {
      const spot = (item: object | undefined) => (item && this.#origins.get(item)) ?? place;
      const related = (remark.related ?? []).slice(0, relatedListed).map(({ item, keys }) => pointer(spot(item), keys));
      const details = { ...remark.details, leftOut: remark.leavesOut ? fail(place) : null };
      this.findings.add(remark.code, spot(remark.item), details as never, remark.keys, related);
    }
  }

  #miss(place: Place): void {
    this.#refuse(place, { code: "missing-key", details: { key: String(place.key) } });
  }

  #refuse(place: Place, fault: Fault): void {
    // `never`: the compiler cannot see that a fault's code and its details belong together; `Fault` does.
    this.findings.add(fault.code, place, { ...fault.details, leftOut: fail(place) } as never);
  }

  #attach({ parent, key, failed }: Place, value: unknown): void {
    if (failed) return;
    if (!parent) this.#result = value;
    else if (Array.isArray(parent.copy)) parent.copy.push(value);
    else parent.copy[key] = value;
  }

  #place(parent: Frame, key: string | number): Place {
    return { parent, key, order: ++this.#order, failed: false };
  }
}
