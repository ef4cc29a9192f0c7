import { POLICIES, type Audience, type Pack } from '../../disclosure/pack';

/** One thing that a reader of a file must know of it. */
export interface AboutLine {
	readonly label: string;
	readonly text: string;
}

/** What a file says of itself: read aloud, printed and kept in every format. */
export type About = readonly AboutLine[];

const AUDIENCES: Readonly<Record<Audience, string>> = { analyst: 'Analyst', partnership: 'Partnership', public: 'Public' };
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY_MS = 86_400_000;
const dateOf = (day: number): string => dates.format(day * DAY_MS);

/** What the audience is called. */
export const audienceOf = ({ audience }: Pack): string => AUDIENCES[audience];

/** Marks that must not be lost when a part of a file is copied: exact counts, synthetic data. */
export const marksOf = ({ audience, synthetic }: Pack): string[] => [
	...(POLICIES[audience].watermark === null ? [] : [POLICIES[audience].watermark]),
	...(synthetic ? ['Synthetic data'] : [])
];

/** "1 November 2025 to 31 October 2026". */
export const periodOf = ({ from, to }: Pack['period']): string => `${dateOf(from)} to ${dateOf(to - 1)}`;

const lines = (label: string, texts: readonly string[]): AboutLine[] => texts.map((text) => ({ label, text }));

/** What is said of a pack and not of the main one, under what it is of. */
function furtherOf(main: Pack, others: readonly Pack[]): AboutLine[] {
	return others.flatMap((pack) => {
		const of = `${pack.scope === '' ? 'all that is loaded' : pack.scope}, ${periodOf(pack.period)}`;
		const said = (key: 'remarks' | 'notes'): string[] =>
			pack[key].filter((text) => !main[key].includes(text)).map((text) => `${of}: ${text}`);
		return [...lines('Data warning', said('remarks')), ...lines('Note', said('notes'))];
	});
}

/**
 * What it is, for whom, of when, and what must be known to read it.
 *
 * @param others packs of slides with a view of their own: what is said of them alone.
 */
export function aboutOf(pack: Pack, others: readonly Pack[] = []): About {
	const { period, before, scope, resolution, cellArea, sources, remarks, notes, made, app } = pack;
	return [
		{ label: 'What', text: 'Counts of recorded incidents; no incident is listed.' },
		{ label: 'Audience', text: audienceOf(pack) },
		...lines('Marking', marksOf(pack)),
		{ label: 'Chosen', text: scope === '' ? 'All that is loaded' : scope },
		{ label: 'Period', text: periodOf(period) },
		...(before ? [{ label: 'Compared with', text: periodOf(before) }] : []),
		{ label: 'Hexagons', text: `H3 resolution ${resolution}, about ${cellArea.toPrecision(2)} km² each` },
		...lines('Source', sources),
		...lines('Data warning', remarks),
		...lines('Note', notes),
		...furtherOf(pack, others),
		{ label: 'Made', text: `${made} with ${app}` }
	];
}
