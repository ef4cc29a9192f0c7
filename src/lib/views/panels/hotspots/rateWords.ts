import { FEWEST, rateOf, type RateLayer } from '../../../state/hotspots/rateLayer';
import { count, decimal, plural } from '../../../core/format';
import { denominatorWords } from '../explore/areas/areaWords';

/** "per 1,000 residents (2021, ONS)": stands beside every rate. */
export const rateWords = ({ per, base }: RateLayer): string => `per ${count(per)} ${denominatorWords(base.denominator)}`;

/** Why a hexagon has no rate, with those concerned. */
export const noRateWords = ({ none }: RateLayer): string =>
	`under ${String(FEWEST.incidents)} incidents (${plural(none.fewIncidents, 'hexagon')}) or ${String(FEWEST.people)} people (${count(none.fewPeople)})`;

/** The rate of one hexagon with its doubt, or why it has none. */
export function rateOfWords(layer: RateLayer, place: number): string {
	const rate = rateOf(layer, place);
	if (!rate) return `No rate: ${noRateWords(layer).replaceAll(/ \([^)]*\)/g, '')}`;
	const { value, low, high, people } = rate;
	return `${decimal(value)} ${rateWords(layer)}, 95% interval ${decimal(low)} to ${decimal(high)}; about ${count(Math.round(people))} ${layer.base.denominator.kind === 'other' ? 'units' : layer.base.denominator.kind} here`;
}
