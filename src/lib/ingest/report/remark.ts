/** Something worth knowing about a file or several: one finding with its figure, and what follows from it. */
export interface Remark {
	/** Stable code, kebab-case. */
	readonly code: string;
	/** "61 rows (2.6%) have no location." */
	readonly lead: string;
	/** "They count in trends, not on the map." */
	readonly detail: string;
}

export const messageOf = ({ lead, detail }: Remark): string => (detail === '' ? lead : `${lead} ${detail}`);

export const number = (count: number): string => count.toLocaleString('en-GB');
export const rows = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;
/** "2.6%"; one decimal, so that small shares do not vanish. */
export const share = (count: number, of: number): string => (of === 0 ? 'n/a' : `${((100 * count) / of).toFixed(1)}%`);
export const list = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
