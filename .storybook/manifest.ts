/// <reference types="vite/client" />
/**
 * What the element offers, as its own manifest says it: the tables of the docs pages are made from it. The manifest is
 * made from the sources by `npm run storybook` and by the build.
 *
 * Storybook keeps everything in one list by name. So parts, slots and states get the name they have in a page's own code,
 * `::part(view)` beside the attribute `view`, and a property that is only the other side of an attribute is left out.
 */
import { setCustomElementsManifest, type Preview } from "@storybook/web-components-vite";

interface Named { name: string; description?: string; fieldName?: string; kind?: string }
interface Declaration {
  tagName?: string;
  members?: Named[];
  attributes?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssStates?: Named[];
}

interface Manifest { modules: { declarations: Declaration[] }[] }

/** There after a build only, so it is no import: types are checked before. */
const built = import.meta.glob<Manifest>("../packages/element/dist/custom-elements.json", { import: "default", eager: true });

const renamed = (items: readonly Named[] = [], name: (name: string) => string): Named[] => items.map((item) => ({ ...item, name: name(item.name) }));

function inPageCode(declaration: Declaration): Declaration {
  const mirrored = new Set(declaration.attributes?.map(({ fieldName, name }) => fieldName ?? name));
  return {
    ...declaration,
    members: (declaration.members ?? []).filter(({ name }) => !mirrored.has(name)),
    slots: renamed(declaration.slots, (name) => (name === "" ? "between the tags" : `slot="${name}"`)),
    // Storybook has no place for states of its own: they stand with the parts, as what CSS can address.
    cssParts: [...renamed(declaration.cssParts, (name) => `::part(${name})`), ...renamed(declaration.cssStates, (name) => `:state(${name})`)],
  };
}

export function showManifest(): void {
  const [manifest] = Object.values(built);
  if (!manifest) throw new Error("The element’s manifest is not there yet: `npm run storybook` and `npm run build` make it.");
  const modules = manifest.modules.map((module) => ({ ...module, declarations: module.declarations.map(inPageCode) }));
  setCustomElementsManifest({ ...manifest, modules });
}

/** What a person can set has a control and stands first; what the element tells and offers is listed. */
const categories = ["attributes", "css custom properties", "events", "slots", "css shadow parts", "properties"];
const settable = categories.slice(0, 2);

export const onlyRealControls: NonNullable<Preview["argTypesEnhancers"]>[number] = ({ argTypes }) => {
  const categoryOf = (name: string): string => argTypes[name]?.table?.category ?? "";
  const names = Object.keys(argTypes).sort((a, b) => categories.indexOf(categoryOf(a)) - categories.indexOf(categoryOf(b)));
  return Object.fromEntries(names.map((name) => [name, settable.includes(categoryOf(name)) ? argTypes[name]! : { ...argTypes[name]!, control: false }]));
};
