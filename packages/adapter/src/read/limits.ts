/**
 * How large and how deep a file may be. A real table comes nowhere near; a file made to fill a machine's memory does.
 */
export const limits = {
  /** Files in one zip file. The largest real workbooks hold a few hundred. */
  entries: 4096,
  /** How many times larger the unpacked bytes may be than the packed ones, once there are more than `ratioFrom`. A real workbook stays under 40. */
  ratio: 200,
  ratioFrom: 1 << 20,
  /** Unpacked bytes of one file. */
  unpackedBytes: 512 << 20,
  /** Characters of one JSON text: all of it has to be held at once. */
  jsonCharacters: 128 << 20,
  /** Lists and objects inside each other. */
  jsonDepth: 64,
  /** Cells of one sheet, cube or separated file that are not blank, repeated ones counted as often as they stand there. */
  cells: 10_000_000,
  /** Merged cells of one sheet. */
  merged: 200_000,
  /** Cells of one table, blank ones too: one cell far to the right makes every row as wide. */
  tableCells: 20_000_000,
  /** Sheets of one workbook, each of which is a file in it or could be; its styles; and what its parts name each other by. */
  sheets: 4096,
  styles: 65_536,
  relations: 65_536,
  /** XML elements inside each other. Workbooks have about twenty. */
  xmlDepth: 256,
  /** The sheet that spreadsheet programs allow at most. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
} as const;
