import type { Emerged } from '../../../state/hotspots/ask';
import type { HotRow } from '../../../state/hotspots/rows';
import { count, listWords, month, plural } from '../../../core/format';
import type { Piece } from '../explore/lead';
import { numberWords, type NameOf } from './words';

/** "Old Town (1) and Meadows (2)": the numbers are those on the map. */
const named = (rows: readonly HotRow[], prefix: string, nameOf: NameOf): string => {
	const names = rows.slice(0, 3).map((row) => `${nameOf(row)} (${prefix}${String(row.rank)})`);
	return rows.length > 3 ? `${names.join(', ')} and ${plural(rows.length - 3, 'other')}` : listWords(names);
};

/** The sentence that opens New and rising. */
export function emergedLead({ rising, fading }: Emerged, nameOf: NameOf): Piece[] {
	const opening: Piece[] =
		rising.length === 0
			? [{ text: 'No place is new or rising', strong: true }, { text: ' month by month.' }]
			: [
					{ text: `${numberWords(rising.length, 'place')} ${rising.length === 1 ? 'is' : 'are'} new or rising: ` },
					{ text: named(rising, '', nameOf), strong: true },
					{ text: '.' }
				];
	if (fading.length === 0) return opening;
	return [
		...opening,
		{ text: ` ${numberWords(fading.length, 'place')} ${fading.length === 1 ? 'fades' : 'fade'}: ${named(fading, 'F', nameOf)}.` }
	];
}

/** What was tested, and on what. */
export function emergedNotes({ result, months, tested }: Emerged): string[] {
	const span = `${month(months.from)} – ${month(months.to - 1)}`;
	const notes = [
		`${plural(result.months, 'whole month')}, ${span}: ${count(result.inside)} incidents in ${plural(result.facts.cells.length, 'hexagon')}, each month tested on its own.`
	];
	if (tested.result.inside !== result.inside) notes.push('Days outside whole months take no part.');
	return notes;
}
