/** How bytes get here. The adapter never calls a network by itself: it is given a transport. */

export interface Reply {
  /** The URL that was asked for. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  /** When the publisher issued this edition, where it is known (ISO 8601). */
  readonly published?: string;
  /** When the bytes were read from the publisher (ISO 8601). */
  readonly retrieved: string;
}

/** Answers with the bytes at a URL. Rejects with an `AdapterError` when there are none. */
export type Transport = (url: string, signal?: AbortSignal) => Promise<Reply>;
