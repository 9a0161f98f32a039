/**
 * Colours and strokes, once. The static painter writes them as presentation attributes; the style sheet of the element
 * offers the same ones as custom properties (a test holds the two together). Pairs are checked for contrast by a test:
 * 3:1 for shapes, 4.5:1 for text, each against the page and against its neighbour.
 */

export const colours = ["overshoot", "shortfall", "within", "band", "line", "quiet", "text", "bandText", "texture", "page"] as const;
export type Colour = (typeof colours)[number];
export type Palette = Readonly<Record<Colour, string>>;

/** For white pages. #801650 and #28A197 are from the Government Analysis Function's palette: 9.8:1 and 3.2:1 on white, 3.1:1 to each other. */
export const light: Palette = {
  overshoot: "#801650",
  shortfall: "#801650",
  within: "#1f8a80",
  band: "#dcefeb",
  line: "#0b5d57",
  quiet: "#595959",
  text: "#0b0c0c",
  bandText: "#0b0c0c",
  texture: "#ffffff",
  page: "#ffffff",
};

export const dark: Palette = {
  overshoot: "#f08cc0",
  shortfall: "#f08cc0",
  within: "#5fd0c3",
  band: "#16322f",
  line: "#5fd0c3",
  quiet: "#b8b8b8",
  text: "#f3f2f1",
  bandText: "#f3f2f1",
  texture: "#121212",
  page: "#121212",
};

/** What a mark looks like: which colour fills it, which strokes it, how thick, and with which dashes. */
export interface Look {
  readonly fill: Colour | "none";
  readonly stroke: Colour | "none";
  readonly width?: number;
  readonly dash?: string;
}

export const looks = {
  band: { fill: "band", stroke: "none" },
  ring: { fill: "none", stroke: "line", width: 4 },
  overshoot: { fill: "overshoot", stroke: "none" },
  shortfall: { fill: "shortfall", stroke: "none" },
  within: { fill: "within", stroke: "none" },
  "no-data": { fill: "none", stroke: "quiet", width: 1.25, dash: "4 3" },
  "no-target": { fill: "page", stroke: "quiet", width: 2 },
  unmeasurable: { fill: "page", stroke: "quiet", width: 2, dash: "2 2" },
  "estimated-edge": { fill: "none", stroke: "page", width: 5 },
  estimated: { fill: "none", stroke: "overshoot", width: 2, dash: "2 3" },
  leader: { fill: "none", stroke: "quiet", width: 1 },
  seriesLine: { fill: "none", stroke: "line", width: 1.75 },
  seriesPoint: { fill: "line", stroke: "none" },
  seriesTarget: { fill: "none", stroke: "overshoot", width: 1.25, dash: "4 3" },
  seriesBand: { fill: "band", stroke: "none" },
  assessed: { fill: "quiet", stroke: "quiet", width: 1 },
  "assessed-empty": { fill: "page", stroke: "quiet", width: 1 },
  tick: { fill: "text", stroke: "none" },
  "tick-edge": { fill: "page", stroke: "page", width: 2.5 },
  "other-edge": { fill: "none", stroke: "page", width: 4 },
  other: { fill: "none", stroke: "text", width: 1.75 },
  name: { fill: "text", stroke: "none" },
  value: { fill: "text", stroke: "none" },
  bandName: { fill: "bandText", stroke: "none" },
  bandValue: { fill: "bandText", stroke: "none" },
} as const satisfies Record<string, Look>;
export type LookName = keyof typeof looks;

/** Textures say the same as the colours to those who cannot see them: dots are overshoot, hatching is shortfall. */
export type Texture = "dots" | "hatch";
