/**
 * Where categories go before anyone has said otherwise. A rule holds a whole name or a run of words inside one, in the form of
 * `categoryKey`; a file's name plays no part. What no rule knows stays unmapped and is listed as new.
 */
import type { Profile } from '../incident';
import type { Place } from '../priorities';

export interface Rules {
	/** Whole names. */
	readonly exact: readonly (readonly [place: Place, ...names: readonly string[]])[];
	/** Runs of whole words inside a name; the first list that has one decides. */
	readonly within: readonly (readonly [place: Place, ...runs: readonly string[]])[];
}

/** Types of alert of a campus safety app. A timer that ran out, a fall and first aid are welfare, which no priority plans for. */
const SAFEZONE: Rules = {
	exact: [
		['night-time-economy', 'emergency', 'emergency call', 'emergency duress', 'emergency alert'],
		['safeguarding', 'help', 'help call', 'help alert', 'help request'],
		['road-safety', 'crash', 'crash detected', 'vehicle crash']
	],
	within: [
		['night-time-economy', 'duress', 'panic', 'personal attack'],
		['road-safety', 'crash detection'],
		[null, 'first aid', 'check in', 'checkin', 'fall', 'man down', 'test']
	]
};

/** Objects of a search on police.uk: what officers looked for. */
const STOP_SEARCH: Rules = {
	exact: [
		[null, 'stolen goods', 'article for use in theft', 'evidence of offences under the act', 'detailed object of search unavailable'],
		[null, 'game or poaching equipment', 'seals or hunting equipment', 'goods on which duty has not been paid etc']
	],
	within: [
		['serious-organised-crime', 'controlled drugs', 'psychoactive substances'],
		['night-time-economy', 'weapons', 'firearms', 'crossbows', 'threaten or harm'],
		['anti-social-behaviour', 'criminal damage', 'fireworks']
	]
};

/** Every source: police.uk's names from 2010 on, council and warden logs, road collisions by severity. */
const ANY: Rules = {
	exact: [
		// Combined by police.uk; only its parts are violence against women and girls.
		['night-time-economy', 'violence and sexual offences', 'violent crime'],
		['night-time-economy', 'public disorder and weapons', 'possession of weapons', 'public order', 'robbery', 'affray'],
		['anti-social-behaviour', 'criminal damage and arson', 'arson', 'noise', 'litter', 'littering', 'nuisance', 'begging', 'graffiti'],
		['serious-organised-crime', 'drugs', 'drug offences'],
		['road-safety', 'fatal', 'slight', 'collision', 'collisions', 'rtc', 'rta', 'speeding', 'parking'],
		['young-people', 'truancy', 'youth', 'youths', 'young people'],
		[null, 'burglary', 'bicycle theft', 'other theft', 'shoplifting', 'theft', 'theft from the person'],
		[null, 'vehicle crime', 'other crime', 'fraud', 'not given', 'other', 'other names', 'unknown']
	],
	within: [
		['safeguarding', 'domestic abuse', 'domestic violence', 'domestic incident', 'coercive control', 'controlling or coercive'],
		['safeguarding', 'hate crime', 'hate incident', 'racially aggravated', 'prevent referral', 'safeguarding', 'vulnerable'],
		['safeguarding', 'missing person', 'missing child', 'child abuse', 'child protection', 'honour based', 'forced marriage'],
		['serious-organised-crime', 'county lines', 'county line', 'exploitation', 'modern slavery', 'human trafficking', 'organised crime'],
		['serious-organised-crime', 'drug trafficking', 'drug dealing', 'drug supply', 'cuckooing'],
		['vawg', 'violence against women', 'vawg', 'sexual', 'rape', 'stalking', 'spiking', 'upskirting', 'indecent exposure'],
		[
			'anti-social-behaviour',
			'anti social',
			'antisocial',
			'asb',
			'fly tipping',
			'flytipping',
			'noise',
			'graffiti',
			'vandalism',
			'littering'
		],
		[
			'anti-social-behaviour',
			'criminal damage',
			'dog fouling',
			'abandoned vehicle',
			'street drinking',
			'aggressive begging',
			'deliberate fire'
		],
		[
			'road-safety',
			'road traffic',
			'road safety',
			'traffic collision',
			'road collision',
			'injury collision',
			'dangerous driving',
			'speeding'
		],
		['road-safety', 'fatal collision', 'serious collision', 'slight collision', 'parking'],
		['young-people', 'youth nuisance', 'youth disorder', 'truancy', 'underage'],
		['night-time-economy', 'violence against the person', 'violence with injury', 'violence without injury', 'violent disorder'],
		['night-time-economy', 'public order', 'drunk and disorderly', 'weapon', 'weapons', 'knife crime', 'assault', 'wounding', 'robbery']
	]
};

/** Severities of road collisions (STATS19). "Serious" alone says nothing; beside "Slight" it is a collision. */
const BESIDE: readonly (readonly [name: string, beside: string, place: Place])[] = [['serious', 'slight', 'road-safety']];

const OF_PROFILE: Readonly<Partial<Record<Profile, Rules>>> = { safezone: SAFEZONE, 'police-uk-stop-search': STOP_SEARCH };

function match({ exact, within }: Rules, key: string): Place | undefined {
	const whole = exact.find(([, ...names]) => names.includes(key));
	if (whole) return whole[0];
	const padded = ` ${key} `;
	return within.find(([, ...runs]) => runs.some((run) => padded.includes(` ${run} `)))?.[0];
}

/**
 * Place of a category by default; null when none of the priorities fits, undefined when no rule knows it.
 * @param key the category's name by `categoryKey`
 * @param beside keys of all categories of the same profile
 */
export function defaultPlace(key: string, profile: Profile, beside: ReadonlySet<string>): Place | undefined {
	const own = OF_PROFILE[profile];
	const known = own && match(own, key);
	if (known !== undefined) return known;
	const pair = BESIDE.find(([name, other]) => name === key && beside.has(other));
	return pair ? pair[2] : match(ANY, key);
}
