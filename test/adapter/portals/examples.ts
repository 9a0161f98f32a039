/** A source of each kind of portal. Complete by type: a portal without one does not compile. */
import type { Feed, PortalKind } from "@place-doughnut/adapter";

export const feeds: Record<PortalKind, Feed> = {
  ckan: { kind: "ckan", url: "https://data.example", title: "Feed", query: { resource_id: "66cac6ef-c56d-41ae-b245-c381f50d15e9" } },
  opendatasoft: { kind: "opendatasoft", url: "https://data.example", title: "Feed", query: { dataset: "public-trees" } },
  socrata: { kind: "socrata", url: "https://data.example", title: "Feed", query: { dataset: "uczf-rk3c" } },
  arcgis: { kind: "arcgis", url: "https://data.example/arcgis/rest/services/Facilities/FeatureServer/0", title: "Feed" },
  "nomis": { kind: "nomis", url: "https://data.example/api/v01/dataset/NM_1_1", title: "Feed", query: { geography: ["E08000009", "E92000001"], measures: "20100", time: "first,latest" } },
  "ons-els": { kind: "ons-els", url: "https://data.example/explore-local-statistics/api/v1", title: "Feed", query: { indicator: "claimant-count" } },
  "ons-beta": { kind: "ons-beta", url: "https://data.example/v1", title: "Feed", query: { dataset: "TS008", areaType: "ltla", areas: ["E08000009"] } },
  "fingertips": { kind: "fingertips", url: "https://data.example/api", title: "Feed", query: { indicator_ids: 90362, child_area_type_id: 502 } },
  "pxweb": { kind: "pxweb", url: "https://data.example/api/v1/en/ssd/BefolkningNy", title: "Feed", query: { selection: { Region: ["0180"] } } },
  "sdmx": { kind: "sdmx", url: "https://data.example/data/SDG_11_60", title: "Feed", query: { key: "A.PC.DE" } },
  "sparql": { kind: "sparql", url: "https://data.example/sparql", title: "Feed", query: { query: "SELECT ?area ?value WHERE { ?o ?area ?value }" } },
  "govuk": { kind: "govuk", url: "https://data.example/government/statistics/emissions", title: "Feed", query: { attachment: "emissions.csv" } },
};

/** What a portal may be posted to, where its documentation says so; all others are only ever read with GET. */
export const posted: Partial<Record<PortalKind, string>> = {
  socrata: "https://dev.socrata.com/docs/queries/",
  arcgis: "https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/",
  pxweb: "https://www.scb.se/en/services/open-data-api/api-for-the-statistical-database/",
  sparql: "https://www.w3.org/TR/sparql11-protocol/",
};
