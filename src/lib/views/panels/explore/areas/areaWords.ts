/** What Areas says: its lead, the notes beneath, the columns of its table, its file. Pure. */
import type { CsvValue } from '../../../../core/csv';
import type { Period } from '../../../../core/filter';
import type { AreaAnswer } from '../../../../state/areaCounts.svelte';
import type { AreaFigures, AreaRow, Rates } from '../../../../state/areaFigures';
import type { Denominator } from '../../../../state/denominator';
import { count, decimal, listWords, month, percent, period as periodWords, plural, signed, TOO_FEW } from '../../../../core/format';
import type { Column } from '../../../parts/sortRows';
import type { Piece } from '../lead';

/** "residents (2021, ONS)": stands beside every rate. */
export function denominatorWords({ kind, year, source }: Pick<Denominator, 'kind' | 'year' | 'source'>): string {
	const name = kind === 'other' ? 'units' : kind;
	return `${name} (${year === null ? 'year not given' : String(year)}, ${source === '' ? 'source not given' : source})`;
}

export const perWords = ({ per, denominator }: Pick<Rates, 'per' | 'denominator'>): string =>
	`per ${count(per)} ${denominatorWords(denominator)}`;

/** "+15% (+3% to +29%)", "not clear (−5% to +20%)", "too few", "n/a", "" without a comparison. */
export function changeText({ change }: AreaRow): string {
	if (!change) return '';
	if (change.kind === 'none-before') return 'n/a';
	if (change.percent === null || change.interval === null) return 'too few';
	const whole = (share: number): string => (Number.isFinite(share) ? `${signed(share * 100)}%` : 'any');
	const range = `(${whole(change.interval.low)}\u00a0to\u00a0${whole(change.interval.high)})`;
	return change.kind === 'unclear' ? `not clear ${range}` : `${whole(change.percent)} ${range}`;
}

export const rateText = ({ rate }: AreaRow): string =>
	rate === null ? 'no figure' : `${decimal(rate.value)} (${decimal(rate.low)}\u2060–\u2060${decimal(rate.high)})`;

export function funnelText({ funnel }: AreaRow): string {
	if (funnel === null) return '';
	if (funnel.flag95 === 'in') return 'inside';
	return `${funnel.flag95 === 'high' ? 'above' : 'below'} ${funnel.flag998 === 'in' ? '95%' : '99.8%'}`;
}

/** "412 · 13%"; no percentage of fewer than 20. */
export const shareText = (now: number, total: number): string =>
	total < TOO_FEW ? '' : percent(now / total, now > 0 && now / total < 0.01 ? 1 : 0);

interface Said {
	readonly answer: AreaAnswer;
	readonly figures: AreaFigures;
	/** All loaded days, where no period is chosen. */
	readonly days: Period | null;
}

const spanWords = ({ answer, days }: Said): string => {
	const span = answer.filter.period ?? days;
	if (!span) return '';
	const text = periodWords(span);
	return text.startsWith('12 months') ? ` in the ${text}` : ` in ${text}`;
};

/** The sentence that can be read out. */
export function areaLead(said: Said): Piece[] {
	const { answer, figures } = said;
	const [first, second] = figures.rows;
	if (!first || answer.total === 0) return [{ text: 'No incidents under this filter.' }];
	const ways = plural(figures.rows.length, 'area');
	if (first.now === 0) return [{ text: `None of the ${plural(answer.total, 'incident')} lies in any of the ${ways}.` }];
	const tied = second?.now === first.now;
	const share = answer.total < TOO_FEW ? '' : ` (${percent(first.share)})`;
	return [
		{ text: first.name, strong: true },
		{ text: tied ? ' and others have the most' : ' has the most' },
		{ text: ` of ${ways}: ` },
		{ text: `${count(first.now)} of ${count(answer.total)} recorded incidents${share}`, strong: true },
		{ text: `${spanWords(said)}.` },
		...rateLead(figures)
	];
}

function rateLead({ rows, rates }: AreaFigures): Piece[] {
	if (!rates) return [];
	const high = rows.filter(({ funnel }) => funnel?.flag998 === 'high').sort((a, b) => (b.rate?.value ?? 0) - (a.rate?.value ?? 0));
	const low = rows.filter(({ funnel }) => funnel?.flag998 === 'low').length;
	const known = rows.filter(({ rate }) => rate !== null).length;
	const text = ` ${perWords(rates).replace('per', 'Per')}, `;
	if (high.length === 0 && low === 0) return [{ text: `${text}none of ${plural(known, 'area')} stands out from the overall rate.` }];
	const names = high.length > 3 ? `${count(high.length)} areas` : listWords(high.map(({ name }) => name));
	const above: Piece[] =
		high.length === 0
			? []
			: [{ text: names, strong: true }, { text: high.length === 1 ? ' lies' : ' lie' }, { text: ' clearly above the overall rate' }];
	const below =
		low === 0 ? '' : `${high.length > 0 ? ' and ' : ''}${plural(low, 'area')} clearly below${high.length > 0 ? '' : ' the overall rate'}`;
	return [{ text }, ...above, { text: `${below}.` }];
}

