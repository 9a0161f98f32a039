/** What Node calls a failure, in our words. */
import { AdapterError, problem, type FeedProblem, type ProblemCode } from "../problems.js";

/** Certificates: names of OpenSSL's and Node's errors. */
const tls = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|EPROTO)/;

/** Why there was no answer. An `AdapterError` stays what it is. */
export function noAnswer(error: unknown, host: string): AdapterError {
  if (error instanceof AdapterError) return error;
  const { code, reason } = named(error);
  return new AdapterError(noAnswerProblem(code, reason, host));
}

function noAnswerProblem(code: string, reason: string, host: string): FeedProblem & { readonly code: ProblemCode } {
  if (code === "ENOTFOUND" || code === "ENODATA") return problem("host-unknown", {}, { host });
  if (code === "EAI_AGAIN" || code === "ETIMEOUT" || code.startsWith("EAI_")) return problem("host-not-resolved", {}, { host });
  if (tls.test(code)) return problem("tls-refused", {}, { host, reason });
  if (["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "EADDRNOTAVAIL", "EHOSTDOWN"].includes(code)) return problem("connection-refused", {}, { host, reason: code });
  if (["ECONNRESET", "EPIPE", "ECONNABORTED"].includes(code) || code.startsWith("HPE_")) return problem("connection-reset", {}, { host, reason: code.startsWith("HPE_") ? `this is not HTTP (${code})` : code });
  return problem("transport-failed", {}, { reason: `${host}: ${reason}` });
}

/** Where several addresses of a host were tried, the error of the first that failed. */
function named(error: unknown): { readonly code: string; readonly reason: string } {
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const code = first instanceof Error && "code" in first && typeof first.code === "string" ? first.code : "";
  return { code, reason: first instanceof Error ? [code, first.message].filter((part) => part !== "").join(": ") : String(first) };
}
