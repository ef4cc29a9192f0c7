import type { Role } from '../../contract';
import type { ProfileSpec } from './profile-spec';
import type { Proposals } from './proposal';

const ROLES: Readonly<Record<string, readonly [Role, string]>> = {
	'crime id': ['id', 'Compared during the import, then dropped.'],
	month: ['month', 'police.uk gives the month only.'],
	longitude: ['longitude', 'Point of the police.uk map, shared by at least eight addresses.'],
	latitude: ['latitude', 'Point of the police.uk map, shared by at least eight addresses.'],
	'lsoa name': ['area', 'District and neighbourhood (LSOA).'],
	'crime type': ['category', 'The police.uk category.'],
	'last outcome category': ['outcome', 'Latest outcome published.']
};
const NEEDED = ['month', 'longitude', 'latitude', 'crime type'];
const SIGNS = ['reported by', 'falls within', 'lsoa code', 'lsoa name', 'location'];
/** Recorded because officers went looking: their number follows patrols. */
const OFFICER = new Set(['drugs', 'possession of weapons']);
const LEFT_OUT: Readonly<Record<string, string>> = {
	location: 'Street names are not stored: the map point says the same.',
	'lsoa code': 'The LSOA name is stored instead.',
	'reported by': 'The same for the whole file.',
	'falls within': 'The same for the whole file.',
	context: 'Always empty in police.uk files.'
};

export const policeUkStreet: ProfileSpec = {
	profile: 'police-uk-street',
	matches: (columns) => {
		const names = new Set(columns.map(({ text }) => text));
		return NEEDED.every((name) => names.has(name)) && SIGNS.filter((name) => names.has(name)).length >= 2;
	},
	propose: (columns) => {
		const proposals: Proposals = new Map();
		const used = new Set<Role>();
		for (const { text, index } of columns) {
			const [role, reason] = ROLES[text] ?? [];
			if (!role || !reason || used.has(role)) continue;
			used.add(role);
			proposals.set(index, { role, reason });
		}
		return proposals;
	},
	origin: (category) => (OFFICER.has(category.toLowerCase()) ? 'officer' : 'public'),
	snapped: true,
	dropped: ({ text }) => LEFT_OUT[text] ?? null
};
