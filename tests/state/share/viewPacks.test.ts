import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER, type Filter } from '../../../src/lib/core/filter';
import { monthStart } from '../../../src/lib/core/time';
import { HexbeatError } from '../../../src/lib/core/errors';
import { addSlide } from '../../../src/lib/share/story';
import type { Backends } from '../../../src/lib/state/backends';
import { Layers } from '../../../src/lib/state/layers.svelte';
import type { Making } from '../../../src/lib/state/share/making';
import { Sharing } from '../../../src/lib/state/share/sharing.svelte';
import { showOf, tellStory } from '../../../src/lib/state/share/telling';
import { Workspace } from '../../../src/lib/state/workspace.svelte';
import { openDuckDb } from '../../../src/lib/store/duckdb-wasm/node';
import type { Engine } from '../../../src/lib/store/engine';
import { realBackends } from '../realBackends';

/** January 2022, and incidents of each month from there: among them many pairs of spans that differ by a few. */
const FIRST = 2022 * 12;
const COUNTS = [9, 2, 0, 14, 3, 8, 1, 21, 4, 6, 0, 12, 7, 1, 3, 18, 2, 9, 0, 5, 11, 4, 1, 6, 16, 3, 2, 8, 13, 0, 1, 24, 3, 7, 2, 10];
const CATEGORIES = ['Burglary', 'Robbery', 'Drugs'];

const HEADER =
	'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
const two = (n: number): string => String(n).padStart(2, '0');
const file = (): File => {
	const lines = COUNTS.flatMap((count, at) =>
		Array.from({ length: count }, (_, i) => {
			const month = `${String(2022 + Math.floor(at / 12))}-${two((at % 12) + 1)}`;
			const id = `${String(at)}x${String(i)}`.padEnd(64, '0');
			return `${id},${month},Downshire Police,Downshire Police,1.08,51.28,On or near A Street,E0,Canterbury 001A,${CATEGORIES[i % 3] ?? ''},Under investigation,`;
		})
	);
	return new File([`${HEADER}\n${lines.join('\n')}\n`], '2022-01-downshire-street.csv');
};

let engine: Engine;
let backends: Backends;
let workspace: Workspace;
beforeAll(async () => {
	engine = await openDuckDb();
	backends = await realBackends(engine);
	workspace = new Workspace(backends);
	await workspace.add([file()]);
	await workspace.publish();
});
afterAll(() => engine.close());

const sharingNow = (): Sharing =>
	new Sharing({
		backends,
		workspace,
		layers: new Layers(),
		crosswalk: { placed: [], nameOf: () => null },
		places: { load: () => Promise.resolve(), list: [], whereIs: () => '' }
	} as unknown as Making);

interface Span {
	readonly from: number;
	readonly to: number;
}
const filterOf = ({ from, to }: Span): Filter => ({ ...NO_FILTER, period: { from: monthStart(FIRST + from), to: monthStart(FIRST + to) } });
const countIn = ({ from, to }: Span): number => COUNTS.slice(from, to).reduce((sum, n) => sum + n, 0);
/** A span and the same months a year before, where those are loaded and lie before it: what a pack tells the whole of. */
const toldOf = ({ from, to }: Span): Span[] => [{ from, to }, ...(from >= 12 && to - from <= 12 ? [{ from: from - 12, to: to - 12 }] : [])];
const inside = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to;
/** Whether a partner could work out fewer than five from the two. */
const gives = (one: Span, other: Span): boolean =>
	toldOf(one).some((a) =>
		toldOf(other).some((b) => {
			const [outer, inner] = inside(a, b) ? [b, a] : [a, b];
			const left = countIn(outer) - countIn(inner);
			return inside(inner, outer) && countIn(outer) >= 5 && left > 0 && left < 5;
		})
	);

