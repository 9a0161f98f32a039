/**
 * Contrast of two colours and the nearest colour that has enough of it. Colours are sRGB, each channel 0 to 255.
 * Contrast: WCAG 2.2, "contrast ratio" and "relative luminance". Lightness: OKLab (Björn Ottosson, 2020, public domain),
 * in which equal steps look equal, so that a colour can be made darker without becoming another one.
 */

export type Rgb = readonly [red: number, green: number, blue: number];

/** A pair that must be told apart: 3 for shapes (1.4.11), 4.5 for text (1.4.3). */
export interface Demand {
  readonly against: Rgb;
  readonly least: number;
}

/** 1 (the same) to 21 (black and white). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself if it meets every demand, else the one of its hue that does and looks most like it; null if none does. */
export function nearestPassing(colour: Rgb, demands: readonly Demand[]): Rgb | null {
  const passes = (candidate: Rgb): boolean => demands.every(({ against, least }) => contrast(candidate, against) >= least);
  if (passes(colour)) return colour;
  const [lightness, a, b] = toLab(colour);
  const steps = 400;
  for (let step = 1; step <= steps; step++) {
    for (const sign of [-1, 1]) {
      const candidate = inGamut(lightness + (sign * step) / steps, a, b);
      if (candidate && passes(candidate)) return candidate;
    }
  }
  return null;
}

/** "#801650". */
export function hexadecimal(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toLab(colour: Rgb): readonly [number, number, number] {
  const [r, g, b] = colour.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The colour of this lightness and hue, as strong as a screen can show it; null beyond black and white. */
function inGamut(lightness: number, a: number, b: number): Rgb | null {
  if (lightness < 0 || lightness > 1) return null;
  for (let strength = 1; strength >= 0; strength -= 0.02) {
    const channels = toLinear(lightness, a * strength, b * strength);
    if (channels.every((channel) => channel >= -0.0001 && channel <= 1.0001)) return channels.map(fromLinear) as unknown as Rgb;
  }
  return null;
}

function toLinear(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
}

function fromLinear(channel: number): number {
  const share = channel <= 0.0031308 ? 12.92 * Math.max(0, channel) : 1.055 * channel ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, share));
}
