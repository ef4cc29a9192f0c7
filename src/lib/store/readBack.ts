import type { SourceContents } from '../core/answers';
import { HexbeatError } from '../core/errors';
import { NO_FILTER, type Period } from '../core/filter';
import { NAMED_FIELDS, NO_NAME, UNLOCATED, type IncidentColumns, type NamedField } from '../core/incident';
import { moved } from '../core/rpc';
import type { SourceId } from '../core/source';
import type { Asking, Rows } from './asking';
import type { Catalogue, Entry } from './catalogue';
import { NO_CODE, type CodeMap } from './names';
import { literal, oneOf } from './sql/dialect';

/** Rows of a part; more only where one day alone has more. */
const PART = 65_536;

/** Columns of the incident table as they were loaded. */
const PLAIN = {
	day_first: Int32Array,
	day_last: Int32Array,
	month: Uint16Array,
	slot: Uint8Array,
	second: Int32Array,
	utc: Float64Array,
	until: Float64Array,
	precision: Uint8Array,
	accuracy: Float32Array,
	origin: Uint8Array
} as const;
const CODED = ['loc', ...NAMED_FIELDS] as const;

function published({ catalogue }: Asking['parts'], source: SourceId): Entry {
	const entry = catalogue.find(source);
	if (entry?.facts) return entry;
	throw new HexbeatError('unknown-source', `There is no loaded source ${String(source)} to read back.`, 'Load the file again.');
}

/** The common codes that a source uses, each once, in the order of their first use. */
function used(map: CodeMap): number[] {
	const codes = new Set<number>();
	for (let i = 0; i < map.size; i++) if (map.at(i) !== NO_CODE) codes.add(map.at(i));
	return [...codes];
}

/** Place of every common code among the used ones; −1 for the others. */
function placesOf(codes: readonly number[]): Int32Array {
	const places = new Int32Array(codes.reduce((most, code) => Math.max(most, code), -1) + 1).fill(-1);
	codes.forEach((code, place) => {
		places[code] = place;
	});
	return places;
}

function pointsOf({ points }: Catalogue, entry: Entry): Float64Array {
	const codes = used(entry.points);
	const { positions } = points;
	const own = new Float64Array(2 * codes.length);
	codes.forEach((code, i) => {
		own[2 * i] = positions[2 * code] ?? NaN;
		own[2 * i + 1] = positions[2 * code + 1] ?? NaN;
	});
	return own;
}

/** Runs of days that hold up to a part's rows each. */
function partsOf(found: Rows): SourceContents['parts'] {
	const [day, n] = [found.column('day'), found.column('n')];
	const days = [...Array(found.length).keys()].map((i) => ({ day: day[i] ?? 0, rows: n[i] ?? 0 })).sort((a, b) => a.day - b.day);
	const parts: { period: Period; rows: number }[] = [];
	for (const { day, rows } of days) {
		const last = parts.at(-1);
		if (last && last.rows + rows <= PART) parts.splice(-1, 1, { period: { from: last.period.from, to: day + 1 }, rows: last.rows + rows });
		else parts.push({ period: { from: day, to: day + 1 }, rows });
	}
	return parts;
}

export async function contents(asking: Asking, source: SourceId, signal?: AbortSignal): Promise<SourceContents> {
	const { catalogue, dialect } = asking.parts;
	published(asking.parts, source);
	const select = `SELECT day_first AS day, ${dialect.count} AS n`;
	const days = await asking.run(NO_FILTER, (from) => `${select} ${from} GROUP BY day_first`, signal, oneOf('source', [source]));
	const entry = published(asking.parts, source);
	const namesOf = (field: NamedField): string[] => used(entry.names[field]).map((code) => catalogue.names[field].name(code));
	const points = pointsOf(catalogue, entry);
	const cells = catalogue.points.tuplesOf(used(entry.points));
	const names = { category: namesOf('category'), outcome: namesOf('outcome'), area: namesOf('area') };
	return moved({ names, points, ...(cells && { cells }), parts: partsOf(days) }, [
		points.buffer as ArrayBuffer,
		...(cells ? [cells.buffer as ArrayBuffer] : [])
	]);
}

export async function rows(asking: Asking, source: SourceId, period: Period, signal?: AbortSignal): Promise<IncidentColumns> {
	published(asking.parts, source);
	const within = `day_first BETWEEN ${literal(period.from)} AND ${literal(period.to - 1)}`;
	const list = [...Object.keys(PLAIN), ...CODED].join(', ');
	const found = await asking.run(NO_FILTER, (from) => `SELECT ${list} ${from}`, signal, oneOf('source', [source]), within);
	const entry = published(asking.parts, source);
	const location = new Int32Array(found.length);
	const own = placesOf(used(entry.points));
	const loc = found.column('loc');
	for (let i = 0; i < found.length; i++) location[i] = own[loc[i] ?? -1] ?? UNLOCATED;
	const columns: IncidentColumns = {
		dayFirst: plain(found, 'day_first'),
		dayLast: plain(found, 'day_last'),
		month: plain(found, 'month'),
		slot: plain(found, 'slot'),
		second: plain(found, 'second'),
		utc: plain(found, 'utc'),
		until: plain(found, 'until'),
		precision: plain(found, 'precision'),
		location,
		accuracy: plain(found, 'accuracy'),
		category: recoded(found, 'category', entry),
		outcome: recoded(found, 'outcome', entry),
		area: recoded(found, 'area', entry),
		origin: plain(found, 'origin')
	};
	return moved(
		columns,
		Object.values(columns).map((column: { buffer: ArrayBufferLike }) => column.buffer as ArrayBuffer)
	);
}

/** A column in its own type; the engine hands over each in a buffer of its own. */
function plain<Name extends keyof typeof PLAIN>(found: Rows, name: Name): InstanceType<(typeof PLAIN)[Name]> {
	const values = found.column(name);
	const Type = PLAIN[name];
	return (values instanceof Type ? values : new Type(values)) as InstanceType<(typeof PLAIN)[Name]>;
}

function recoded(found: Rows, field: NamedField, entry: Entry): Uint16Array {
	const own = placesOf(used(entry.names[field]));
	const common = found.column(field);
	const codes = new Uint16Array(found.length);
	for (let i = 0; i < found.length; i++) codes[i] = own[common[i] ?? -1] ?? NO_NAME;
	return codes;
}
