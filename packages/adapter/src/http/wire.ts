/** A wire carries one question to one address and brings back the answer. It decides nothing: no second try, no redirect, no limit. */

export interface WireRequest {
  /** http or https, without a user name or password. */
  readonly url: URL;
  readonly method: "GET" | "POST";
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body?: string | undefined;
}

export interface WireReply {
  readonly status: number;
  /** Names in lower case; what came several times is joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  /**
   * The body, unpacked. Fails with an `AdapterError` when it breaks off or cannot be unpacked, and at once when the
   * request's signal is aborted.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** Bytes of the body that came over the wire so far, packed as they were. Left out where that cannot be known. */
  readonly received?: () => number;
  /** Asked when the body has ended: did everything come that was announced? */
  readonly complete?: () => boolean;
  /** Does the answer itself say where its body ends (Content-Length, chunks)? Left out where that cannot be known. */
  readonly framed?: boolean;
  /** No more of the body is wanted: nothing of it is left open. */
  readonly close: () => void;
  /** Where the answer really came from, when the wire follows redirects by itself, as a browser does. */
  readonly url?: string;
}

/** Rejects with an `AdapterError` that says why there is no answer. Ends at once when the signal is aborted. */
export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<WireReply>;
