/** Incidents per 1,000 people, where a population was given. */
import { count, decimal } from '../../core/format';
import { poissonInterval } from '../../analysis';
import { rangeBehind, type Look, type Pack, type Sensitivity } from '../../disclosure/pack';
import type { ReportSection, TableFigure } from '../contract';
import { isExact, ruleIn, showIn } from './counted';
import type { Population, ReportTexts } from './reportTexts';
import { periodWords } from './words';

const PER = 1000;
/** Fewest incidents for a rate. */
const FEWEST = 20;

interface Rate {
	readonly value: string;
	readonly interval: string;
}

/** A rate with its 95 % interval, no more exact than the count: one decimal where rounding moves it by less than that. */
function rateOf(pack: Pack, look: Look, sensitivity: Sensitivity, { people }: Population): Rate | null {
	if (typeof look !== 'number' || look < FEWEST) return null;
	const rule = ruleIn(pack, sensitivity);
	const { low: fewest, high: most } = rangeBehind(look, rule) ?? { low: look, high: look };
	const [low, high] = [poissonInterval(fewest).low, poissonInterval(most).high];
	const per = (count: number): number => (count / people) * PER;
	const digits = per(most) - per(fewest) < 0.1 ? 1 : 0;
	const outward = (value: number, to: (n: number) => number): string => decimal(to(value * 10 ** digits) / 10 ** digits, digits);
	const about = isExact(rule) ? '' : 'about ';
	const text = digits === 0 && per(look) < 1 ? 'under 1' : `${about}${decimal(per(look), digits)}`;
	return { value: text, interval: `${outward(per(low), Math.floor)} to ${outward(per(high), Math.ceil)}` };
}

function table(pack: Pack, population: Population): TableFigure {
	const rows = pack.categories.flatMap((category, at) => {
		const total = pack.byCategory[at]?.total;
		if (total === undefined) return [];
		const rate = rateOf(pack, total, category.sensitivity, population);
		const shown = showIn(pack, total, category.sensitivity);
		return [[category.name, shown, rate?.value ?? 'too few', rate?.interval ?? '']];
	});
	return {
		kind: 'table',
		title: 'Incidents per 1,000 people by type',
		measure: `${periodWords(pack.period)}, per 1,000 of ${count(population.people)} people`,
		alt: 'The table gives, for each type, the count, its rate per 1,000 people and the 95% interval of the rate.',
		columns: [
			{ label: 'Type', numeric: false },
			{ label: 'Incidents', numeric: true },
			{ label: 'Per 1,000', numeric: true },
			{ label: '95% interval', numeric: true }
		],
		rows
	};
}

const ADD = 'No population was given, so there is no rate. A rate needs the people of the same area, and where the number comes from.';

export function rate(pack: Pack, { population }: ReportTexts): ReportSection {
	const section = { id: 'rate', heading: 'Rate per 1,000 people' };
	if (!population)
		return { ...section, said: [ADD], figures: [], prompt: 'Add a population and its source in the details of the report, to have rates.' };
	const all = rateOf(pack, pack.all.total, pack.sensitivity, population);
	return {
		...section,
		said: [
			all
				? `There were ${all.value} recorded incidents per 1,000 people in ${periodWords(pack.period)} (95% interval ${all.interval}).`
				: 'Too few incidents for a rate.',
			`Population: ${count(population.people)}. Source: ${population.source === '' ? 'not given' : population.source}.`,
			'Visitors, students and commuters are in the counts but mostly not in the population: town centres look higher than life there is.'
		],
		figures: all ? [table(pack, population)] : [],
		prompt: null
	};
}
