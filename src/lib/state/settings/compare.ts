import type { Period } from '../../core/filter';
import type { Codec } from './codec';
import { readPeriod, writePeriod } from './period';

export const COMPARE_MODES = ['periods', 'categories', 'areas'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];
export const COMPARE_LOOKS = ['difference', 'swipe', 'side'] as const;
export type CompareLook = (typeof COMPARE_LOOKS)[number];

/** An area: a name of the records (a district stands for its LSOAs), or a boundary of a dropped layer. */
export type ComparedArea = { readonly name: string; readonly layer: string | null };

/** What is compared with what; a null side is proposed. A is the left one, and the one that comes first in time. */
export interface CompareSettings {
	readonly mode: CompareMode;
	readonly look: CompareLook;
	readonly periods: readonly [Period | null, Period | null];
	/** Source categories of each side; a priority is its categories. */
	readonly categories: readonly [readonly string[] | null, readonly string[] | null];
	readonly areas: readonly [ComparedArea | null, ComparedArea | null];
	/** Leave months that look like a loading gap out, with the months that face them. */
	readonly withoutGaps: boolean;
}

const start: CompareSettings = {
	mode: 'periods',
	look: 'difference',
	periods: [null, null],
	categories: [null, null],
	areas: [null, null],
	withoutGaps: false
};

const list = (names: readonly string[]): string => names.map(encodeURIComponent).join(',');
const unlist = (text: string): string[] =>
	text
		.split(',')
		.filter((name) => name !== '')
		.map(decodeURIComponent);

const writeArea = ({ name, layer }: ComparedArea): string => list(layer === null ? [name] : [name, layer]);
function readArea(text: string): ComparedArea | null {
	const [name, layer = null] = unlist(text);
	return name === undefined ? null : { name, layer };
}
const pair = <T>(text: string | undefined, read: (side: string) => T | null): readonly [T | null, T | null] => {
	const [a = '', b = ''] = (text ?? '').split(';');
	return [a === '' ? null : read(a), b === '' ? null : read(b)];
};
const readList = (text: string): string[] | null => {
	const names = unlist(text);
	return names.length > 0 ? names : null;
};

/** Parts in a fixed order, divided by "!": mode, look, periods, categories, areas, gaps. */
export const compare: Codec<CompareSettings> = {
	start,
	write: ({ mode, look, periods, categories, areas, withoutGaps }) => {
		const sides = <T>(of: readonly [T | null, T | null], write: (side: T) => string): string =>
			of.every((side) => side === null) ? '' : of.map((side) => (side === null ? '' : write(side))).join(';');
		const parts = [mode, look, sides(periods, writePeriod), sides(categories, list), sides(areas, writeArea), withoutGaps ? 'gapless' : ''];
		// "!" is the one mark that encodeURIComponent leaves and no part holds otherwise.
		return parts.map((part) => part.replaceAll('!', '%21')).join('!');
	},
	read: (text) => {
		const [mode, look, periods, categories, areas, gaps] = text.split('!');
		try {
			return {
				mode: COMPARE_MODES.find((known) => known === mode) ?? start.mode,
				look: COMPARE_LOOKS.find((known) => known === look) ?? start.look,
				periods: pair(periods, readPeriod),
				categories: pair(categories, readList),
				areas: pair(areas, readArea),
				withoutGaps: gaps === 'gapless'
			};
		} catch {
			return start;
		}
	}
};
