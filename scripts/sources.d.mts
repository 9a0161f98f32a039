export const sources: { find: RegExp; replacement: string }[];
