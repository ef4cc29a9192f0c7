import type { Role } from '../../contract';
import type { ProfileSpec } from './profile-spec';
import type { Proposals } from './proposal';

/**
 * The category is the object of the search: it says what officers were looking for and lines up with crime categories, while
 * the type only tells persons from vehicles.
 */
const ROLES: Readonly<Record<string, readonly [Role, string]>> = {
	date: ['datetime', 'Date and time of the search.'],
	latitude: ['latitude', 'Point of the police.uk map.'],
	longitude: ['longitude', 'Point of the police.uk map.'],
	'object of search': ['category', 'What the search was for; the type only tells persons from vehicles.'],
	outcome: ['outcome', 'Result of the search.']
};
const NEEDED = ['date', 'latitude', 'longitude', 'object of search', 'legislation'];
const PERSONAL = /\b(ethnicity|gender|age range)\b/;

export const policeUkStopSearch: ProfileSpec = {
	profile: 'police-uk-stop-search',
	matches: (columns) => {
		const names = new Set(columns.map(({ text }) => text));
		return NEEDED.every((name) => names.has(name));
	},
	propose: (columns) => {
		const proposals: Proposals = new Map();
		for (const { text, index } of columns) {
			const [role, reason] = ROLES[text] ?? [];
			if (role && reason) proposals.set(index, { role, reason });
		}
		return proposals;
	},
	origin: () => 'officer',
	snapped: true,
	dropped: ({ text }) => (PERSONAL.test(text) ? 'Describes the person searched: dropped by this profile.' : null)
};
