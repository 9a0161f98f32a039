/** What the compiler cannot see: which package may import which, words that turn data into markup or code, and traps of Lit. */
import litA11y from "eslint-plugin-lit-a11y";
import { configs as lit } from "eslint-plugin-lit";
import { configs as wc } from "eslint-plugin-wc";
import tseslint from "typescript-eslint";

/** What the element computes without a page: the same in a browser, on a server and in a file. */
const elementCore = "packages/element/src/{comparison,drawing,model,problems,static,{picture,figure,words,paint}/*,exploring/{controls,walk}}.ts";

/** What each part may import besides its own files. `schema` knows nobody; `adapter` and `element` do not know each other. */
const layers = [
  { files: ["packages/schema/src/**"], ignores: ["**/published.ts"], mayImport: ["valibot"] },
  { files: ["packages/schema/src/published.ts"], mayImport: ["valibot", "@valibot/to-json-schema"] },
  { files: ["packages/adapter/src/**"], ignores: ["**/published.ts", "packages/adapter/src/node/**"], mayImport: ["@place-doughnut/schema", "valibot", "fflate", "saxes"] },
  { files: ["packages/adapter/src/published.ts"], mayImport: ["@place-doughnut/schema", "valibot", "@valibot/to-json-schema"] },
  { files: ["packages/adapter/src/node/**"], mayImport: ["@place-doughnut/schema", "valibot", "node:"] },
  { files: [elementCore], mayImport: ["@place-doughnut/schema", "d3-shape"] },
  // The shell: the only part of the element that knows Lit and the page.
  { files: ["packages/element/src/**"], ignores: [elementCore], mayImport: ["@place-doughnut/schema", "lit"] },
  { files: ["packages/cli/src/published.ts"], mayImport: ["valibot", "@valibot/to-json-schema"] },
  {
    files: ["packages/cli/src/**"],
    ignores: ["**/published.ts"],
    mayImport: ["node:", "valibot", "@place-doughnut/schema", "@place-doughnut/adapter", "@place-doughnut/adapter/catalogue", "@place-doughnut/adapter/node", "@place-doughnut/element/static"],
  },
];

const throughAnotherPackage = { regex: "^\\.{1,2}/(.*/)?(src|packages)/", message: "Import another package by its public name." };

const layering = layers.map(({ files, ignores = [], mayImport }) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns: [ownFilesAnd(mayImport), throughAnotherPackage] }] },
}));

function ownFilesAnd(names) {
  // "lit" allows "lit/directives/…" too, except where a package's name is a part of our own public names.
  const allowed = names.map((name) => (name.endsWith(":") ? name : name.startsWith("@place-doughnut") ? `${name}$` : `${name}(/|$)`));
  return { regex: `^(?!\\.{1,2}/|${allowed.join("|")})`, message: `This part may import its own files and ${names.join(", ")}.` };
}

/** Words that make markup, style or code out of text. Lit's text bindings and `style.setProperty` do without them. */
const forbiddenNames = "innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|parseFromString|setHTMLUnsafe";
const forbiddenImports = "unsafeHTML|unsafeSVG|unsafeMathML|unsafeCSS|unsafeStatic|styleMap";
const fromText = [
  { selector: `MemberExpression[property.name=/^(${forbiddenNames})$/]`, message: "Markup from text: bind the text instead." },
  { selector: `MemberExpression[computed=true][property.value=/^(${forbiddenNames})$/]`, message: "Markup from text: bind the text instead." },
  { selector: `Identifier[name=/^(${forbiddenImports}|DOMParser)$/]`, message: "Markup or style from text: bind the text, set a custom property." },
  { selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]", message: "Markup from text." },
  { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", message: "Blocked by a strict policy: use style.setProperty." },
];
/** The result must depend on the input alone: the same bytes on every machine, every day. */
const ambient = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "No chance in the pure core." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "No clock in the pure core: take the time as an argument." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "No clock in the pure core: take the time as an argument." },
];
/** `new Date(text)` and `parseFloat(text)` guess. Dates and numbers of people have readers of their own. */
const guessing = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=1]", message: "It guesses at dates: see period.ts." },
  { selector: "MemberExpression[object.name='Date'][property.name='parse']", message: "It guesses at dates: see period.ts." },
  { selector: "CallExpression[callee.name='parseFloat']", message: "It reads the start of a text and ignores the rest." },
];

/** From ESLint's own recommendation: what the compiler lets pass. */
const slips = Object.fromEntries(
  ["no-constant-condition", "no-irregular-whitespace", "no-loss-of-precision", "no-self-assign", "no-sparse-arrays",
   "no-unsafe-finally", "no-unsafe-optional-chaining", "no-useless-backreference", "no-useless-escape", "use-isnan"].map((rule) => [rule, "error"]),
);
const noCodeFromText = { "no-eval": "error", "no-new-func": "error", "no-script-url": "error" };

export default tseslint.config(
  { ignores: ["**/dist/", "**/node_modules/", "storybook-static/", "coverage/"] },
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...slips,
      ...noCodeFromText,
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // `cells[i]!` after a check of the length says more than a branch that cannot happen.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["packages/*/src/**/*.ts"],
    languageOptions: { parserOptions: { project: ["packages/*/tsconfig.json", "packages/adapter/tsconfig.node.json"], tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", ...fromText, ...guessing],
      "@typescript-eslint/no-implied-eval": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["packages/schema/src/**", "packages/adapter/src/**", elementCore],
    // The clock that everybody else is given.
    ignores: ["packages/adapter/src/node/clock.ts"],
    rules: { "no-restricted-syntax": ["error", ...fromText, ...guessing, ...ambient] },
  },
  ...layering,
  {
    ...lit["flat/recommended"],
    files: ["packages/element/src/**/*.ts", "stories/**/*.ts"],
    plugins: { ...lit["flat/recommended"].plugins, ...wc["flat/best-practice"].plugins, "lit-a11y": litA11y },
    rules: {
      ...lit["flat/recommended"].rules,
      ...wc["flat/best-practice"].rules,
      ...litA11y.configs.recommended.rules,
      "lit/no-classfield-shadowing": "error",
      "lit/no-this-assign-in-render": "error",
      "lit/lifecycle-super": "error",
      "lit/no-value-attribute": "error",
      "wc/guard-define-call": "error",
      // Safari forgets that a list without bullets is a list unless the role is said again.
      "lit-a11y/no-redundant-role": "off",
    },
  },
  {
    files: ["stories/**/*.ts", ".storybook/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...fromText],
      "no-restricted-imports": ["error", { patterns: [throughAnotherPackage] }],
    },
  },
  // A test of one module may import that module; anything else comes through the public names.
  ...["schema", "adapter", "element", "cli"].map((name) => ({
    files: [`test/${name}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex: `^\\.{1,2}/(.*/)?packages/(?!${name}/)`, message: "Import another package by its public name." }] }] },
  })),
  // Tests make hostile values on purpose.
  {
    files: ["test/**/*.ts"],
    rules: { "no-script-url": "off", "@typescript-eslint/no-dynamic-delete": "off", "@typescript-eslint/no-extraneous-class": "off" },
  },
  { files: ["test/silence.ts"], rules: { "no-console": "off" } },
  { files: ["scripts/**", "bench/**", "*.config.{js,mjs,ts}", "packages/cli/bin/*"], languageOptions: { globals: { process: "readonly" } }, rules: { "no-console": "off" } },
);
