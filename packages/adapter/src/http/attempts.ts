/** A request, asked until there is an answer or no point in asking again. */
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { sniffText } from "../read/sniff.js";
import type { FeedRequest, Reply } from "../transport.js";
import { clean, coded, known } from "./clean.js";
import type { Core } from "./core.js";
import type { HttpEvent } from "./event.js";
import { exchange, type Answer, type Exchange } from "./exchange.js";
import { expand, type Expanded } from "./expand.js";
import { replyOf } from "./reply.js";
import { pauseBy } from "./pause.js";
import { kindOf, waitBefore, type Outcome } from "./retry.js";
import type { SourceTime } from "./source-time.js";
import { Watch } from "./watch.js";

type Tell = (event: Pick<HttpEvent, "what"> & Partial<HttpEvent>) => void;

/** Attempts, until one brings an answer or there is no point in another. Rejects with any error: keys may still be in it. */
export async function attempts(core: Core, request: FeedRequest, time: SourceTime, signal: AbortSignal | undefined): Promise<Reply> {
  const sent = expand(request, core.secret, core.redact);
  const host = URL.canParse(sent.address) ? new URL(sent.address).hostname : "";
  const retried: FeedProblem[] = [];
  const ends: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const tell: Tell = (event) => core.tell({ host, attempt, bytes: 0, ...event });
    const end = await attemptOnce(core, sent, time, signal, tell);
    const outcome = outcomeOf(end);
    const why = problemOf(outcome);
    ends.push(kindOf(outcome));
    const alike = ends.filter((each) => each === ends.at(-1)).length;
    const wait = waitBefore(outcome, { attempts: attempt, alike, left: time.left(), now: core.clock.now(), limits: core.limits, random: core.random });
    if (wait === null) {
      if (!(end instanceof AdapterError)) {
        tell({ what: "answered", status: end.status, bytes: end.bytes.length });
        return replyOf(core, request, end, retried);
      }
      tell({ what: "failed", problem: end.problem });
      throw afterAll(end, attempt);
    }
    tell({ what: "waiting", wait, problem: why });
    await pauseBy(core.clock)(wait, signal);
    retried.push(clean(core.redact, problem("retried", {}, { attempt, wait, why: why.message })));
  }
}

/** An answer, or why there is none. Rejects only when the caller stops. */
async function attemptOnce(core: Core, sent: Expanded, time: SourceTime, signal: AbortSignal | undefined, tell: Tell): Promise<Answer | AdapterError> {
  const watch = new Watch(core.clock, signal);
  let spent = 0;
  let isAsked = false;
  const turn: Exchange["turn"] = (host, run) => {
    const queued = core.clock.elapsed();
    return core.turns.take(host, watch.signal, () => tell({ what: "queued", host }), async () => {
      const began = core.clock.elapsed();
      time.begin(began - queued);
      const lift = limitOf(core, host, spent, time, watch);
      if (!isAsked) tell({ what: "asking" });
      isAsked = true;
      return run().finally(() => {
        lift();
        spent += core.clock.elapsed() - began;
      });
    });
  };
  try {
    return await exchange(sent, { ...core, watch, turn, onHop: (to) => tell({ what: "redirected", host: to }), onBytes: (bytes) => tell({ what: "receiving", bytes }) });
  } catch (error) {
    const reason = known(core.redact, error);
    watch.stop(reason);
    if (reason.code === "aborted") throw reason;
    return reason;
  } finally {
    watch.end();
  }
}

/** What is left of the time of an attempt or of its source, whichever is less. Waiting for a turn counts for neither. */
function limitOf({ limits }: Core, host: string, spent: number, time: SourceTime, watch: Watch): () => void {
  const [attempt, source] = [limits.attempt - spent, time.left()];
  const [left, code, limit] = source < attempt ? ([source, "source-timeout", limits.source] as const) : ([attempt, "attempt-timeout", limits.attempt] as const);
  return watch.limit(left, () => new AdapterError(problem(code, {}, { host, limit })));
}

function outcomeOf(end: Answer | AdapterError): Outcome {
  return end instanceof AdapterError ? { failure: end } : { ...end, isPage: end.status === 200 && isPage(end) };
}

/** A failure, with how often it was tried. */
function afterAll(failure: AdapterError, attempts: number): AdapterError {
  return attempts === 1 ? failure : new AdapterError({ ...coded(failure), message: `${failure.message} ${attempts} attempts were made.` });
}

/** A web page in place of data, told by how it begins. */
const isPage = ({ bytes }: Answer): boolean => sniffText(new TextDecoder().decode(bytes.subarray(0, 4096)))?.looksLike === "a web page";

function problemOf(outcome: Outcome): FeedProblem {
  if ("failure" in outcome) return outcome.failure.problem;
  return outcome.isPage ? problem("not-a-table", {}, { looksLike: "a web page", start: "" }) : problem("http-status", {}, { status: outcome.status });
}
