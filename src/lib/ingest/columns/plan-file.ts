import type { Mapping, Preview, Role } from '../contract';
import { openTable, type TableHead, type TableSource } from '../formats';
import { ageBand } from '../privacy/age-band';
import { placeColumns } from '../privacy/place-columns';
import { privacyPlan, type PrivacyPlan } from '../privacy/privacy-plan';
import { districtsIn } from '../privacy/validators';
import { assignRoles, type Assignment } from './assign-roles';
import type { BatchPlan } from './batch-builder';
import { columnFacts, type ColumnFacts } from './column-facts';
import { likeIncidents } from './like-incidents';
import { planPlaces, type PlacesPlanned } from './plan-places';
import { planTimes, type Scan, type TimesPlanned } from './plan-times';
import { profileOf, type ProfileSpec } from './profiles';
import { refuseCounts } from './refuse-counts';

/** All that is decided about a file before its rows are read. */
export interface FilePlan {
	readonly source: TableSource;
	readonly head: TableHead;
	readonly preview: Preview;
	readonly profile: ProfileSpec;
	readonly facts: readonly ColumnFacts[];
	/** Null when no column holds dates. */
	readonly batch: BatchPlan | null;
	/** What the privacy gate will do. */
	readonly privacy: PrivacyPlan;
	/** Layout and, where the file names one throughout, the force: files with the same one continue each other. */
	readonly series: string;
	/** Column of the incident ids, compared during an import and then dropped; −1 without one. */
	readonly id: number;
	/** The file says of itself that it is made up. */
	readonly synthetic: boolean;
}

export interface PlanOptions {
	/** Zone of local times; null takes Europe/London unless the points lie elsewhere. */
	readonly zone: string | null;
	/** Files above this size (bytes) are judged by their head alone. */
	readonly scanLimit: number;
}

/** A file below this size (bytes), with fewer sample rows than this, is all head. */
const HEAD_ONLY = { size: 64 * 1024, rows: 900 };

/** Reads the head of a file and decides how its rows will be read; reads all rows once where the head leaves dates open. */
export async function planFile(file: Blob, name: string, mapping: Mapping, options: PlanOptions, signal?: AbortSignal): Promise<FilePlan> {
	const source = await openTable(file, name, mapping.answers, likeIncidents, signal);
	const { head } = source;
	const { dialect, names, sample } = head;
	const facts = names.map((column, index) => columnFacts(column, index, dialect.hasHeader, sample));
	const profile = profileOf(facts, mapping.profile);
	const assigned = assignRoles(facts, profile, mapping);
	refuseCounts(name, facts, sample, assigned.at);
	const places = await planPlaces({ facts, at: assigned.at, sample, mapping });
	const zone = options.zone ?? (places.inUk === false ? null : 'Europe/London');
	const more = file.size > HEAD_ONLY.size || sample.length >= HEAD_ONLY.rows;
	const scannable = more && file.size <= options.scanLimit;
	const scan = scannable ? scanner(source, signal) : null;
	const times = await planTimes({ facts, at: assigned.at, sample, mapping, zone, scan });
	const privacy = privacyPlan({ profile, facts, sample, place: places.plan, columns: assigned.columns, mapping });
	return {
		source,
		head,
		profile,
		facts,
		privacy,
		batch: batchPlan(assigned, profile, places, times),
		preview: preview(file, name, source, privacy, profile, assigned, places, times, [
			...abroad(zone, times),
			...contentWarnings(facts, assigned, times)
		]),
		series: seriesOf(profile, facts, assigned),
		id: assigned.at.get('id') ?? -1,
		synthetic: isSynthetic(source.notes, facts)
	};
}

function scanner(source: TableSource, signal: AbortSignal | undefined): Scan {
	return async (each) => {
		await source.readRows(
			(block) => {
				for (let i = 0; i < block.length; i++) each(block.row(i));
			},
			() => undefined,
			signal
		);
	};
}

/** How names of a coarsened column are cut, by the detector that fired. */
const SHORTENED: Readonly<Record<string, (name: string) => string>> = { postcode_full: districtsIn, age: ageBand };

