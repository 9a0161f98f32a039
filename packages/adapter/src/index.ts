/**
 * `@place-doughnut/adapter`: councils' open-data feeds into doughnut documents. Pure from bytes to document; the bytes
 * come through a transport that the caller gives. Knows no DOM, no clock and no file system.
 */

// The whole way, from a portrait.
export { buildDoughnut, nothingBuilt, type BuildOptions, type BuildProgress, type BuildResult } from "./build.js";
export { buildDoughnuts } from "./build-many.js";
// The recipe.
export { portraitSchema, type Dialect, type Feed, type Kind, type Mapping, type Portrait, type PortraitIndicator, type ValueRule, type Where } from "./portrait.js";
export { parsePortrait } from "./parse-portrait.js";
export type { PortraitRead } from "./read-portrait.js";
// Portals: what is asked of them, and their answers page by page.
export { portals, type PortalKind } from "./portals/index.js";
export type { Asked, Page, Plan, Portal, PortalFeed, Step, Wish } from "./portals/portal.js";
export { readPages, type PageOptions, type ReadPage } from "./portals/read-pages.js";
export { plan, planPortrait, type PlanContext, type SourcePlan } from "./portals/plan.js";
export type { PageProgress } from "./portals/read-portal.js";
// The steps.
export { wrapTransport, type FeedRequest, type Reply, type Transport, type Validators } from "./transport.js";
export { httpTransport, type HttpOptions } from "./http/transport.js";
export type { HttpEvent } from "./http/event.js";
export { buildLimit, withinTime } from "./http/build-time.js";
export { browserTransport, type BrowserOptions, type BrowserPage } from "./http/browser.js";
export { browserLimits, nodeLimits, type HttpLimits, pageLimits, type PageLimits } from "./http/limits.js";
export type { Wire, WireReply, WireRequest } from "./http/wire.js";
export type { Clock } from "./http/clock.js";
export { pauseBy } from "./http/pause.js";
export { read, readers, type Reader, type ReaderOptions, type ReaderResult, type ReadOptions, type ReadResult, type ReadSource, type SourceProvenance } from "./read/index.js";
export type { CellValue, ColumnWriting, LeftOut, Table, TableRow } from "./table.js";
export { map, type MapContext, type MapResult } from "./map/map.js";
export type { MappedObservation } from "./map/observe.js";
// The latest figures of a file too large to keep.
export { latestFigures, type LatestFigure, type LatestMapping, type LatestOptions, type LatestResult, type LatestStats } from "./latest/latest.js";
// What an area's name or code stands for, and what became of it.
export { ukAreas, ukAreasCredit } from "./areas/uk.js";
export type { Area, AreaRegister } from "./areas/areas.js";
export type { DropReason, Stats } from "./map/outcome.js";
// What was good before: keeping it, and never replacing it by something worse.
export { keepLastGood, samePlace, hasFigure, indicatorsOf, type Kept, type Meant } from "./last-good/keep.js";
export { meaningsOf } from "./last-good/meaning.js";
export { outcomes, outcomesOf, type Outcome, type Run } from "./last-good/outcome.js";
export { worse, type Rules } from "./last-good/worse.js";
export { differences, type Difference } from "./last-good/differences.js";
export { secretIn } from "./http/redact.js";
export { publicUrl } from "./secrets.js";
export { keysStated } from "./stand-in.js";
// What goes wrong.
export { AdapterError, type FeedProblem, type ProblemCode, type Responsibility } from "./problems.js";
