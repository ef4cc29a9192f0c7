/** Mappings as they are remembered: roles by header, answers by question, never a value or a file name. Pure. */
import { HexbeatError } from '../core/errors';
import type { Profile } from '../core/incident';
import type { ColumnReport, Mapping, Preview, Role } from '../ingest';
import { ROLES } from '../ingest/contract';

/** A mapping that was corrected once, for the next file with the same columns. */
export interface SavedMapping {
	/** What the user calls it. */
	readonly name: string;
	/** Roles by header, as `headerKeys` writes it. */
	readonly roles: Readonly<Record<string, Role>>;
	/** Answers by question code. */
	readonly answers: Readonly<Record<string, string>>;
	/** The layout that the user named. */
	readonly profile?: Profile;
}

/** Answers that hold for every file of a layout; others (which sheet, which duplicate) belong to one file. */
const LASTING: ReadonlySet<string> = new Set(['crs', 'date-order', 'utc-or-local', 'coordinates']);
/** Whether an answer to a question is remembered. */
export const lasts = (code: string): boolean => LASTING.has(code);
const PROFILES: readonly Profile[] = ['police-uk-street', 'police-uk-stop-search', 'safezone', 'generic'];
const LONGEST_HEADER = 80;
const LONGEST_NAME = 60;
const FORMAT = 'hexbeat-mappings';
const VERSION = 1;

/** Headers in one spelling: lower case, no punctuation; alike ones are told apart by their order. */
export function headerKeys(columns: readonly Pick<ColumnReport, 'name'>[]): string[] {
	const seen = new Map<string, number>();
	return columns.map(({ name }) => {
		const spelt = name.normalize('NFKC').toLowerCase();
		const key = (spelt.replace(/[\s\p{P}\p{S}]+/gu, ' ').trim() || spelt.trim()).slice(0, LONGEST_HEADER);
		const times = (seen.get(key) ?? 0) + 1;
		seen.set(key, times);
		return times === 1 ? key : `${key} #${String(times)}`;
	});
}

/** Whether a mapping was made for exactly these columns, in any order. */
export function fits({ roles }: SavedMapping, columns: readonly Pick<ColumnReport, 'name'>[]): boolean {
	const keys = headerKeys(columns);
	return keys.length === Object.keys(roles).length && keys.every((key) => Object.hasOwn(roles, key));
}

export function sameColumns(a: SavedMapping, b: SavedMapping): boolean {
	const keys = Object.keys(a.roles);
	return keys.length === Object.keys(b.roles).length && keys.every((key) => Object.hasOwn(b.roles, key));
}

/** Number of columns of a file that a mapping knows. */
export const known = ({ roles }: SavedMapping, columns: readonly Pick<ColumnReport, 'name'>[]): number =>
	headerKeys(columns).filter((key) => Object.hasOwn(roles, key)).length;

/** What to remember of a file as it is read now; null where the columns have no names of their own. */
export function remember(name: string, { columns, hasHeader }: Preview, { answers, profile }: Mapping): SavedMapping | null {
	if (!hasHeader || columns.length === 0) return null;
	const keys = headerKeys(columns);
	return {
		name: name.trim().slice(0, LONGEST_NAME) || defaultName(columns),
		roles: Object.fromEntries(columns.map(({ role }, i) => [keys[i] ?? '', role])),
		answers: Object.fromEntries(Object.entries(answers).filter(([code]) => LASTING.has(code))),
		...(profile && { profile })
	};
}

/** A name from the headers, as long as the user has given none: "Logged, Kind, Easting …". */
export function defaultName(columns: readonly Pick<ColumnReport, 'name'>[]): string {
	const names = columns.slice(0, 3).map(({ name }) => name.slice(0, 18));
	return `${names.join(', ')}${columns.length > 3 ? ' …' : ''}`;
}

/** The mapping of a file by a remembered one; columns that it does not know are left to the proposal. */
export function mappingBy({ roles, answers, profile }: SavedMapping, columns: readonly Pick<ColumnReport, 'name'>[]): Mapping {
	const chosen = headerKeys(columns).flatMap((key, index) => {
		const role = Object.hasOwn(roles, key) ? roles[key] : undefined;
		return role === undefined ? [] : [[index, role] as const];
	});
	return { roles: Object.fromEntries(chosen), answers, ...(profile && { profile }) };
}

/** The mappings as a text, to keep or to hand on. */
export const writeMappings = (list: readonly SavedMapping[]): string =>
	JSON.stringify({ format: FORMAT, version: VERSION, mappings: list }, null, '\t');

/**
 * Reads what `writeMappings` wrote.
 * @throws HexbeatError not-mappings when the text is something else
 */
export function readMappings(text: string): SavedMapping[] {
	const file = parse(text);
	if (!isRecord(file) || file['format'] !== FORMAT || file['version'] !== VERSION || !Array.isArray(file['mappings'])) throw notMappings();
	return file['mappings'].map((entry: unknown) => {
		if (!isRecord(entry) || typeof entry['name'] !== 'string' || !isRecord(entry['roles']) || !isRecord(entry['answers']))
			throw notMappings();
		const roles = Object.entries(entry['roles']).map(([key, role]) => {
			const real = ROLES.find((one) => one === role);
			if (real === undefined) throw notMappings();
			return [key.slice(0, LONGEST_HEADER + 4), real] as const;
		});
		const answers = Object.entries(entry['answers']).flatMap(([code, answer]) =>
			LASTING.has(code) && typeof answer === 'string' ? [[code, answer] as const] : []
		);
		const profile = PROFILES.find((one) => one === entry['profile']);
		return {
			name: entry['name'].slice(0, LONGEST_NAME),
			roles: Object.fromEntries(roles),
			answers: Object.fromEntries(answers),
			...(profile && { profile })
		};
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw notMappings();
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const notMappings = (): HexbeatError =>
	new HexbeatError('not-mappings', 'This file holds no remembered mappings.', 'Choose a file that “Export mappings” saved.');
