import { POSITIONS } from '../../core/source';
import { ROLES, type ColumnClass, type ImportRecord, type StandOut } from '../contract';
import { damaged } from './faults';
import { PROFILES } from './facts';
import { LIMITS } from './limits';
import { field, json, list, oneOf, text, whole } from './shape';

const CLASSES: readonly ColumnClass[] = ['keep', 'coarsen', 'drop'];
const MOST_COLUMNS = 1000;
const MOST_TEXT = 10_000;

const words = (value: unknown, what: string): string => text(value, MOST_TEXT, what);
const maybe = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === null ? null : read(value));

function share(value: unknown, what: string): number {
	if (typeof value === 'number' && value >= 0 && value <= 1) return value;
	throw damaged(`${what} is no share`);
}

function readStandOut(value: unknown, what: string): StandOut {
	const rows = (name: string, from: unknown): number => whole(field(from, name, what), 0, LIMITS.rows, what);
	return {
		share: share(field(value, 'share', what), what),
		rows: rows('rows', value),
		sampled: whole(field(value, 'sampled', what), 1, LIMITS.rows, what),
		by: list(field(value, 'by', what), 20, what, (item) => words(item, what)),
		shareInDays: maybe(field(value, 'shareInDays', what), (item) => share(item, what)),
		worst: list(field(value, 'worst', what), 100, what, (item) => ({
			category: maybe(field(item, 'category', what), (name) => words(name, what)),
			rows: rows('rows', item),
			of: rows('of', item)
		}))
	};
}

function readColumn(value: unknown, what: string): ImportRecord['columns'][number] {
	return {
		name: words(field(value, 'name', what), what),
		role: oneOf(field(value, 'role', what), ROLES, what),
		class: oneOf(field(value, 'class', what), CLASSES, what),
		rule: words(field(value, 'rule', what), what),
		reason: words(field(value, 'reason', what), what),
		override: maybe(field(value, 'override', what), (item) => words(item, what))
	};
}

function readRecord(value: unknown, index: number): ImportRecord {
	const what = `import record ${String(index + 1)}`;
	const at = (name: keyof ImportRecord): unknown => field(value, name, what);
	const rows = (name: 'rows' | 'accepted' | 'rejected' | 'masked'): number => whole(at(name), 0, LIMITS.rows, what);
	return {
		file: words(at('file'), what),
		key: words(at('key'), what),
		at: maybe(at('at'), (item) => words(item, what)),
		profile: oneOf(at('profile'), PROFILES, what),
		rows: rows('rows'),
		accepted: rows('accepted'),
		rejected: rows('rejected'),
		columns: list(at('columns'), MOST_COLUMNS, what, (item) => readColumn(item, what)),
		positions: oneOf(at('positions'), POSITIONS, what),
		sharedShare: share(at('sharedShare'), what),
		pointsOverride: maybe(at('pointsOverride'), (item) => words(item, what)),
		times: oneOf(at('times'), ['as read', 'days'], what),
		masked: rows('masked'),
		standOut: maybe(at('standOut'), (item) => readStandOut(item, what))
	};
}

export const writeRecords = (records: readonly ImportRecord[]): string => JSON.stringify(records);

/** Import records that came with a workspace. @throws HexbeatError workspace-damaged */
export const readRecords = (source: string): ImportRecord[] =>
	list(json(source, 'the import records'), LIMITS.sources, 'the import records', readRecord);
