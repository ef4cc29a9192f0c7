/**
 * What a Community Safety Partnership plans by. Violence against women and girls stands by itself, although partnerships plan it
 * together with the night-time economy: it is published as a figure of its own, and small numbers of it are protected.
 */
export interface Priority {
	/** Stable key, in files and links. */
	readonly id: string;
	readonly name: string;
	/** What belongs to it, in one sentence. */
	readonly description: string;
	/** Small numbers are protected at ten instead of five: domestic abuse, sexual offences, VAWG, safeguarding and hate. */
	readonly sensitive: boolean;
}

export const PRIORITIES = [
	{
		id: 'serious-organised-crime',
		name: 'Serious and organised crime',
		description: 'Drugs and county lines, exploitation, modern slavery.',
		sensitive: false
	},
	{
		id: 'safeguarding',
		name: 'Safeguarding and vulnerable people',
		description: 'Domestic abuse, hate crime, Prevent, calls for help.',
		sensitive: true
	},
	{
		id: 'young-people',
		name: 'Young people',
		description: 'What concerns young people as a group: youth nuisance, truancy.',
		sensitive: false
	},
	{
		id: 'night-time-economy',
		name: 'Night-time economy and violence',
		description: 'Violence, public order, robbery and weapons. The hour is a filter of its own.',
		sensitive: false
	},
	{
		id: 'vawg',
		name: 'Violence against women and girls',
		description: 'Sexual offences, stalking, spiking, where the source counts them apart.',
		sensitive: true
	},
	{
		id: 'anti-social-behaviour',
		name: 'Anti-social behaviour and environment',
		description: 'Nuisance, noise, damage, graffiti, fly-tipping, deliberate fires.',
		sensitive: false
	},
	{
		id: 'road-safety',
		name: 'Road safety',
		description: 'Above all around schools at drop-off and collection; a category alone does not say where.',
		sensitive: false
	}
] as const satisfies readonly Priority[];

export type PriorityId = (typeof PRIORITIES)[number]['id'];
/** A priority, or null for a category that belongs to none of them. */
export type Place = PriorityId | null;

/** All places in the order in which they are listed; none of the priorities comes last. */
export const PLACES: readonly Place[] = [...PRIORITIES.map(({ id }) => id), null];
export const NOT_MAPPED = 'Not mapped';

const BY_ID: ReadonlyMap<string, Priority & { readonly id: PriorityId }> = new Map(PRIORITIES.map((priority) => [priority.id, priority]));

export const isPriority = (id: string): id is PriorityId => BY_ID.has(id);
export const placeName = (place: Place): string => (place === null ? NOT_MAPPED : (BY_ID.get(place)?.name ?? place));
/** A figure of this place needs the protection of a sensitive one. */
export const isSensitivePlace = (place: Place): boolean => place !== null && BY_ID.get(place)?.sensitive === true;
