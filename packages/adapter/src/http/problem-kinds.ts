/** The problems of asking a publisher's server: part of the catalogue in `problems.ts`, and kept in the same way. */
import type { ProblemKind } from "../problems.js";
import { plainStart, quote } from "../quote.js";

export interface AtHost {
  readonly host: string;
}

export interface Limited extends AtHost {
  /** Milliseconds. */
  readonly limit: number;
}

const named = ({ host }: AtHost): string => quote(host, 80);

const seconds = (milliseconds: number): string => {
  const count = Math.round(milliseconds / 100) / 10;
  return `${count} ${count === 1 ? "second" : "seconds"}`;
};

/** A time in the unit that a person would use. */
function duration(milliseconds: number): string {
  const units: readonly (readonly [number, string])[] = [[86_400_000, "day"], [3_600_000, "hour"], [60_000, "minute"]];
  const [size, unit] = units.find(([each]) => milliseconds >= each * 1.5) ?? [0, ""];
  const count = size === 0 ? 0 : Math.round(milliseconds / size);
  return size === 0 ? seconds(milliseconds) : count > 36_500 ? "more than a hundred years" : `about ${count} ${unit}s`;
}

export const httpProblemKinds = {
  // Before anything is sent
  "key-unusable": {
    severity: "error", responsibility: "mapping",
    doc: "A source needs a key, written `${env:NAME}`, and there is none of that name. Nothing was sent.",
    message: ({ name, reason }: { name: string; reason: string }) => `The key ${quote(name)} cannot be used: ${reason}.`,
    hint: ({ name }: { name: string; reason: string }) => `Set the environment variable ${name} where the command runs.`,
  },
  "key-misnamed": {
    severity: "error", responsibility: "mapping",
    doc: "A source names a key in a way that no key is named: capital letters, figures and underlines are needed, beginning with a letter. Nothing was sent.",
    message: ({ name }: { name: string }) => `No key can have the name ${quote(name)}.`,
    hint: () => "Name the environment variable in capital letters, figures and underlines: ${env:PORTAL_KEY}.",
  },
  "bad-port": {
    severity: "error", responsibility: "mapping",
    doc: "The address has a port of another service than the web, such as mail. Browsers refuse it too. Nothing was sent.",
    message: ({ port, ...at }: AtHost & { port: string }) => `Port ${port} of ${named(at)} is not one that web pages are read from.`,
  },
  "host-not-allowed": {
    severity: "error", responsibility: "mapping",
    doc: "Only certain hosts may be asked (`allowHosts`), and the address, or one it leads to, is at another. It was not asked.",
    message: (at: AtHost) => `${named(at)} is not among the hosts that may be asked.`,
    hint: () => "If it is the publisher's, add it to the allowed hosts.",
  },
  "private-address": {
    severity: "error", responsibility: "mapping",
    doc: "The name stands for an address inside a private network, or for this very machine. It was not asked: a recipe from elsewhere must not look around in your network.",
    message: ({ address, ...at }: AtHost & { address: string }) => `${named(at)} is at ${plainStart(address, 60)}, inside a private network or on this machine, so it was not asked.`,
    hint: () => "If the feed is on your own network, allow private addresses: --allow-private on the command line, allowPrivate in a program.",
  },
  "mixed-content": {
    severity: "error", responsibility: "publisher",
    doc: "A page that is served over https may not read a feed over http: browsers forbid it. Nothing was sent.",
    message: (at: AtHost) => `This page is served over https, and ${named(at)} is to be read over http, which browsers forbid.`,
    hint: () => "Write https in the address. If the publisher has no https, build the doughnut with the command and publish the file it makes.",
  },
  // No answer
  "host-unknown": {
    severity: "error", responsibility: "mapping",
    doc: "There is no host of that name.",
    message: (at: AtHost) => `There is no host ${named(at)}.`,
    hint: () => "Compare the address with the publisher's page: it may be misspelt, or the portal may have moved.",
  },
  "host-not-resolved": {
    severity: "error", responsibility: "adapter",
    doc: "The name service did not answer, so the host could not be looked up. Most often the machine is offline.",
    message: (at: AtHost) => `${named(at)} could not be looked up: the name service did not answer.`,
    hint: () => "Is this machine online? If it is, try again later.",
  },
  "connection-refused": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's machine takes no connections, or cannot be reached.",
    message: ({ reason, ...at }: AtHost & { reason: string }) => `${named(at)} takes no connection: ${quote(reason, 80)}.`,
    hint: () => "Open the address in a browser. If that works, a firewall may be between this machine and the publisher: ask whoever runs your network.",
  },
  "connection-reset": {
    severity: "error", responsibility: "publisher",
    doc: "The connection was cut before an answer came, or the answer was not in HTTP.",
    message: ({ reason, ...at }: AtHost & { reason: string }) => `${named(at)} cut the connection before it answered: ${quote(reason, 80)}.`,
  },
  "tls-refused": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's certificate is expired, is for another host or is not vouched for. Nothing was sent, and checking cannot be turned off.",
    message: ({ reason, ...at }: AtHost & { reason: string }) => `The certificate of ${named(at)} cannot be trusted: ${quote(reason, 120)}.`,
    hint: () => "Tell the publisher. If your network looks into https, give Node your organisation's certificate: NODE_EXTRA_CA_CERTS.",
  },
  "offline": {
    severity: "error", responsibility: "adapter",
    doc: "The browser says that it is offline.",
    message: (at: AtHost) => `${named(at)} could not be asked, because the browser is offline.`,
  },
  "blocked-by-policy": {
    severity: "error", responsibility: "mapping",
    doc: "The page's own content security policy does not let it read from the publisher.",
    message: (at: AtHost) => `This website's own security policy does not allow it to read from ${named(at)}.`,
    hint: (at: AtHost) => `Ask whoever runs the website to add ${named(at)} to connect-src in its Content-Security-Policy, or build the doughnut with the command and publish the file it makes.`,
  },
  "cors-or-network": {
    severity: "error", responsibility: "publisher",
    doc: "The browser could not read the answer and does not say why. Most often the publisher does not let pages of other websites read it (CORS).",
    message: (at: AtHost) => `The browser could not read from ${named(at)}, and does not say why.`,
    hint: (at: AtHost) => `If the address opens in a new tab, the publisher does not let other websites read it. Ask ${named(at)} to send “Access-Control-Allow-Origin: *”, or build the doughnut with the command and publish the file it makes.`,
  },
  "headers-timeout": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's server took the question and did not begin to answer in time.",
    message: ({ limit, ...at }: Limited) => `${named(at)} did not begin to answer within ${seconds(limit)}.`,
  },
  "idle-timeout": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's server stopped in the middle of its answer.",
    message: ({ limit, ...at }: Limited) => `${named(at)} stopped in the middle of its answer for ${seconds(limit)}.`,
  },
  "attempt-timeout": {
    severity: "error", responsibility: "publisher",
    doc: "One attempt, from the question to the end of the answer, took too long.",
    message: ({ limit, ...at }: Limited) => `${named(at)} had not sent the whole answer after ${seconds(limit)}.`,
    hint: () => "Ask the portal for less: fewer areas, fewer years, or the columns that are needed.",
  },
  "source-timeout": {
    severity: "error", responsibility: "publisher",
    doc: "All requests for a source together, with every wait between them, took too long.",
    message: ({ limit, ...at }: Limited) => `Reading this source from ${named(at)} took more than ${seconds(limit)} in all.`,
    hint: () => "Ask the portal for less: fewer areas, fewer years, or the columns that are needed.",
  },
  "build-timeout": {
    severity: "error", responsibility: "publisher",
    doc: "All sources together took longer than a build may. Those read by then are used.",
    message: ({ limit }: { limit: number }) => `The whole build took more than ${seconds(limit)}, so this source was not read.`,
    hint: () => "Look which sources are slow, and build again later.",
  },
  "retry-after-too-long": {
    severity: "error", responsibility: "publisher",
    doc: "The publisher's server asks to be left alone for longer than a run can wait.",
    message: ({ status, wait, until, ...at }: AtHost & { status: number; wait: number; until: string }) =>
      `${named(at)} answered with status ${status} and asks to be left alone for ${duration(wait)}${until === "" ? "" : `, until ${until}`}.`,
    hint: () => "Run again after that. If it happens often, ask the portal for a key, or ask for less.",
  },
  // A bad answer
  "truncated": {
    severity: "error", responsibility: "publisher",
    doc: "The answer broke off: fewer bytes came than were announced, or it was cut in the middle. None of it is used.",
    message: ({ bytes, ...at }: AtHost & { bytes: number }) => `The answer of ${named(at)} broke off after ${bytes} ${bytes === 1 ? "byte" : "bytes"}. None of it is used.`,
  },
  "corrupt-encoding": {
    severity: "error", responsibility: "publisher",
    doc: "The answer says that it is packed (Content-Encoding) and cannot be unpacked: it is damaged, not packed at all, or packed in a way nobody asked for. None of it is used.",
    message: ({ coding, reason, ...at }: AtHost & { coding: string; reason: string }) => `${named(at)} says that its answer is packed as ${quote(coding)}, and it cannot be unpacked: ${reason}.`,
  },
  "expands-too-much": {
    severity: "error", responsibility: "publisher",
    doc: "A packed answer became so many times larger by unpacking that it is no table. It was not read to its end.",
    message: ({ ratio, ...at }: AtHost & { ratio: number }) => `The answer of ${named(at)} is more than ${ratio} times larger than what was sent. It was not read.`,
  },
  "unasked-not-modified": {
    severity: "error", responsibility: "publisher",
    doc: "The answer is “not modified” (304), and nobody had asked whether it was.",
    message: (at: AtHost) => `${named(at)} answered “not modified”, though it was not asked whether anything was.`,
    hint: () => "A cache between here and the publisher may be broken. Tell whoever runs it.",
  },
  "not-modified-doubtful": {
    severity: "warning", responsibility: "publisher",
    doc: "The answer is “not modified” (304), yet it has a later date than what was read before. What was read before is used.",
    message: ({ before, after, ...at }: AtHost & { before: string; after: string }) => `${named(at)} answered “not modified”, yet dates its data ${quote(after)}, later than ${quote(before)}.`,
  },
  "redirect-limit": {
    severity: "error", responsibility: "publisher",
    doc: "The address leads on to another, and that to another, too many times or in a circle.",
    message: ({ circle, limit, ...at }: AtHost & { circle: boolean; limit: number }) => (circle ? `The address at ${named(at)} leads in a circle.` : `The address at ${named(at)} leads on more than ${limit} times.`),
    hint: () => "Open the address in a browser. If you have to sign in there, ask the portal for an address without.",
  },
  "redirect-refused": {
    severity: "error", responsibility: "publisher",
    doc: "The address leads to one that is not followed: from https to http, to something other than the web, or to another host with a key in it.",
    message: ({ reason, ...at }: AtHost & { reason: string }) => `${named(at)} leads on to an address that is not followed: ${reason}.`,
  },
  "cut-off-unproven": {
    severity: "error", responsibility: "publisher",
    doc: "Nothing in the answer says how long it is, and the table's last row has no line ending: it may have been cut off on its way. It is not used.",
    message: () => "The server does not say how long the file is, and its last row has no line ending. It may be cut off, so it is not used.",
    hint: () => "Ask the publisher to end the file with a line ending. If it is known to be whole, say \"allowUnterminated\": true in the source's dialect.",
  },
  // It worked in the end
  "retried": {
    severity: "notice", responsibility: "publisher",
    doc: "An attempt failed and was made again after a wait.",
    message: ({ attempt, wait, why }: { attempt: number; wait: number; why: string }) => `Attempt ${attempt} was made again after ${seconds(wait)}. ${why}`,
  },
  "tls-check-kept": {
    severity: "warning", responsibility: "mapping",
    doc: "NODE_TLS_REJECT_UNAUTHORIZED=0 is set, which would turn off the check of certificates. It is not followed.",
    message: () => "NODE_TLS_REJECT_UNAUTHORIZED is 0 in the environment. Certificates are checked nevertheless.",
    hint: () => "Take it out. If your network looks into https, give Node your organisation's certificate: NODE_EXTRA_CA_CERTS.",
  },
} satisfies Record<string, ProblemKind>;
