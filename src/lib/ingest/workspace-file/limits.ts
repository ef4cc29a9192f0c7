/** What a workspace may claim before a byte of it is unpacked. */
export const LIMITS = {
	/** Bytes of the manifest. */
	manifest: 16 * 1024 * 1024,
	sources: 1000,
	/** Rows of a block; about 50 MB unpacked. */
	blockRows: 1_048_576,
	/** Rows of all sources. */
	rows: 20_000_000,
	/** Names of a field: codes are 16 bits, the last of them means none. */
	names: 65_535,
	/** Characters of a name. */
	name: 1000,
	/** Distinct points of a source. */
	points: 10_000_000,
	/** Bytes of layers, of documents and of names, unpacked. */
	text: 128 * 1024 * 1024,
	documents: 64,
	/** Counts of a file without rows. */
	counts: 5_000_000
} as const;
