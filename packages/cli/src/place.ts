/** The council that a person means by a code or a name. */
import { ukAreas, type Area, type AreaRegister } from "@place-doughnut/adapter";
import type { CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { nearest } from "@place-doughnut/schema";
import { exit, Stop } from "./exit.js";
import { words } from "./words.js";

/** Unitary, district, metropolitan and London councils and counties in England; councils in Wales, Scotland and Northern Ireland. */
const council = /^(?:E0[6-9]|E10|W06|S12|N09)/;
const county = /^E10/;

/** Throws `Stop`, with what could be meant, when no council or more than one is. */
export async function placeNamed(text: string): Promise<CataloguePlace> {
  const register = await ukAreas();
  const found = register.find(text);
  const councils = found.filter(isPlace);
  const [place, ...others] = councils;
  if (place !== undefined && others.length === 0) return asPlace(place, register);
  if (place !== undefined) throw new Stop(exit.usage, words.placeUnclear(text, councils.map(named)));
  const [other] = found;
  if (other === undefined) throw new Stop(exit.usage, words.unknownPlace(text, suggestions(text, register).map(named)));
  const followers = other.successors.flatMap((code) => register.area(code) ?? []);
  throw new Stop(exit.usage, followers.length > 0 ? words.formerPlace(named(other), followers.map(named)) : words.notACouncil(named(other)));
}

/** Every council of the first tier that people meet: districts, not the counties they lie in. */
export async function allPlaces(): Promise<CataloguePlace[]> {
  const register = await ukAreas();
  return register.all().filter((area) => isPlace(area) && !county.test(area.code)).map((area) => asPlace(area, register));
}

function isPlace({ code, until, successors }: Area): boolean {
  return council.test(code) && until === null && successors.length === 0;
}

function asPlace({ code, name, within }: Area, register: AreaRegister): CataloguePlace {
  const around = within.flatMap((each) => (county.test(each) ? register.area(each) ?? [] : []))[0];
  return { code, name, ...(around === undefined ? {} : { wider: { code: around.code, name: around.name } }) };
}

const named = ({ name, code }: Pick<Area, "name" | "code">): string => `${name} (${code})`;

/** More than a person can choose from at a glance are no help: "North" is a part of many names. */
const fewEnough = 6;

/** The councils whose names contain what was written, or else the one most like it. A code with one sign changed is another place's: nothing like one is suggested. */
function suggestions(text: string, register: AreaRegister): readonly Area[] {
  if (/^[a-z]\d{6,}$/i.test(text.trim())) return [];
  const places = register.all().filter(isPlace);
  const containing = register.containing(text).filter(isPlace);
  if (containing.length > 0) return containing.length > fewEnough ? [] : containing;
  const name = nearest(text, places.map((place) => place.name));
  return places.filter((each) => each.name === name).slice(0, 1);
}

/** `bournemouth-christchurch-and-poole`: a name as the beginning of a file's. */
export function fileName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
