export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export type Newline = '\r\n' | '\n' | '\r';

/** How a text table is written. */
export interface Dialect {
	readonly encoding: Encoding;
	readonly bom: boolean;
	readonly delimiter: string;
	readonly quote: string;
	readonly escape: string;
	readonly newline: Newline;
	readonly hasHeader: boolean;
	/** Physical lines before the header row (before the first data row without one). */
	readonly preamble: number;
	/** Rows that make up the header: 0, 1 or more. */
	readonly headerRows: number;
	/** Columns. */
	readonly width: number;
}
