/** Upper bounds of what is read; beyond them a file or row is refused with its reason. */
export const LIMITS = {
	/** Bytes of a file. */
	file: 2 * 1024 ** 3,
	/** Columns of a table. */
	columns: 500,
	/** Characters of a cell. */
	cell: 64 * 1024,
	/** Bytes of a physical line. */
	line: 4 * 1024 ** 2
} as const;
