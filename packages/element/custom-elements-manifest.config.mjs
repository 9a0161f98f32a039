/** What the analyzer may tell editors and other tools about the element: what a page can use, and nothing of its inside. */
const isPublic = ({ privacy }) => privacy !== "private" && privacy !== "protected";

export default {
  globs: ["src/{index,element,events,place-doughnut}.ts"],
  outdir: "dist",
  litelement: true,
  plugins: [{ name: "public-only", packageLinkPhase }],
};

/** The analyzer takes every reactive property for an attribute, the element's private state as well. */
function packageLinkPhase({ customElementsManifest }) {
  for (const { declarations } of customElementsManifest.modules)
    for (const declaration of declarations ?? []) {
      if (!declaration.customElement) continue;
      const hidden = new Set(declaration.members.filter((member) => !isPublic(member)).map(({ name }) => name));
      declaration.members = declaration.members.filter(isPublic);
      declaration.attributes = declaration.attributes.filter(({ name, fieldName }) => !hidden.has(fieldName ?? name));
    }
}
