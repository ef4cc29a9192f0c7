/** How much of all incidents the busiest hexagons hold, as far as the shown counts tell. */
import { count } from '../../core/format';
import { rangeBehind, type Look, type Pack, type Rule } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { isExact, ruleIn } from './counted';

/** Part of the hexagons that is called the busiest. */
const PART = 0.1;
/** Fewest incidents for a share. */
const FEWEST = 20;

export interface ShareRange {
	/** Between which the share lies, 0–1, whatever the counts behind the shown ones are. */
	readonly low: number;
	readonly high: number;
	/** Hexagons that are the busiest, of so many. */
	readonly top: number;
	readonly of: number;
	/** Fewest and most incidents that all of them hold. */
	readonly fewest: number;
	readonly most: number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => b - a);

/**
 * The share of the incidents that lie in the busiest tenth of the hexagons. Counts behind looks lie between bounds, and so does every
 * count by rank: the least share has the lowest on top and the highest below, the greatest the other way round.
 *
 * @returns null where a hidden count could be anything, for want of a total, or nothing is counted.
 */
export function topShare(cells: readonly Look[], total: Look, rule: Rule): ShareRange | null {
	if (cells.length === 0 || (cells.includes('hidden') && typeof total !== 'number')) return null;
	const most = rangeBehind(total, rule)?.high ?? Infinity;
	const ranges = cells.map((look) => rangeBehind(look, rule) ?? { low: 0, high: most });
	const lows = sorted(ranges.map(({ low }) => low));
	const highs = sorted(ranges.map(({ high }) => high));
	const top = Math.ceil(PART * cells.length - 1e-9);
	const [topLow, restLow] = [sum(lows.slice(0, top)), sum(lows.slice(top))];
	const [topHigh, restHigh] = [Math.min(sum(highs.slice(0, top)), most - restLow), sum(highs.slice(top))];
	const all = Math.min(topLow + restHigh, most);
	if (topHigh <= 0) return null;
	return {
		low: all > 0 ? Math.min(1, topLow / all) : 0,
		high: topHigh / (topHigh + restLow),
		top,
		of: cells.length,
		fewest: topLow + restLow,
		most: Math.min(most, sum(highs))
	};
}

function said(pack: Pack): string[] {
	const { cells, total } = pack.all;
	if (cells === null) return ['Nothing is told of places in this selection.'];
	const rule = ruleIn(pack, pack.sensitivity);
	const range = topShare(cells, total, rule);
	if (!range) return ['The shown counts do not tell how concentrated the incidents are.'];
	if (range.fewest < FEWEST) return ['Too few incidents with a place for a share.'];
	const [low, high] = [Math.floor(range.low * 100), Math.ceil(range.high * 100)];
	const hexagons = `The busiest tenth of the hexagons (${count(range.top)} of ${count(range.of)})`;
	if (isExact(rule)) return [`${hexagons} holds ${count(range.low * 100)}% of the incidents that have a place.`, EVEN];
	return [
		`${hexagons} holds between ${count(low)}% and ${count(high)}% of the incidents that have a place.`,
		'Small, hidden and rounded counts leave this range: the share lies in it whatever they are.',
		EVEN
	];
}

const EVEN = 'Were incidents spread evenly, it would hold about a tenth. With few incidents per hexagon, chance alone concentrates them.';

export const concentration = (pack: Pack): ReportSection => ({
	id: 'concentration',
	heading: 'Concentration',
	said: said(pack),
	figures: [],
	prompt: null
});
