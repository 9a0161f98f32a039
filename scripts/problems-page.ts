/** `docs/problems.md`: every code that a package can report, from the catalogues that also hold the sentences. */

interface Kind {
  readonly severity: string;
  readonly doc: string;
  readonly responsibility?: string;
}
type Catalogue = Readonly<Record<string, Kind>>;

export function problemsPage(schema: Catalogue, element: Catalogue, adapter: Catalogue): string {
  return `# Problems

Every problem the packages can report. Made from the catalogues in \`problems.ts\`; do not edit it here.

An *error* means that something was left out or cannot be measured, a *warning* that it was used and somebody should look;
a *notice* is worth knowing.

## In a document (\`@place-doughnut/schema\`)

${table(["code", "severity", "what it means"], schema, ({ severity, doc }) => [severity, doc])}

## In a table in the page (\`@place-doughnut/element\`)

A page's own [table](table.md) can be the data. These come with a row and a column.

${table(["code", "severity", "what it means"], element, ({ severity, doc }) => [severity, doc])}

## In feeds and portraits (\`@place-doughnut/adapter\`)

The last column says who can mend it: the publisher of the data, the author of the portrait's mapping, or the adapter itself.

${table(["code", "severity", "what it means", "who"], adapter, ({ severity, doc, responsibility = "" }) => [severity, doc, responsibility])}
`;
}

function table(heads: readonly string[], catalogue: Catalogue, cells: (kind: Kind) => readonly string[]): string {
  const row = (texts: readonly string[]): string => `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const kinds = Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  return [row(heads), row(heads.map(() => "---")), ...kinds.map(([code, kind]) => row([`\`${code}\``, ...cells(kind)]))].join("\n");
}
