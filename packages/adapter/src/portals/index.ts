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
  "nomis": () => import("./nomis.js").then(({ nomis }) => anyPortal(nomis)),
  "ons-els": () => import("./ons-els.js").then(({ onsEls }) => anyPortal(onsEls)),
  "ons-beta": () => import("./ons-beta.js").then(({ onsBeta }) => anyPortal(onsBeta)),
  "fingertips": () => import("./fingertips.js").then(({ fingertips }) => anyPortal(fingertips)),
  "pxweb": () => import("./pxweb.js").then(({ pxweb }) => anyPortal(pxweb)),
  "sdmx": () => import("./sdmx.js").then(({ sdmx }) => anyPortal(sdmx)),
  "sparql": () => import("./sparql.js").then(({ sparql }) => anyPortal(sparql)),
  "govuk": () => import("./govuk.js").then(({ govuk }) => anyPortal(govuk)),
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