function batchPlan({ at, detectors }: Assignment, profile: ProfileSpec, places: PlacesPlanned, times: TimesPlanned): BatchPlan | null {
	if (!times.plan) return null;
	const shorten = (role: Role): ((name: string) => string) => SHORTENED[detectors[at.get(role) ?? -1] ?? ''] ?? ((text) => text);
	return {
		when: times.plan,
		place: places.plan,
		category: at.get('category') ?? -1,
		outcome: at.get('outcome') ?? -1,
		area: at.get('area') ?? -1,
		shorten: { category: shorten('category'), outcome: shorten('outcome'), area: shorten('area') },
		origin: at.get('origin') ?? -1,
		originOfCategory: profile.origin
	};
}

/** Roles whose headers tell one generic layout from another; other columns may come and go between the files of a series. */
const TELLING: readonly Role[] = ['datetime', 'date', 'month', 'year', 'latitude', 'longitude', 'category'];

/** A known layout and its force; for other tables the headers of date, place and category, in whatever order, case or punctuation. */
function seriesOf({ profile }: ProfileSpec, facts: readonly ColumnFacts[], { at }: Assignment): string {
	const only = (header: string): string | undefined => facts.find(({ text, distinct }) => text === header && distinct === 1)?.values[0];
	if (profile !== 'generic') return [profile, only('reported by') ?? only('falls within') ?? ''].filter((part) => part !== '').join(' · ');
	const headers = TELLING.flatMap((role) => {
		const column = facts[at.get(role) ?? -1];
		return column ? [`${role}: ${column.text === '' ? column.name : column.text}`] : [];
	});
	return [profile, ...headers].join(' · ');
}

function contentWarnings(facts: readonly ColumnFacts[], { at }: Assignment, { plan }: TimesPlanned): Preview['warnings'] {
	const texts = new Set(facts.map(({ text }) => text));
	if (texts.has('outcome type') && texts.has('month') && texts.has('falls within'))
		return [
			{
				code: 'outcomes-file',
				message: 'This is a police.uk outcomes file: every row is an outcome, not an incident. Load the street file instead.'
			}
		];
	if (at.has('category') || !plan) return [];
	return [{ code: 'no-category', message: 'No column of categories was recognised: choose one, or all rows count as one kind.' }];
}

function abroad(zone: string | null, { plan }: TimesPlanned): Preview['warnings'] {
	if (zone !== null || plan === null || plan.finest === 'day' || plan.finest === 'month') return [];
	const message = 'The points lie outside the United Kingdom: clock times are kept as written, without checks for summer time.';
	return [{ code: 'outside-zone', message }];
}

function preview(
	file: Blob,
	name: string,
	{ format, head: { dialect, warnings }, questions }: TableSource,
	{ expected, pointsReason }: PrivacyPlan,
	{ profile }: ProfileSpec,
	assigned: Assignment,
	places: PlacesPlanned,
	times: TimesPlanned,
	more: Preview['warnings']
): Preview {
	return {
		name,
		size: file.size,
		format,
		encoding: dialect.encoding,
		delimiter: dialect.delimiter,
		quote: dialect.quote,
		hasHeader: dialect.hasHeader,
		preamble: dialect.preamble,
		profile,
		crs: places.crs,
		columns: placeColumns(assigned.columns, expected, pointsReason),
		questions: [...questions, ...times.questions, ...places.questions],
		warnings: [...warnings, ...assigned.warnings, ...times.warnings, ...places.warnings, ...more]
	};
}

const YES = /^(1|yes|y|true|synthetic)$/i;

/** A column named "synthetic" that says yes, or the word in the first line before the table. */
function isSynthetic(notes: readonly string[], facts: readonly ColumnFacts[]): boolean {
	if (notes.some((line, i) => (i === 0 || line.startsWith('#')) && /synthetic/i.test(line))) return true;
	return facts.some(({ text, values }) => text === 'synthetic' && values.some((value) => YES.test(value)));
}
