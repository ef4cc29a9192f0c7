/** A part of the situation and how a link writes it. Reading is forgiving: what cannot be read is left at its start value. */
export interface Codec<T> {
	readonly start: T;
	/** Without "&", "=" and "#". */
	write(value: T): string;
	read(text: string): T;
}
