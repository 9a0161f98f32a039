/** Which places a feed covers. Codes begin with the nation and the kind of place: E06 to E09 and E10 (a county) in England, W06, S12, N09. */
import type { Covers } from "../catalogue.js";

const english = ["E06", "E07", "E08", "E09"];

/** Every council, counties with their own figure too. */
export const everywhere: Covers = { places: [...english, "E10", "W06", "S12", "N09"] };

/** Every council, but in England's two tiers the county only. */
export const upperTier: Covers = { places: ["E06", "E08", "E09", "E10", "W06", "S12", "N09"], wider: true, not: ["E06000053", "E09000001"] };

export const greatBritain: Covers = { places: [...english, "W06", "S12"] };
export const englandAndWales: Covers = { places: [...english, "W06"] };
export const england: Covers = { places: english };
export const englandWithCounties: Covers = { places: [...english, "E10"] };
export const wales: Covers = { places: ["W06"] };
export const scotland: Covers = { places: ["S12"] };
export const northernIreland: Covers = { places: ["N09"] };

/** Unitary, county and city councils that run schools. */
export const schoolAuthorities: Covers = { places: ["E06", "E08", "E09", "E10"], wider: true };

/** The councils of the North of England, which a table made for a study there has, with Barnsley's and Sheffield's codes before and after 2025. */
const north = [
  "E06000001", "E06000002", "E06000003", "E06000004", "E06000005", "E06000006", "E06000007", "E06000008", "E06000009",
  "E06000010", "E06000011", "E06000012", "E06000013", "E06000014", "E06000047", "E06000049", "E06000050", "E06000057",
  "E07000117", "E07000118", "E07000119", "E07000120", "E07000121", "E07000122", "E07000123", "E07000124", "E07000125",
  "E07000126", "E07000127", "E07000128", "E08000001", "E08000002", "E08000003", "E08000004", "E08000005", "E08000006",
  "E08000007", "E08000008", "E08000009", "E08000010", "E08000011", "E08000012", "E08000013", "E08000014", "E08000015",
  "E08000016", "E08000017", "E08000018", "E08000019", "E08000021", "E08000022", "E08000023", "E08000024", "E08000032",
  "E08000033", "E08000034", "E08000035", "E08000036", "E08000037", "E08000038", "E08000039",
];

export const northOfEngland: Covers = { places: english, only: north };

/** Councils made in 2021 to 2023 out of a part of a county. The others took over a whole one, and have its figures in older files. */
export const partsOfCounties = ["E06000061", "E06000062", "E06000063", "E06000064"];

/** Councils made in 2023, which older files do not have. */
export const since2023 = ["E06000063", "E06000064", "E06000065", "E06000066"];
