import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, EMPTY, FEWEST_TOGETHER, NOT_CLEAR, TOO_FEW, type CompareRequest } from '../../src/lib/analysis/jobs/compare';
import { frames } from '../../src/lib/analysis/jobs/frames';

const counts = fc.array(fc.oneof(fc.nat(12), fc.nat(300)), { minLength: 1, maxLength: 40 });
const request: fc.Arbitrary<CompareRequest> = fc
	.tuple(counts, fc.nat(1000), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }))
	.map(([a, seed, days, other]) => ({
		a: Uint32Array.from(a),
		b: Uint32Array.from(a, (n, i) => Math.round(n * (((seed * (i + 7) * 31) % 17) / 6))),
		exposure: { a: days, b: other }
	}));
const turned = ({ a, b, exposure }: CompareRequest): CompareRequest => ({ a: b, b: a, exposure: { a: exposure.b, b: exposure.a } });
const RUNS = { numRuns: 150, seed: 4 };

describe('two sides place by place', () => {
	it('gives every place one class, by its counts', () =>
		fc.assert(
			fc.asyncProperty(request, async (sides) => {
				const { of, tested, clear, unusual } = await compare(sides);
				of.forEach((at, i) => {
					const n = (sides.a[i] ?? 0) + (sides.b[i] ?? 0);
					if (n === 0) expect(at).toBe(EMPTY);
					else if (n < FEWEST_TOGETHER) expect(at).toBe(TOO_FEW);
					else expect(at).toBeLessThan(TOO_FEW);
				});
				expect(of.filter((at) => at < TOO_FEW).length).toBe(tested);
				expect(of.filter((at) => at < TOO_FEW && at !== NOT_CLEAR).length).toBe(clear);
				expect(clear).toBeLessThanOrEqual(unusual);
			}),
			RUNS
		));

	it('turns over when the sides do', () =>
		fc.assert(
			fc.asyncProperty(request, async (sides) => {
				const [there, back] = [await compare(sides), await compare(turned(sides))];
				there.of.forEach((at, i) => {
					expect(back.of[i]).toBe(at >= TOO_FEW ? at : 6 - at);
					const [low, high] = [there.low[i] ?? 0, back.high[i] ?? 0];
					if (low > 0 && Number.isFinite(high)) expect(low * high).toBeCloseTo(1, 7);
				});
			}),
			RUNS
		));

	it('calls clear only what its own interval calls different, in the direction of the ratio', () =>
		fc.assert(
			fc.asyncProperty(request, async (sides) => {
				const { of, ratio, low, high, q } = await compare(sides);
				of.forEach((at, i) => {
					if (at >= TOO_FEW) {
						expect(ratio[i]).toBeNaN();
						return;
					}
					expect(low[i]).toBeLessThanOrEqual(ratio[i] ?? 0);
					expect(high[i]).toBeGreaterThanOrEqual(ratio[i] ?? 0);
					if (at === NOT_CLEAR) expect(q[i]).toBeGreaterThanOrEqual(0.05);
					if (at > NOT_CLEAR) expect(low[i]).toBeGreaterThan(1);
					if (at < NOT_CLEAR) expect(high[i]).toBeLessThan(1);
				});
			}),
			RUNS
		));

	it('asks for more evidence where more places are tested', async () => {
		const one = await compare({ a: Uint32Array.of(100), b: Uint32Array.of(135), exposure: { a: 1, b: 1 } });
		expect(one.of[0]).toBe(5);
		const many = Uint32Array.from({ length: 400 }, () => 100);
		const among = await compare({ a: many, b: Uint32Array.from(many, (n, i) => (i === 0 ? 135 : n)), exposure: { a: 1, b: 1 } });
		expect(among.of[0]).toBe(NOT_CLEAR);
		expect([among.unusual, among.clear]).toEqual([1, 0]);
	});

	it('puts sizes into their classes in whole numbers', async () => {
		const of = async (a: number, b: number) =>
			(await compare({ a: Uint32Array.of(a), b: Uint32Array.of(b), exposure: { a: 3, b: 3 } })).of[0];
		expect(await Promise.all([of(3000, 6000), of(3000, 5999), of(3000, 4000), of(3000, 3999)])).toEqual([6, 5, 5, 4]);
		expect(await Promise.all([of(6000, 3000), of(5999, 3000), of(4000, 3000), of(3999, 3000)])).toEqual([0, 1, 1, 2]);
	});

	it('stops when it is cancelled, and refuses unequal lists', async () => {
		const many = new Uint32Array(5000).fill(50);
		const stop = new AbortController();
		const running = compare({ a: many, b: many, exposure: { a: 1, b: 1 } }, stop.signal);
		stop.abort();
		await expect(running).rejects.toThrow('Cancelled');
		await expect(compare({ a: many, b: new Uint32Array(1), exposure: { a: 1, b: 1 } })).rejects.toThrow(RangeError);
	});
});

describe('frames', () => {
	it('hold every entry of the frames wanted once, in their frame', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(9), fc.nat(30), fc.integer({ min: 1, max: 50 })), { maxLength: 80 }),
				fc.nat(20),
				fc.nat(15),
				async (entries, first, length) => {
					const end = first + length;
					const place = Uint32Array.from(entries, ([cell]) => cell);
					const count = Uint32Array.from(entries, ([, , n]) => n);
					const frame = entries.map(([, at]) => at);
					const got = await frames({ place, frame, count, first, end, method: 'quantile' });
					expect(got.starts.length).toBe(length + 1);
					for (let f = 0; f < length; f++) {
						const range = [got.starts[f] ?? 0, got.starts[f + 1] ?? 0] as const;
						const own = entries.filter(([, at]) => at === first + f);
						expect(Array.from(got.place.subarray(...range), (at, i) => [at, got.count[range[0] + i]])).toEqual(
							own.map(([cell, , n]) => [cell, n])
						);
						expect(got.totals[f]).toBe(own.reduce((sum, [, , n]) => sum + n, 0));
					}
					expect(got.classes.max).toBe(Math.max(0, ...got.count));
				}
			),
			RUNS
		));
});
