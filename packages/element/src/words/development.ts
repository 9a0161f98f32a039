/** What the console says to the people who make the page. In English, as everything there is. */
import { quote } from "@place-doughnut/schema";

export const development = {
  clash: (tag: string, ours: string, theirs: string | null): string =>
    `<${tag}> was already defined by ${theirs === null ? "another script" : `version ${theirs}`}, which stays; version ${ours} is not used. ` +
    `Load only one of them, or give one another name with defineWith("other-name").`,
  misspelt: (tag: string, attribute: string, value: string, allowed: readonly string[]): string =>
    `<${tag}> does not know ${attribute}=${quote(value)} and takes ${quote(allowed[0] ?? "")}. It knows ${allowed.map(quote).join(", ")}.`,
} as const;
