/** The one decision on which colours may come from data. */

/** A colour is short. Anything longer is refused unread, so that no text takes time. */
const longest = 64;

/** CSS Color 4 names, and the two keywords that are colours. Words that take their meaning from elsewhere are not in it. */
const names = /* @__PURE__ */ new Set(
  ("aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse " +
    "chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta " +
    "darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet " +
    "deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green " +
    "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan " +
    "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey " +
    "lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen " +
    "mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive " +
    "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple " +
    "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey " +
    "snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen currentcolor transparent").split(" "),
);

const functions = new Set(["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"]);

/** A number with an optional unit, or `none`. Every part is bounded by the length of a colour. */
const component = /^(?:none|[+-]?(?:\d+\.?\d*|\.\d+)(?:%|deg|grad|rad|turn)?)$/;

/**
 * The colour, without space around it, if it is a hexadecimal colour, a named one, or one of CSS's colour functions
 * with three or four plain numbers; null otherwise. No variables, no addresses, no keywords that inherit: a colour
 * from data can be nothing but a colour.
 */
export function safeColour(text: string): string | null {
  if (text.length > longest) return null;
  const colour = text.trim();
  const lower = colour.toLowerCase();
  const allowed = lower.startsWith("#") ? isHexadecimal(lower.slice(1)) : names.has(lower) || isFunction(lower);
  return allowed ? colour : null;
}

function isHexadecimal(digits: string): boolean {
  return [3, 4, 6, 8].includes(digits.length) && /^[0-9a-f]+$/.test(digits);
}

function isFunction(text: string): boolean {
  const open = text.indexOf("(");
  if (!functions.has(text.slice(0, Math.max(0, open))) || !text.endsWith(")")) return false;
  const inside = text.slice(open + 1, -1).trim();
  // With commas all four are alike; without, the fourth follows a stroke.
  const parts = inside.includes(",") ? inside.split(",").map((part) => part.trim()) : spaced(inside);
  return (parts.length === 3 || parts.length === 4) && parts.every((part) => component.test(part));
}

function spaced(inside: string): string[] {
  const [colour = "", ...opacity] = inside.split("/");
  return [...colour.trim().split(/[ \t]+/), ...opacity.map((part) => part.trim())];
}
