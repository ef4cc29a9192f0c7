/** Workspaces of random content, and what they hold spelled out, for comparing what went in with what comes out. */
import fc from 'fast-check';
import { NAMED_FIELDS, NO_NAME, NO_SLOT, ORIGINS, UNLOCATED, type CleanBatch, type IncidentColumns } from '../../../src/lib/core/incident';
import type { Positions, SourceFacts } from '../../../src/lib/core/source';
import type { Keeper, OpenRows, WorkspaceHead } from '../../../src/lib/ingest/workspace-file';

export interface Content {
	readonly facts: SourceFacts;
	readonly names: Readonly<Record<'category' | 'outcome' | 'area', readonly string[]>>;
	readonly points: Float64Array;
	/** Rows as they are handed over, block by block. */
	readonly blocks: readonly IncidentColumns[];
}

export const HEAD: WorkspaceHead = {
	name: 'Kent, two years',
	saved: '2026-11-22T10:00:00.000Z',
	view: 'category=Burglary&hexagon=9',
	layers: [],
	documents: { crosswalk: '{"version":1}' }
};

const someName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((name) => !/[@\d]/.test(name));
const someNames = fc.uniqueArray(someName, { maxLength: 6 });
const somePoint = fc.tuple(fc.integer({ min: -1_800_000, max: 1_800_000 }), fc.integer({ min: -900_000, max: 900_000 }));

const someRow = fc.record({
	day: fc.integer({ min: -3000, max: 30_000 }),
	grain: fc.integer({ min: 0, max: 3 }),
	second: fc.integer({ min: 0, max: 86_399 }),
	place: fc.nat(),
	located: fc.boolean(),
	accuracy: fc.option(fc.float({ min: 0, max: 5000, noNaN: true })),
	until: fc.boolean(),
	codes: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
	origin: fc.integer({ min: 0, max: ORIGINS.length - 1 })
});
type Row = typeof someRow extends fc.Arbitrary<infer T> ? T : never;

const monthOf = (day: number): number => {
	const date = new Date(day * 86_400_000);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

function columnsOf(rows: readonly Row[], points: number, sizes: readonly [number, number, number]): IncidentColumns {
	const timed = ({ grain }: Row): boolean => grain <= 1;
	const code = (field: 0 | 1 | 2) => Uint16Array.from(rows, ({ codes }) => (sizes[field] === 0 ? NO_NAME : codes[field] % sizes[field]));
	return {
		dayFirst: Int32Array.from(rows, ({ day }) => day),
		dayLast: Int32Array.from(rows, ({ day, grain }) => (grain === 3 ? day + 29 : day)),
		month: Uint16Array.from(rows, ({ day }) => monthOf(day)),
		slot: Uint8Array.from(rows, (row) => (timed(row) ? ((((row.day + 3) % 7) + 7) % 7) * 24 + Math.floor(row.second / 3600) : NO_SLOT)),
		second: Int32Array.from(rows, (row) => (timed(row) ? row.second : -1)),
		utc: Float64Array.from(rows, (row) => (timed(row) ? row.day * 86_400 + row.second : NaN)),
		until: Float64Array.from(rows, (row) => (timed(row) && row.until ? row.day * 86_400 + row.second + 600 : NaN)),
		precision: Uint8Array.from(rows, ({ grain }) => grain),
		location: Int32Array.from(rows, ({ located, place }) => (located && points > 0 ? place % points : UNLOCATED)),
		accuracy: Float32Array.from(rows, ({ accuracy }) => accuracy ?? NaN),
		category: code(0),
		outcome: code(1),
		area: code(2),
		origin: Uint8Array.from(rows, ({ origin }) => origin)
	};
}

export const factsFor = (blocks: readonly IncidentColumns[], positions: Positions = 'rough'): SourceFacts => {
	const all = <T>(read: (columns: IncidentColumns) => Iterable<T>): T[] => blocks.flatMap((block) => [...read(block)]);
	const accepted = all(({ dayFirst }) => dayFirst).length;
	const days = { first: Math.min(...all((c) => c.dayFirst)), last: Math.max(...all((c) => c.dayLast)) };
	return {
		key: '0123abcd',
		label: 'exports, “raw” <2024>.csv',
		profile: 'generic',
		rows: accepted + 3,
		accepted,
		rejected: 3,
		unlocated: all(({ location }) => location).filter((at) => at === UNLOCATED).length,
		precision: accepted === 0 ? null : 'month',
		days: accepted === 0 ? null : days,
		snapped: false,
		positions,
		synthetic: false
	};
};

/** A source of random rows in up to three blocks. */
export const someContent: fc.Arbitrary<Content> = fc
	.tuple(
		fc.array(fc.array(someRow, { minLength: 1, maxLength: 40 }), { maxLength: 3 }),
		someNames,
		someNames,
		someNames,
		fc.array(somePoint, { maxLength: 20 })
	)
	.map(([rows, category, outcome, area, places]) => {
		const points = Float64Array.from(places.flatMap(([lng, lat]) => [lng / 1e4, lat / 1e4]));
		const blocks = rows.map((part) => columnsOf(part, places.length, [category.length, outcome.length, area.length]));
		return { facts: factsFor(blocks), names: { category, outcome, area }, points, blocks };
	});

/** Writes sources into a draft. */
export async function addAll(keeper: Keeper, draft: number, contents: readonly Content[]): Promise<void> {
	for (const { facts, names, points, blocks } of contents) {
		await keeper.addSource(draft, facts, { names, points }, null);
		for (const columns of blocks) await keeper.addRows(draft, columns);
	}
}

export async function fileOf(keeper: Keeper, contents: readonly Content[], head: WorkspaceHead = HEAD): Promise<Blob> {
	const draft = await keeper.begin(null, 0);
	await addAll(keeper, draft, contents);
	return keeper.toFile(draft, head);
}

export const readAll = async (keeper: Keeper, { handle, sources }: OpenRows): Promise<CleanBatch[][]> => {
	const read: CleanBatch[][] = [];
	for (const [s, { blocks }] of sources.entries()) {
		const batches: CleanBatch[] = [];
		for (let b = 0; b < blocks; b++) batches.push(await keeper.read(handle, s, b));
		read.push(batches);
	}
	return read;
};

/** Every value of every row in order, with names and positions in place of codes. */
export function spelled(blocks: readonly IncidentColumns[], names: Content['names'], points: ArrayLike<number>): Record<string, unknown>[] {
	return blocks.flatMap((columns) =>
		Array.from({ length: columns.dayFirst.length }, (_, i) => {
			const row: Record<string, unknown> = {};
			for (const [name, column] of Object.entries(columns) as [string, ArrayLike<number>][]) row[name] = column[i];
			for (const field of NAMED_FIELDS) row[field] = columns[field][i] === NO_NAME ? null : names[field][columns[field][i] ?? -1];
			const at = columns.location[i] ?? UNLOCATED;
			row['location'] = at === UNLOCATED ? null : [points[2 * at], points[2 * at + 1]];
			return row;
		})
	);
}

/** The same of batches that were read. */
export function spelledBatches(batches: readonly CleanBatch[]): Record<string, unknown>[] {
	const names = { category: [] as string[], outcome: [] as string[], area: [] as string[] };
	const points: number[] = [];
	for (const { newNames, newPoints } of batches) {
		for (const field of NAMED_FIELDS) names[field].push(...newNames[field]);
		points.push(...newPoints);
	}
	return spelled(
		batches.map(({ columns }) => columns),
		names,
		points
	);
}
