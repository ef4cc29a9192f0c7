import type { Pack } from '../../disclosure/pack';
import { mapOf, monthsOf, numberOf, rankingOf, spotsTable, weekOf } from '../figures';
import type { Makers } from './makers';

const nameOf = (pack: Pack, category: number | null): string | null => (category === null ? null : (pack.categories[category]?.name ?? ''));

/** The figures of slides, for a report that counts categories by their place. */
export const FIGURES: Makers = {
	mapOf: (pack, { category, part, spots }) => mapOf(pack, { category: nameOf(pack, category), part, spots }),
	monthsOf: (pack, { category }) => monthsOf(pack, { category: nameOf(pack, category) }),
	weekOf: (pack, { category }) => weekOf(pack, { category: nameOf(pack, category) }),
	rankingOf: (pack, options) => rankingOf(pack, options),
	numberOf: (pack, { category }) => numberOf(pack, { category: nameOf(pack, category) }),
	spotsTable: (pack, { category, part, spots }) => spotsTable(pack, { category: nameOf(pack, category), part, most: spots })
};
