import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { argTypes, figure, shown, type Args } from "../element.js";

/** Every example document: small and large, full and nearly empty, real and made up. All but Trafford and the world are made up, and say so in their name. */
const meta: Meta<Args> = { title: "Element/Documents", component: "place-doughnut", argTypes, render: (args, context) => figure(args, context) };
export default meta;
type Story = StoryObj<Args>;

const of = (document: string): Story => ({ globals: { document }, play: async ({ canvasElement }) => { await shown(canvasElement, "svg.picture"); } });

/** From the feeds that its council and the government publish. */
export const Trafford: Story = of("trafford");
/** From the figures published with the paper of 2025 in Nature. Some wedges end in a cut: they are far off the scale. */
export const World2022: Story = of("world-2022");
/** The same paper’s figures for 2017. */
export const World2017: Story = of("world-2017");
/** The richest fifth of countries, from the same paper. */
export const Richest20In2017: Story = of("richest-20-2017");
/** A place that has chosen its dimensions and has no figure yet: the first day of every portrait. */
export const JustStarting: Story = of("just-starting");
/** Every state and every flag there is. */
export const EveryStateAndFlag: Story = of("states");
/** Judgements instead of measures, as Cornwall Council makes them of a proposal: 1 is harm, 5 is gain. */
export const DecisionWheel: Story = of("decision-wheel");
/** Doughnut Unrolled: four lenses, 44 dimensions, two doughnuts. */
export const Unrolled: Story = of("unrolled");
/** Only one of the two rings. DEAL asks never to leave one out: a step on the way, not a doughnut to publish. */
export const SocialOnly: Story = of("social-only");
/** Only the other. */
export const EcologicalOnly: Story = of("ecological-only");
/** One dimension in each ring. */
export const OneInEachRing: Story = of("one-dimension");
/** Two in each ring. */
export const TwoInEachRing: Story = of("two-dimensions");
/** Three in each ring. */
export const ThreeInEachRing: Story = of("three-dimensions");
/** A hundred in each ring: more than anybody can read in a picture. The list and the table carry it. */
export const HundredInEachRing: Story = of("hundred-dimensions");
/** Long Welsh names, in English here; the story “Language / Welsh” shows them. */
export const WelshLabels: Story = of("welsh-labels");
