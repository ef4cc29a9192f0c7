/** A crosswalk as a JSON file and back: names of categories, priorities and weights, and no count of anything. */
import { HexbeatError } from '../errors';
import type { Profile } from '../incident';
import { isPriority, PRIORITIES, type Place } from '../priorities';
import { categoryKey } from './category-key';
import type { Crosswalk, Entry, PlacedCategory, Scope } from './crosswalk';
import { isWeight, WEIGHT_RULE, type Scale } from './weights';

const FORMAT = 'hexbeat-crosswalk';
const VERSION = 1;
/** Characters of a name, and entries of a file: both far above what sources have. */
const LONGEST_NAME = 300;
const MOST_ENTRIES = 20_000;
/** Characters of a file. */
const MOST_TEXT = 4_000_000;

const SCOPES: Readonly<Record<Scope, true>> = {
	any: true,
	'police-uk-street': true,
	'police-uk-stop-search': true,
	safezone: true,
	generic: true
} satisfies Record<Profile | 'any', true>;
const isScope = (text: unknown): text is Scope => typeof text === 'string' && Object.hasOwn(SCOPES, text);

/** The file: what was said, and the defaults of the loaded categories, so that it says the same where the defaults are others. */
export function writeCrosswalk({ entries, scale }: Crosswalk, placed: readonly PlacedCategory[]): string {
	const defaults = placed
		.filter(({ reason }) => reason === 'default')
		.map(({ title, profiles, place }): Entry => {
			const [profile = 'any', ...others] = profiles;
			return { scope: others.length === 0 ? profile : 'any', category: title, place, weight: null };
		});
	return textOf({ entries: [...defaults, ...entries], scale });
}

/** What is kept on this computer: only what a person said. */
export function textOf({ entries, scale }: Crosswalk): string {
	const categories = entries.map(({ scope, category, place, weight }) => ({ source: scope, category, priority: place, weight }));
	return JSON.stringify({ format: FORMAT, version: VERSION, weights: scale, categories }, null, '\t');
}

const refuse = (fault: string, remedy: string): HexbeatError => new HexbeatError('crosswalk-refused', fault, remedy);
const quote = (value: unknown): string => {
	const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) as string | undefined);
	return text === undefined ? 'nothing' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

type Fields = ReadonlyMap<string, unknown>;

/** The fields of an object that has exactly these. */
function fieldsOf(value: unknown, where: string, names: readonly string[]): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw refuse(`${where} is ${quote(value)}.`, `It should hold ${names.join(', ')}: save a crosswalk from Hexbeat to see the form.`);
	const fields = new Map<string, unknown>(Object.entries(value));
	const strange = [...fields.keys()].find((name) => !names.includes(name));
	if (strange !== undefined)
		throw refuse(`${where} has an unknown field ${quote(strange)}.`, `Take it out; known are ${names.join(', ')}.`);
	const missing = names.find((name) => !fields.has(name));
	if (missing !== undefined) throw refuse(`${where} lacks “${missing}”.`, `Add it; needed are ${names.join(', ')}.`);
	return fields;
}

function nameOf(value: unknown, where: string, what: string): string {
	if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME) return value.trim().replace(/\s+/g, ' ');
	throw refuse(`${what} of ${where} is ${quote(value)}.`, `Write a text of 1 to ${String(LONGEST_NAME)} characters.`);
}

function placeOf(value: unknown, where: string): Place {
	if (value === null || (typeof value === 'string' && isPriority(value))) return value;
	const known = PRIORITIES.map(({ id }) => id).join(', ');
	throw refuse(`${where} has the unknown priority ${quote(value)}.`, `Use one of ${known}, or null for none of them.`);
}

function entryOf(value: unknown, index: number): Entry {
	const number = `Category ${String(index + 1)}`;
	const fields = fieldsOf(value, number, ['source', 'category', 'priority', 'weight']);
	const category = nameOf(fields.get('category'), number.toLowerCase(), 'The name');
	const where = `${number} (“${category}”)`;
	const scope = fields.get('source');
	if (!isScope(scope))
		throw refuse(
			`${where} has the unknown source ${quote(scope)}.`,
			`Use one of ${Object.keys(SCOPES).join(', ')}; “any” stands for every source.`
		);
	const weight = fields.get('weight');
	if (weight !== null && !isWeight(weight))
		throw refuse(`${where} has the weight ${quote(weight)}.`, `Write ${WEIGHT_RULE}, or null for the illustrative scale.`);
	return { scope, category, place: placeOf(fields.get('priority'), where), weight };
}

function scaleOf(value: unknown): Scale {
	const fields = fieldsOf(value, '“weights”', ['source', 'year']);
	const year = fields.get('year');
	if (year !== null && !isYear(year)) throw refuse(`The year of “weights” is ${quote(year)}.`, 'Write a year such as 2024, or null.');
	return { source: nameOf(fields.get('source'), '“weights”', 'The source'), year };
}
export const isYear = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2200;

function parse(text: string): unknown {
	if (text.length > MOST_TEXT) throw refuse('The file is too large for a crosswalk.', 'Choose the file that was saved from this page.');
	try {
		return JSON.parse(text) as unknown;
	} catch (cause) {
		throw new HexbeatError(
			'crosswalk-refused',
			'The file is not JSON.',
			'Choose a crosswalk that was saved from this page, as a .json file.',
			{
				cause
			}
		);
	}
}

/**
 * Reads a crosswalk file.
 * @throws HexbeatError `crosswalk-refused` with what is wrong, where, and how to put it right; nothing is taken from a refused file
 */
export function readCrosswalk(text: string): Crosswalk {
	const fields = fieldsOf(parse(text), 'The file', ['format', 'version', 'weights', 'categories']);
	if (fields.get('format') !== FORMAT)
		throw refuse(`The file says that it is ${quote(fields.get('format'))}.`, `A crosswalk says “${FORMAT}” under “format”.`);
	if (fields.get('version') !== VERSION)
		throw refuse(
			`The file has version ${quote(fields.get('version'))}.`,
			`This page reads version ${String(VERSION)}; save it again from there.`
		);
	const list: unknown = fields.get('categories');
	if (!Array.isArray(list) || list.length > MOST_ENTRIES)
		throw refuse('“categories” is no list of categories.', `Write a list of at most ${MOST_ENTRIES.toLocaleString('en-GB')} entries.`);
	const entries = list.map(entryOf);
	const seen = new Map<string, number>();
	entries.forEach(({ scope, category }, index) => {
		const id = `${scope} ${categoryKey(category)}`;
		const first = seen.get(id);
		if (first !== undefined)
			throw refuse(
				`Categories ${String(first + 1)} and ${String(index + 1)} are both “${category}” of ${scope}.`,
				'Keep one of them: capitals and punctuation make no difference.'
			);
		seen.set(id, index);
	});
	return { entries, scale: scaleOf(fields.get('weights')) };
}
