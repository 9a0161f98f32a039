/**
 * What a document has of its own. A form or an image of the page's that is named `title` or `createElement` stands in
 * front of the document's property of that name; the prototype still has the real one, for every document and every frame.
 */
export function own<Key extends keyof Document>(page: Document, key: Key): Document[Key] {
  const value: unknown = Reflect.get(Document.prototype, key, page);
  return (typeof value === "function" ? value.bind(page) : value) as Document[Key];
}
