/** Columns as every file of ONS Explore Local Statistics has them. */
export const elsColumns = {
  area: { column: "areacd" },
  period: { column: "period" },
  value: "observation",
  status: "status",
} as const;

/** With the 95% interval. */
export const elsInterval = { low: "lci_95", high: "uci_95" } as const;

/** With the column that says what the figures are measured in. */
export const elsUnit = { unit: { column: "unit" } } as const;
