import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import type { MonthlyCounts } from '../../../src/lib/core/answers';
import { createKeeper, type OpenCounts, type OpenRows } from '../../../src/lib/ingest/workspace-file';
import { HEAD, fileOf, readAll, someContent, spelledBatches } from './content';

const keeper = createKeeper({ shelf: 'no shelf' });
const MANIFEST_AT = 48;
const encoder = new TextEncoder();

let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
	const contents = fc.sample(someContent, { numRuns: 100, seed: 3 }).filter(({ blocks }) => blocks.length > 1);
	bytes = new Uint8Array(await (await fileOf(keeper, contents.slice(0, 2))).arrayBuffer());
});

/** Opens a file and reads all of it. */
async function openWhole(content: BlobPart): Promise<unknown> {
	const opened = await keeper.openFile(new Blob([content]));
	return opened.variant === 'rows' ? readAll(keeper, opened) : opened;
}
const manifestOf = (file: Uint8Array): Record<string, unknown> => {
	const length = new DataView(file.buffer).getUint32(12, true);
	return JSON.parse(new TextDecoder().decode(file.subarray(MANIFEST_AT, MANIFEST_AT + length))) as Record<string, unknown>;
};

/** The file with another manifest, its checksum made right. */
async function withManifest(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const body = encoder.encode(text);
	const before = new DataView(bytes.buffer).getUint32(12, true);
	const blocks = bytes.subarray(MANIFEST_AT + before);
	const out = new Uint8Array(MANIFEST_AT + body.length + blocks.length);
	out.set(bytes.subarray(0, 12));
	new DataView(out.buffer).setUint32(12, body.length, true);
	out.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body)), 16);
	out.set(body, MANIFEST_AT);
	out.set(blocks, MANIFEST_AT + body.length);
	return out;
}
interface Manifest {
	sources: { facts: Record<string, unknown>; rows: { rows: number; size: number }[]; file: unknown; points: { size: number } }[];
	[name: string]: unknown;
}
async function edited(change: (manifest: Manifest) => void): Promise<Uint8Array<ArrayBuffer>> {
	const manifest = manifestOf(bytes) as unknown as Manifest;
	change(manifest);
	return withManifest(JSON.stringify(manifest));
}
const first = (manifest: Manifest): Manifest['sources'][number] => {
	const [source] = manifest.sources;
	if (!source) throw new Error('no source');
	return source;
};

describe('a workspace file that is not as it was written', () => {
	it('is refused at whatever byte it is cut', async () => {
		expect(await openWhole(bytes)).toHaveLength(2);
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
				await expect(openWhole(bytes.subarray(0, length))).rejects.toMatchObject({
					code: length === 0 ? 'workspace-unknown' : 'workspace-truncated'
				});
			}),
			{ numRuns: 80 }
		);
	});

	it('is refused whatever bit was changed: no other rows come out', async () => {
		const whole = spelledBatches(((await openWhole(bytes)) as Parameters<typeof spelledBatches>[0][]).flat());
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), async (bit) => {
				const changed = bytes.slice();
				changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
				const read = await openWhole(changed).catch((error: unknown) => error);
				// A few bits of a gzip header (its time, its system) mean nothing.
				if (read instanceof Error) expect(read).toBeInstanceOf(HexbeatError);
				else expect(spelledBatches((read as Parameters<typeof spelledBatches>[0][]).flat())).toEqual(whole);
			}),
			{ numRuns: 150, interruptAfterTimeLimit: 4000 }
		);
	});

	it.each([
		['an export', 'Crime ID,Month\n1,2024-01\n', 'workspace-unknown'],
		['nothing', '', 'workspace-unknown'],
		['only its first letters', 'HEX', 'workspace-truncated']
	])('is refused when it is %s', async (_, content, code) => {
		await expect(openWhole(content)).rejects.toMatchObject({ code });
	});

	it('is refused when it is of a newer version', async () => {
		const newer = bytes.slice();
		new DataView(newer.buffer).setUint32(8, 2, true);
		await expect(openWhole(newer)).rejects.toMatchObject({
			code: 'workspace-version',
			remedy: expect.stringContaining('version') as string
		});
	});

	it('is refused when something follows its end', async () => {
		await expect(openWhole(new Blob([bytes, 'more']))).rejects.toMatchObject({ code: 'workspace-damaged' });
	});
});

