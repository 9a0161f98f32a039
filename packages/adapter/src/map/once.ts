/** Columns one chooses by hold few different texts in many rows: each is worked out once. */
export function oncePerText<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const result = work(text);
    known.set(text, result);
    return result;
  };
}
