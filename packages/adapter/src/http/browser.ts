/** A transport for pages: the browser's own fetch, with every failure told apart as far as a page can know. */
import { AdapterError, problem } from "../problems.js";
import type { Transport } from "../transport.js";
import { browserLimits, pageLimits } from "./limits.js";
import { httpTransport, type HttpOptions } from "./transport.js";
import type { Clock } from "./clock.js";
import type { Wire, WireReply, WireRequest } from "./wire.js";

/** What is used of a page: `window` is one, and so is a worker's `self`. */
export interface BrowserPage {
  readonly fetch: typeof fetch;
  readonly location?: { readonly protocol: string } | undefined;
  readonly navigator?: { readonly onLine: boolean } | undefined;
  /** Where broken rules of the security policy are told. */
  readonly document?: Pick<EventTarget, "addEventListener" | "removeEventListener"> | undefined;
  readonly performance: { readonly now: () => number };
  readonly Date: new () => Date;
  readonly Math: { readonly random: () => number };
  readonly setTimeout: (run: () => void, milliseconds: number) => number;
  readonly clearTimeout: (timer: number) => void;
}

export interface BrowserOptions extends Omit<HttpOptions, "clock" | "random" | "userAgent"> {
  readonly page: BrowserPage;
}

/**
 * Reads feeds from a page: `browserTransport({ page: window })`, with the limits of `browserLimits` and `pageLimits.browser`. Sends no cookie and no
 * referrer. Which rule of a browser stood in the way is said by the code: `mixed-content`, `offline`, `blocked-by-policy`,
 * `cors-or-network`.
 */
export function browserTransport({ page, limits, ...options }: BrowserOptions): Transport {
  const clock = clockOf(page);
  const transport = httpTransport({ ...options, limits: { ...browserLimits, ...limits }, clock, random: () => page.Math.random(), wire: browserWire(page, clock) });
  return Object.assign<Transport, Pick<Transport, "pageLimits">>(transport, { pageLimits: pageLimits.browser });
}

function clockOf(page: BrowserPage): Clock {
  return {
    elapsed: () => page.performance.now(),
    now: () => new page.Date(),
    after: (milliseconds, run) => {
      const timer = page.setTimeout(run, milliseconds);
      return () => page.clearTimeout(timer);
    },
  };
}

function browserWire(page: BrowserPage, clock: Clock): Wire {
  return async (question, signal) => {
    const { hostname: host } = question.url;
    if (isMixed(page, question.url)) throw new AdapterError(problem("mixed-content", {}, { host }));
    const policy = policyWatch(page, question.url);
    try {
      return replyOf(await ask(page, question, signal), host, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      // The page is told of a broken rule in a task of its own, which may come after this one.
      await new Promise<void>((resolve) => { clock.after(50, resolve); });
      throw new AdapterError(problem(policy.isBroken() ? "blocked-by-policy" : page.navigator?.onLine === false ? "offline" : "cors-or-network", {}, { host }));
    } finally {
      policy.end();
    }
  };
}

function ask(page: BrowserPage, { url, method, headers, body }: WireRequest, signal: AbortSignal): Promise<Response> {
  const asWeAsk = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "follow", cache: "no-cache" } as const;
  return page.fetch(url.href, { ...asWeAsk, method, headers: [...headers] as [string, string][], signal, ...(body === undefined ? {} : { body }) });
}

/** Browsers let a page over https read over http only from the machine they run on (W3C Mixed Content). */
function isMixed({ location }: BrowserPage, { protocol, hostname }: URL): boolean {
  return location?.protocol === "https:" && protocol === "http:" && !/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Was a rule of the page's security policy broken by a request to this address? */
function policyWatch({ document }: BrowserPage, url: URL): { readonly isBroken: () => boolean; readonly end: () => void } {
  let isBroken = false;
  const hear = (event: Event): void => {
    const { blockedURI, effectiveDirective } = event as Event & { readonly blockedURI: string; readonly effectiveDirective: string };
    if (effectiveDirective === "connect-src" && URL.canParse(blockedURI) && new URL(blockedURI).origin === url.origin) isBroken = true;
  };
  document?.addEventListener("securitypolicyviolation", hear);
  return { isBroken: () => isBroken, end: () => document?.removeEventListener("securitypolicyviolation", hear) };
}

/** Browsers count and unpack the body by themselves, and some take a cut-off one for whole: only its own length proves that it is. */
function replyOf(response: Response, host: string, signal: AbortSignal): WireReply {
  const reader = response.body?.getReader();
  const close = (): void => { reader?.cancel().then(() => {}, () => {}); };
  signal.addEventListener("abort", close);
  const body = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    try {
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
        bytes += read.value.length;
        yield read.value;
      }
    } catch {
      throw new AdapterError(problem("truncated", {}, { host, bytes }));
    } finally {
      signal.removeEventListener("abort", close);
    }
  };
  return { status: response.status, headers: new Map(response.headers), body: body(), close, ...(response.url === "" ? {} : { url: response.url }) };
}