/** What was left out or is doubtful, a line each. */
export function areaNotes({ none, unlocated, overlapping, coarse, total, layer, matched }: AreaAnswer, snapped: boolean): string[] {
	const of = (n: number, one: string): string => `${plural(n, 'incident')} ${one}${total < TOO_FEW ? '' : ` (${percent(n / total, 1)})`}`;
	const notes: string[] = [];
	if (layer && unlocated > 0) notes.push(of(unlocated, 'without a location: in no area'));
	if (none > 0) notes.push(of(none, layer ? 'outside all areas' : 'without the name of an area'));
	if (overlapping > 0) notes.push(of(overlapping, 'in more than one area: counted in the first'));
	if (coarse > 0) notes.push(of(coarse, 'known to a hexagon of 0.015 km² only: near a boundary they may belong to the other side'));
	if (layer && snapped) notes.push('Some points are snapped to shared map points: near a boundary they may belong to the other side.');
	if (matched && matched.months.length > 0)
		notes.push(
			`The change leaves out ${listWords(matched.months.map((at) => month(at)))}, and the same a year before: it looks like a loading gap.`
		);
	return notes;
}

/** Columns of the ranking; those without figures are left out. */
export function areaColumns({ answer, figures }: Said): Column<AreaRow>[] {
	const { rates } = figures;
	const compared = figures.rows.some(({ change }) => change !== null);
	return [
		{ id: 'name', label: 'Area', value: ({ name }) => name, header: true },
		{ id: 'now', label: 'Incidents', value: ({ now }) => now, numeric: true },
		{ id: 'share', label: 'Share', value: ({ share }) => share, format: (_, row) => shareText(row.now, answer.total), numeric: true },
		...(answer.before ? [{ id: 'then', label: 'Before', value: ({ then }: AreaRow) => then, numeric: true }] : []),
		...(compared
			? [
					{
						id: 'change',
						label: 'Change, 95%',
						value: ({ change }: AreaRow) => change?.percent ?? null,
						format: (_: unknown, row: AreaRow) => changeText(row),
						numeric: true
					}
				]
			: []),
		...(rates
			? [
					{
						id: 'rate',
						label: `Per ${count(rates.per)}, 95%`,
						value: ({ rate }: AreaRow) => rate?.value ?? null,
						format: (_: unknown, row: AreaRow) => rateText(row),
						numeric: true
					}
				]
			: [])
	];
}

/** The table as rows of a file, the incidents in no area among them, so that they add up. */
export function* areaCsv({ answer, figures }: Said): Generator<readonly CsvValue[]> {
	const { rates } = figures;
	const { matched } = answer;
	const head = [
		'Area',
		'Incidents',
		'Share',
		'Year before',
		'Compared: now',
		'Compared: year before',
		'Change',
		'Change low 95%',
		'Change high 95%',
		'Change in words'
	];
	const rateHead = [
		'Denominator',
		'Year',
		'Source',
		'Denominator value',
		`Rate per ${String(rates?.per ?? '')}`,
		'Rate low 95%',
		'Rate high 95%',
		'Expected',
		'Funnel'
	];
	yield rates ? [...head, ...rateHead] : head;
	for (const row of figures.rows) {
		const { change, rate, funnel } = row;
		const cells = [
			row.name,
			row.now,
			row.share,
			row.then,
			matched?.now[row.at],
			matched?.then[row.at],
			change?.percent,
			change?.interval?.low,
			finite(change?.interval?.high),
			changeText(row)
		];
		yield rates
			? [
					...cells,
					rates.denominator.kind,
					rates.denominator.year,
					rates.denominator.source,
					rate?.base,
					rate?.value,
					rate?.low,
					rate?.high,
					funnel?.expected,
					funnelText(row)
				]
			: cells;
	}
	if (answer.none > 0) yield [answer.layer ? '(outside all areas)' : '(without the name of an area)', answer.none];
	if (answer.unlocated > 0) yield ['(without a location)', answer.unlocated];
	yield ['(all)', answer.total];
}

const finite = (value: number | undefined): number | undefined => (value !== undefined && Number.isFinite(value) ? value : undefined);
