import { shownOf, type Pack } from '../../disclosure/pack';
import type { NumberFigure } from '../contract';
import { headlineOf } from '../headline';
import { spanWords, subjectOf, viewOf } from '../reading';

/** The count of all, or of a category, with the year before; null where the pack has no such category. */
export function numberOf(pack: Pack, { category = null }: { readonly category?: string | null } = {}): NumberFigure | null {
	const found = viewOf(pack, category);
	if (!found) return null;
	const shown = shownOf(found.view.total, found.rule);
	const before = found.view.before === null ? null : shownOf(found.view.before, found.rule);
	const subject = subjectOf(pack, category);
	return {
		kind: 'number',
		title: headlineOf(pack, category),
		measure: subject,
		alt: `${subject}: ${shown.spoken} recorded in ${spanWords(pack.period)}${before ? `, ${before.spoken} the year before` : ''}.`,
		shown,
		label: `recorded in ${spanWords(pack.period)}`,
		beneath: before ? [`${before.text} the year before`] : []
	};
}
