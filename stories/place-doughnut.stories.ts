/// <reference types="vite/client" />
import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element/element";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

/** Every document in `examples/data`, by its file's name without the ending. */
const documents = import.meta.glob<unknown>("../examples/data/*.doughnut.json", { import: "default", eager: true });
const named = new Map(Object.entries(documents).map(([path, document]) => [path.slice(path.lastIndexOf("/") + 1, -".doughnut.json".length), document]));

interface Controls {
  document: string;
  compare?: string;
  view: string;
  lens: string;
  scale: string;
  ecologicalScale: string;
  textures: string;
  headingLevel: string;
  period?: string;
  lang?: string;
}

/** A place’s social foundation and ecological ceiling. Each wedge is one indicator; what is missing is drawn as missing. */
const meta: Meta<Controls> = {
  title: "place-doughnut",
  component: "place-doughnut",
  argTypes: {
    document: { control: "select", options: [...named.keys()], description: "A document in `examples/data`, set as the property `data`" },
    compare: { control: "select", options: [undefined, ...named.keys()], description: "A second document, set as the property `compareData`" },
    view: { control: "inline-radio", options: ["doughnut", "bars", "table"] },
    lens: { control: "select", options: ["all", "local", "global", "local-social", "local-ecological", "global-ecological", "global-social"] },
    scale: { control: "inline-radio", options: ["length", "area"] },
    ecologicalScale: { name: "ecological-scale", control: "inline-radio", options: ["overshoot", "pressure"] },
    textures: { control: "inline-radio", options: ["on", "off"] },
    headingLevel: { name: "heading-level", control: "select", options: ["1", "2", "3", "4", "5", "6", "none"] },
    period: { control: "text", description: "A period’s label; the latest of each indicator when left out" },
    lang: { control: "text", description: "A language tag; the page’s own when left out" },
  },
  args: { view: "doughnut", lens: "all", scale: "length", ecologicalScale: "overshoot", textures: "on", headingLevel: "2" },
  render: (args) => html`<place-doughnut
    .data=${named.get(args.document)}
    .compareData=${args.compare === undefined ? undefined : named.get(args.compare)}
    view=${args.view}
    lens=${args.lens}
    scale=${args.scale}
    ecological-scale=${args.ecologicalScale}
    textures=${args.textures}
    heading-level=${args.headingLevel}
    period=${ifDefined(args.period || undefined)}
    lang=${ifDefined(args.lang || undefined)}
  ></place-doughnut>`,
};

export default meta;

type Story = StoryObj<Controls>;

/** Trafford, from the feeds its council and the government publish. */
export const Trafford: Story = { args: { document: "trafford" } };

/** The world in 2022, from the figures published with the 2025 paper in Nature. Some wedges end in a break: they are far off the scale. */
export const World: Story = { args: { document: "world-2022" } };

/** A document that cannot be read leaves the page’s own fallback in place. */
export const Fallback: Story = {
  args: { document: "trafford" },
  argTypes: { document: { control: false } },
  render: () => html`<place-doughnut src="data:application/json,{}"><p>The figures could not be shown. <a href="https://example.org/">Read them here</a>.</p></place-doughnut>`,
};

declare global {
  interface HTMLElementTagNameMap {
    "place-doughnut": PlaceDoughnut;
  }
}
