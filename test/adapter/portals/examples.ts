/** A source of each kind of portal. Complete by type: a portal without one does not compile. */
import type { Feed, PortalKind } from "@place-doughnut/adapter";

export const feeds: Record<PortalKind, Feed> = {
  ckan: { kind: "ckan", url: "https://data.example", title: "Feed", query: { resource_id: "66cac6ef-c56d-41ae-b245-c381f50d15e9" } },
  opendatasoft: { kind: "opendatasoft", url: "https://data.example", title: "Feed", query: { dataset: "public-trees" } },
  socrata: { kind: "socrata", url: "https://data.example", title: "Feed", query: { dataset: "uczf-rk3c" } },
  arcgis: { kind: "arcgis", url: "https://data.example/arcgis/rest/services/Facilities/FeatureServer/0", title: "Feed" },
};

/** What a portal may be posted to, where its documentation says so; all others are only ever read with GET. */
export const posted: Partial<Record<PortalKind, string>> = {
  socrata: "https://dev.socrata.com/docs/queries/",
  arcgis: "https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/",
};