const span = fc
	.tuple(fc.nat(COUNTS.length - 1), fc.nat(COUNTS.length - 1))
	.map(([a, b]): Span => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
/** A span and another, often one that lacks its last months. */
const pairs = fc.oneof(
	fc.tuple(span, span),
	fc
		.tuple(span, fc.integer({ min: 1, max: 2 }))
		.map(([whole, less]) => [whole, { ...whole, to: Math.max(whole.from + 1, whole.to - less) }] as const)
);

async function told(sharing: Sharing, whole: Span, views: readonly Filter[]): Promise<ReturnType<typeof tellStory>> {
	sharing.ask({ audience: 'partnership', filter: filterOf(whole), today: 20_000 });
	await sharing.pack.settle();
	for (const view of views) sharing.tell(addSlide(sharing.story, { kind: 'headline', view }).story);
	sharing.askViews();
	await sharing.views.settle();
	const pack = sharing.pack.value;
	if (!pack || !sharing.story) throw new Error('The whole selection was refused.');
	return tellStory(sharing, sharing.story, pack);
}

describe('packs of views', () => {
	it('are refused where two of a story would give a small number away, and made where they are far apart', async () => {
		const seen = { refused: 0, made: 0 };
		await fc.assert(
			fc.asyncProperty(pairs, async ([whole, part]) => {
				const sharing = sharingNow();
				const slide = (await told(sharing, whole, [filterOf(part)]))[1];
				const close = gives(whole, part);
				seen[close ? 'refused' : 'made']++;
				expect(slide?.fault?.code ?? null).toBe(close ? 'selection-too-close' : null);
				expect(slide?.pack === null).toBe(close);
				const own = sharing.outcomeOf({ view: filterOf(part) });
				if (own && !(own instanceof HexbeatError)) {
					const n = countIn(part);
					expect(own.all.total).toBe(n === 0 ? 0 : n < 5 ? 'few' : 5 * Math.round(n / 5));
				}
			}),
			{
				numRuns: 25,
				examples: [
					[
						[
							{ from: 13, to: 24 },
							{ from: 15, to: 24 }
						]
					],
					// Nested in the year before alone.
					[
						[
							{ from: 24, to: 35 },
							{ from: 12, to: 22 }
						]
					],
					[
						[
							{ from: 0, to: 36 },
							{ from: 3, to: 8 }
						]
					],
					[
						[
							{ from: 0, to: 36 },
							{ from: 20, to: 30 }
						]
					]
				]
			}
		);
		expect(Math.min(seen.refused, seen.made)).toBeGreaterThan(1);
	}, 120_000);

	it('are refused by the slides before, too; nothing of the story is lost, and what is shown leaves the slide out', async () => {
		const sharing = sharingNow();
		const whole = { from: 0, to: 36 };
		const year = filterOf({ from: 24, to: 36 });
		const nearly = filterOf({ from: 24, to: 35 });
		const slides = await told(sharing, whole, [year, { ...year, categories: ['Burglary'] }, { ...nearly, categories: ['Burglary'] }]);
		expect(slides.map(({ fault }) => fault?.code ?? null)).toEqual([null, null, null, 'selection-too-close', null]);
		expect(slides[3]?.slide.figures).toMatchObject([
			{ points: [expect.stringContaining('fewer than 5'), expect.stringContaining('longer')] }
		]);
		expect(sharing.story?.slides).toHaveLength(5);
		const pack = sharing.pack.value;
		if (!pack || !sharing.story) throw new Error('no pack');
		const show = showOf(sharing.story, slides, pack);
		expect(show.story.slides.map(({ kind, view }) => [kind, view])).toEqual([
			['title', null],
			['headline', null],
			['headline', null],
			['method', null]
		]);
		expect(show.own?.map(({ title }) => title)[1]).toContain('Burglary');
		expect(JSON.stringify(show)).not.toContain('"categories":["Burglary"]');
	}, 60_000);

	it('are given up and counted again; a view of a layer or a file that is not loaded is never another view', async () => {
		const sharing = sharingNow();
		const year = filterOf({ from: 24, to: 36 });
		const missing = { ...year, boundary: { layer: 'Wards', name: 'Westgate', polygons: [] } };
		await told(sharing, { from: 0, to: 36 }, [missing, { ...year, sources: ['gone'] }]);
		expect(sharing.outcomeOf({ view: missing })).toMatchObject({ code: 'view-layer-missing' });
		expect(sharing.outcomeOf({ view: { ...year, sources: ['gone'] } })).toMatchObject({ code: 'view-sources-missing' });
		sharing.tell(addSlide(sharing.story, { kind: 'headline', view: year }).story);
		sharing.askViews();
		expect(sharing.views.left).toBe(1);
		sharing.views.cancel();
		await sharing.views.settle();
		expect([sharing.views.left, sharing.outcomeOf({ view: year })]).toEqual([0, null]);
		sharing.views.again();
		await sharing.views.settle();
		expect(sharing.outcomeOf({ view: year })).toMatchObject({ kind: 'hexbeat-pack' });
	}, 60_000);
});
