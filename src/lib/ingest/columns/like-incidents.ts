import type { Judge } from '../formats';
import { assignRoles } from './assign-roles';
import { columnFacts } from './column-facts';
import { profileOf } from './profiles';
import { holdsCounts } from './refuse-counts';

/** What a sheet earns for each thing that incidents have, most telling first. */
const WORTH = { date: 8, place: 4, category: 2, clock: 1 };
const COUNTS = -16;

/** How much a table looks like a list of incidents, by the roles that its columns would take; rows decide between equals. */
export const likeIncidents: Judge = ({ names, dialect, sample }) => {
	const facts = names.map((column, index) => columnFacts(column, index, dialect.hasHeader, sample));
	const { at } = assignRoles(facts, profileOf(facts), { roles: {}, answers: {} });
	const has = (...roles: readonly Parameters<typeof at.has>[0][]): boolean => roles.some((role) => at.has(role));
	return (
		(has('datetime', 'date', 'month', 'year') ? WORTH.date : 0) +
		(has('latitude', 'longitude') ? WORTH.place : 0) +
		(has('category') ? WORTH.category : 0) +
		(has('time', 'hour') ? WORTH.clock : 0) +
		(holdsCounts(facts, sample, at) ? COUNTS : 0) +
		sample.length / 10_000
	);
};