describe('a manifest with a right checksum and a wrong content', () => {
	const ABSURD: readonly [string, (manifest: Manifest) => void, string?][] = [
		['a row too many', (m) => (first(m).facts['accepted'] = Number(first(m).facts['accepted']) + 1)],
		['fewer located rows', (m) => (first(m).facts['unlocated'] = 0)],
		['another first day', (m) => (first(m).facts['days'] = { first: -3, last: 9e4 })],
		['other days, in range', (m) => (first(m).facts['days'] = { first: 1, last: 2 })],
		['a billion rows', (m) => Object.assign(first(m).rows[0] ?? {}, { rows: 1e9, size: 47e9 })],
		['rows that its bytes cannot hold', (m) => Object.assign(first(m).rows[0] ?? {}, { rows: 1e6, size: 53e6 })],
		['a negative size', (m) => (first(m).points.size = -16)],
		['a size that is no number', (m) => Object.assign(first(m).points, { size: '16' })],
		['a file of the disk', (m) => (first(m).file = '../../state-00000001-00000000')],
		['exact positions', (m) => (first(m).facts['positions'] = 'exact')],
		['an unknown precision', (m) => (first(m).facts['precision'] = 'second')],
		['a key that is a path', (m) => (first(m).facts['key'] = '../../etc')],
		['a name that is an object', (m) => (m['name'] = { toString: 'x' })],
		['a date that is none', (m) => (m['saved'] = 'yesterday')],
		['too many sources', (m) => (m.sources = new Array<Manifest['sources'][number]>(1001).fill(first(m)))],
		['counts beside rows', (m) => (m['variant'] = 'aggregates')],
		['no sources', (m) => delete (m as Record<string, unknown>)['sources']]
	];
	it.each(ABSURD)('is refused: %s', async (_, change) => {
		const error: unknown = await openWhole(await edited(change)).catch((fault: unknown) => fault);
		expect(error).toBeInstanceOf(HexbeatError);
		expect((error as HexbeatError).code).toMatch(/^workspace-(damaged|too-large|truncated|checksum)$/);
		expect((error as HexbeatError).remedy).not.toBe('');
	});

	it('cannot reach what objects inherit', async () => {
		const text = JSON.stringify(manifestOf(bytes));
		const poisoned = `{"__proto__":{"polluted":true,"variant":"rows"},"constructor":{"prototype":{"polluted":true}},${text.slice(1)}`;
		expect(await openWhole(await withManifest(poisoned))).toHaveLength(2);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		const inherited = text.replace('"variant":"rows",', '');
		await expect(openWhole(await withManifest(`{"__proto__":{"variant":"rows"},${inherited.slice(1)}`))).rejects.toMatchObject({
			code: 'workspace-damaged'
		});
	});

	it('is refused when it is no JSON', async () => {
		await expect(openWhole(await withManifest('{"variant":'))).rejects.toMatchObject({ code: 'workspace-damaged' });
	});
});

describe('a file of counts', () => {
	const counts: MonthlyCounts = {
		resolution: 8,
		cells: ['88195da49bfffff', '88195da4d9fffff'],
		categories: ['Burglary', '防犯'],
		cell: Int32Array.of(0, 1, -1),
		month: Uint16Array.of(24_300, 24_301, 24_300),
		category: Uint16Array.of(0, 1, 0xffff),
		count: Uint32Array.of(12, 1, 70_000)
	};

	it('gives back its counts, and no rows', async () => {
		const file = await keeper.countsFile(HEAD, ['kent.csv'], counts);
		const opened = (await keeper.openFile(file)) as OpenCounts;
		expect(opened).toEqual({ variant: 'aggregates', head: HEAD, sources: ['kent.csv'], counts });
	});

	it.each([
		['a hexagon of another resolution', { ...counts, resolution: 9 }],
		['a hexagon that is none', { ...counts, cells: ['88195da49bfffff', 'ffffffffffffff0'] }],
		['a code without a hexagon', { ...counts, cell: Int32Array.of(0, 2, -1) }],
		['a code without a category', { ...counts, category: Uint16Array.of(0, 2, 0) }],
		['a count of nothing', { ...counts, count: Uint32Array.of(12, 0, 7) }]
	])('is refused with %s', async (_, wrong) => {
		const file = await keeper.countsFile(HEAD, ['kent.csv'], wrong);
		await expect(keeper.openFile(file)).rejects.toMatchObject({ code: 'workspace-damaged' });
	});

	it('is no workspace with rows', async () => {
		const opened = await keeper.openFile(await keeper.countsFile(HEAD, [], counts));
		expect((opened as unknown as OpenRows).handle).toBeUndefined();
	});
});
