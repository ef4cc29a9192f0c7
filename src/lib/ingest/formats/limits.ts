/** Upper bounds of what is read; beyond them a file or row is refused with its reason. */
export const LIMITS = {
	/** Bytes of a file, and of all that an archive holds. */
	file: 2 * 1024 ** 3,
	/** Columns of a table. */
	columns: 500,
	/** Characters of a cell. */
	cell: 64 * 1024,
	/** Bytes of a physical line. */
	line: 4 * 1024 ** 2,
	/** Bytes out of an archive per byte of the archive, judged once `ratioFrom` bytes have come out. */
	ratio: 100,
	ratioFrom: 1024 ** 2,
	/** Entries of an archive, and tables among them. */
	entries: 20_000,
	tables: 1000,
	/** Bytes of the sheets of a workbook, unpacked. */
	workbook: 256 * 1024 ** 2
} as const;
