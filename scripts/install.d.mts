export function supportsNode(version: string): boolean;
export function ensureInstalled(): void;
