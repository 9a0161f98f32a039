import type { LaunchOptions } from "playwright";

export function launchOptions(): Promise<LaunchOptions>;
export function findBrowser(): Promise<{ executablePath: string; from: string; env: Record<string, string> }>;
