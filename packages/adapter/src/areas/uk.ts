/** The areas of the United Kingdom with their GSS codes. The register is loaded when it is first asked for. */
import { registerOf, type AreaRegister } from "./areas.js";

/** Whose register it is, for a line of credit. */
export const ukAreasCredit = "Contains data of mySociety (CC BY 4.0) and of the Office for National Statistics (Open Government Licence v3.0).";

let loaded: Promise<AreaRegister> | undefined;

/** Councils, counties, combined authorities, regions and nations, with former ones and their successors. */
export function ukAreas(): Promise<AreaRegister> {
  loaded ??= import("./register.js").then(({ register }) => registerOf(register));
  return loaded;
}

/** Is this a GSS code, such as E08000009? */
export function isGssCode(text: string): boolean {
  return /^[EWSNKJLM]\d{8}$/.test(text);
}
