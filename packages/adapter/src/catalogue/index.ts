/**
 * `@place-doughnut/adapter/catalogue`: portraits for places without writing one by hand. `portraitFor(ukCatalogue, place)`
 * gives the portrait of a council in the United Kingdom, to be built as it is or changed first.
 */
export { catalogueSchema, type Catalogue, type CatalogueIndicator, type Covers } from "./catalogue.js";
export { portraitFor, type CataloguePlace, type CataloguePortrait, type LeftOut } from "./portrait-for.js";
export { ukCatalogue } from "./uk/uk.js";
