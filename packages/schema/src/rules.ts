/** The rules of meaning: what a document may say in the right shape and still not mean. One rule per schema. */
import {
  actionSchema, comparatorSchema, dimensionSchema, doughnutSchema, indicatorSchema, lineSchema, observationSchema, periodSchema,
  sourceSchema, textSchema,
} from "./doughnut.js";
import type { Rule, Rules } from "./remark.js";
import { checkDimension } from "./rules/dimension.js";
import { checkDocument } from "./rules/document.js";
import { checkLink } from "./rules/link.js";
import { checkObservation, checkPeriod, checkSeries } from "./rules/observation.js";
import { checkText } from "./rules/text.js";
import type { Shape } from "./shape.js";

/** The rules of a doughnut document. */
export function doughnutRules(): Rules {
  return new Map<Shape, Rule>([
    [textSchema, checkText],
    [periodSchema, checkPeriod],
    [observationSchema, checkObservation],
    [indicatorSchema, checkSeries],
    [comparatorSchema, checkSeries],
    [lineSchema, checkLink],
    [actionSchema, checkLink],
    [sourceSchema, checkLink],
    [dimensionSchema, checkDimension],
    [doughnutSchema, checkDocument],
  ]);
}
