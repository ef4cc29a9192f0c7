import type { ColumnClass, Question, Role } from '../../../ingest';
import type { Precision, Profile } from '../../../core/incident';

/** What a role is called on the mapping screen. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
	datetime: 'Date and time',
	date: 'Date',
	time: 'Time',
	month: 'Month',
	until: 'End date and time',
	'until-date': 'End date',
	'until-time': 'End time',
	year: 'Year',
	'month-of-year': 'Month of the year',
	'day-of-month': 'Day of the month',
	hour: 'Hour',
	minute: 'Minute',
	latitude: 'Latitude or northing',
	longitude: 'Longitude or easting',
	point: 'Text with coordinates',
	accuracy: 'Accuracy (m)',
	category: 'Category',
	outcome: 'Outcome',
	area: 'Area',
	origin: 'Who recorded it',
	id: 'Reference',
	ignore: 'Not used'
};

/** Roles in the order in which a person looks for them. */
const ROLE_GROUPS: readonly (readonly [label: string, roles: readonly Role[]])[] = [
	['When', ['datetime', 'date', 'time', 'month', 'year', 'month-of-year', 'day-of-month', 'hour', 'minute']],
	['Until', ['until', 'until-date', 'until-time']],
	['Where', ['latitude', 'longitude', 'point', 'accuracy', 'area']],
	['What', ['category', 'outcome', 'origin', 'id']]
];

/** The roles that a column may take, grouped; roles of no group come last under "Other". */
export function groupRoles(allowed: readonly Role[]): { label: string; roles: Role[] }[] {
	const grouped = ROLE_GROUPS.map(([label, roles]) => ({ label, roles: roles.filter((role) => allowed.includes(role)) }));
	const others = allowed.filter((role) => role !== 'ignore' && !grouped.some(({ roles }) => roles.includes(role)));
	return [...grouped, { label: 'Other', roles: others }].filter(({ roles }) => roles.length > 0);
}

export const CLASS_WORDS: Readonly<Record<ColumnClass, { readonly word: string; readonly tone: 'ok' | 'warn' | 'stop' }>> = {
	keep: { word: 'Keep', tone: 'ok' },
	coarsen: { word: 'Coarsen', tone: 'warn' },
	drop: { word: 'Drop', tone: 'stop' }
};

export const PROFILE_WORDS: Readonly<Record<Profile, string>> = {
	'police-uk-street': 'police.uk street-level crime',
	'police-uk-stop-search': 'police.uk stop and search',
	safezone: 'SafeZone alerts',
	generic: 'Columns as mapped below'
};

/** What heads a file: whose export it is where that is known, else its own name. */
export const fileTitle = (name: string, profile: Profile | undefined): string =>
	profile === undefined || profile === 'generic'
		? name.replace(/\.(csv|tsv|txt|xlsx|parquet|ndjson|gz|zip)$/i, '')
		: PROFILE_WORDS[profile];

/** What heads the card of a question. */
export function questionTitle({ code, column }: Question): string {
	const known: Readonly<Record<string, string>> = {
		crs: 'Reference system of the coordinates',
		'date-order': 'Day first, or month first?',
		'utc-or-local': 'UTC or local time?',
		'no-date': 'When did it happen?',
		sheet: 'Which sheet?'
	};
	return known[code] ?? column ?? 'To confirm';
}

const CHOICE_WORDS: Readonly<Record<string, string>> = {
	'EPSG:27700': 'British National Grid',
	'EPSG:4326': 'Latitude and longitude (WGS 84)',
	'leave unlocated': 'Unknown: count the rows without a location',
	'DD/MM/YYYY': 'Day first (DD/MM/YYYY)',
	'MM/DD/YYYY': 'Month first (MM/DD/YYYY)',
	UTC: 'UTC: move them to local time',
	'local clock time': 'Local clock time, as written'
};
/** A choice in words; its code stays in sight where there is one. */
export const choiceText = (choice: string): string =>
	choice.startsWith('EPSG:') && CHOICE_WORDS[choice] !== undefined
		? `${CHOICE_WORDS[choice] ?? ''}, ${choice}`
		: (CHOICE_WORDS[choice] ?? choice);

export const PRECISION_WORDS: Readonly<Record<Precision, string>> = {
	minute: 'to the minute',
	hour: 'to the hour',
	day: 'to the day, no clock times',
	month: 'to the month only'
};
