import type { ColumnClass, Role } from '../../../ingest';
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
	latitude: 'Latitude',
	longitude: 'Longitude',
	accuracy: 'Accuracy (m)',
	category: 'Category',
	outcome: 'Outcome',
	area: 'Area',
	origin: 'Who recorded it',
	id: 'Reference',
	ignore: 'Not used'
};

export const CLASS_WORDS: Readonly<Record<ColumnClass, { readonly word: string; readonly tone: 'ok' | 'warn' | 'stop' }>> = {
	keep: { word: 'Keep', tone: 'ok' },
	coarsen: { word: 'Coarsen', tone: 'warn' },
	drop: { word: 'Drop', tone: 'stop' }
};

const PROFILE_WORDS: Readonly<Record<Profile, string>> = {
	'police-uk-street': 'police.uk street-level crime',
	'police-uk-stop-search': 'police.uk stop and search',
	safezone: 'SafeZone alerts',
	generic: 'Columns as mapped below'
};

/** What heads a file: whose export it is where that is known, else its own name. */
export const fileTitle = (name: string, profile: Profile | undefined): string =>
	profile === undefined || profile === 'generic' ? name.replace(/\.(csv|tsv|txt)$/i, '') : PROFILE_WORDS[profile];
/** How a file is read, under its title. */
export const fileSubtitle = (name: string, profile: Profile | undefined): string => (profile === 'generic' ? PROFILE_WORDS.generic : name);

export const PRECISION_WORDS: Readonly<Record<Precision, string>> = {
	minute: 'to the minute',
	hour: 'to the hour',
	day: 'to the day, no clock times',
	month: 'to the month only'
};
