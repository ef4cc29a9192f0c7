import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../data/generator/clock';
import { SPAN } from '../../data/truths';
import { analyst } from '../../src/lib/analysis/jobs';
import { categoryKey } from '../../src/lib/core/crosswalk/category-key';
import { NO_FILTER } from '../../src/lib/core/filter';
import type { Overlay } from '../../src/lib/core/overlay';
import { readOverlay } from '../../src/lib/ingest';
import type { Backends } from '../../src/lib/state/backends';
import type { Denominator } from '../../src/lib/state/denominator';
import { test as testSpots, type Tested } from '../../src/lib/state/hotspots/ask';
import { FEWEST, rateBase, rateLayer, rateOf } from '../../src/lib/state/hotspots/rateLayer';
import type { Store } from '../../src/lib/store';
import { loadSample } from './load-sample';

const signal = new AbortController().signal;
const WARDS = 'synthetic-sketch-wards.geojson';
const denominator = (values: ReadonlyMap<string, number>): Denominator => ({
	kind: 'residents',
	year: 2021,
	source: 'made up',
	columns: [values],
	names: new Map([...values.keys()].map((key) => [key, key])),
	twice: new Set()
});

describe('rates by hexagon in the sample', () => {
	let store: Store;
	let tested: Tested;
	let wards: Overlay;
	beforeAll(async () => {
		({ store } = await loadSample());
		const how = { holdings: await store.holdings(), resolution: null, steps: 1 as const, rings: 2, gaps: [] };
		const filter = { ...NO_FILTER, period: { from: day(SPAN.turn), to: day(SPAN.last) + 1 } };
		tested = await testSpots({ store, analyst } as unknown as Backends, filter, how, null, 1, signal);
		wards = await readOverlay(await openAsBlob(new URL(`../../data/sample/${WARDS}`, import.meta.url)), WARDS);
	});
	afterAll(() => store.close());

	it('need boundaries and a table that knows them', () => {
		const known = denominator(new Map([[categoryKey('Old Town (sketch ward)'), 5000]]));
		expect(rateBase([wards], null)).toBeNull();
		expect(rateBase([], known)).toBeNull();
		expect(rateBase([wards], denominator(new Map([['elsewhere', 5000]])))).toBeNull();
		expect(rateBase([wards], known)?.layer).toBe(wards.name);
	});

	it('are incidents by people, with an interval, where there are enough of both', async () => {
		const names = wards.features.features.map(({ properties }) => String(properties?.[wards.nameField ?? ''] ?? ''));
		expect(names.length).toBe(7);
		const base = rateBase([wards], denominator(new Map(names.map((name) => [categoryKey(name), 20_000]))));
		if (!base) throw new Error('no base');
		const layer = await rateLayer({ analyst }, tested, base, signal);
		const { counts } = tested.result;
		const { people, outside } = layer.people;
		expect(people.reduce((sum, own) => sum + own, outside)).toBeCloseTo(7 * 20_000, 3);
		let rated = 0;
		counts.forEach((count, i) => {
			const all = people[i] ?? 0;
			const rate = rateOf(layer, i);
			expect(rate !== null).toBe(count >= FEWEST.incidents && all >= FEWEST.people);
			if (!rate) return;
			rated++;
			expect(rate.value).toBeCloseTo((layer.per * count) / all, 9);
			expect(rate.value).toBeGreaterThanOrEqual(1);
			expect(rate.low).toBeLessThan(rate.value);
			expect(rate.high).toBeGreaterThan(rate.value);
		});
		expect(rated).toBeGreaterThan(10);
		const some = counts.filter((count) => count > 0).length;
		expect(rated + layer.none.fewIncidents + layer.none.fewPeople).toBe(some);
	});

	it('are refused where nobody lives', async () => {
		const base = rateBase([wards], denominator(new Map([[categoryKey('Old Town (sketch ward)'), 3]])));
		if (!base) throw new Error('no base');
		await expect(rateLayer({ analyst }, tested, base, signal)).rejects.toMatchObject({ code: 'no-rate' });
	});
});
