/**
 * The portals, one for each kind of platform. Each is loaded when a source of its kind is first asked for, so that a page
 * that reads one kind does not carry the others. A new one is one line here.
 */
import type { Portal } from "./portal.js";

export const portals = {
  "ckan": () => import("./ckan.js").then(({ ckan }) => anyPortal(ckan)),
  "opendatasoft": () => import("./opendatasoft.js").then(({ opendatasoft }) => anyPortal(opendatasoft)),
  "socrata": () => import("./socrata.js").then(({ socrata }) => anyPortal(socrata)),
  "arcgis": () => import("./arcgis.js").then(({ arcgis }) => anyPortal(arcgis)),
} satisfies Record<string, () => Promise<Portal>>;

export type PortalKind = keyof typeof portals;

export const portalKinds = Object.keys(portals) as PortalKind[];

/** Is this the kind of a portal, not of a file? */
export function isPortalKind(kind: string | undefined): kind is PortalKind {
  return kind !== undefined && Object.hasOwn(portals, kind);
}

/**
 * The same portal where nobody knows its own types: what it is given has been checked against its schema, and what it must
 * remember comes from itself.
 */
function anyPortal<Query, State>(portal: Portal<Query, State>): Portal {
  return portal as unknown as Portal;
}
