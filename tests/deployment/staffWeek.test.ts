import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../src/lib/deployment/exact/highs';
import { poisson } from '../../src/lib/deployment/poisson';
import { hourlyRate } from '../../src/lib/deployment/staffing/hourlyRate';
import { staffWeek } from '../../src/lib/deployment/staffing/staffWeek';
import { unitsNeeded } from '../../src/lib/deployment/staffing/staffing';
import type { StaffWeekRequest, WeekStaffing } from '../../src/lib/deployment/staffing/week';

const solver = highsSolver();
const WEEKS = 50;
const DAY = [
	{ from: 6, hours: 8, perHour: null },
	{ from: 14, hours: 8, perHour: null },
	{ from: 22, hours: 8, perHour: null }
];
const LATE = { from: 20, hours: 6, perHour: null };
/** One call in two hours, but two an hour on Friday and Saturday from 22:00 to 02:00. */
const hourly = Uint32Array.from({ length: 168 }, (_, h) => ([118, 119, 120, 121, 142, 143, 144, 145].includes(h) ? 2 : 0.5) * WEEKS);
const request = (change: Partial<StaffWeekRequest> = {}): StaffWeekRequest => ({
	hourly,
	weeks: WEEKS,
	calls: { minutesEach: 60, utilisation: 0.6, rule: { by: 'busy', quantile: 0.9 } },
	shifts: DAY,
	within: null,
	seed: 1,
	...change
});
async function staffed(change: Partial<StaffWeekRequest> = {}): Promise<WeekStaffing> {
	const made = await staffWeek(request(change), solver);
	if (made.kind === 'refusal') throw new Error(made.fault);
	return made;
}
const cover = (made: WeekStaffing) => {
	if (made.cover.kind !== 'cover') throw new Error('not covered');
	return made.cover;
};

/** Share of calls that find someone free: Erlang C by its sums. Calls of an hour each: the load is the rate. */
function freeByHand(load: Float64Array, onDuty: Uint16Array): number {
	let [met, all] = [0, 0];
	load.forEach((a, h) => {
		const n = onDuty[h] ?? 0;
		const terms = Array.from({ length: n + 1 }, (_, i) => a ** i / Array.from({ length: i }, (__, j) => j + 1).reduce((x, y) => x * y, 1));
		const last = n > a ? ((terms.at(-1) ?? 0) * n) / (n - a) : Infinity;
		const before = terms.slice(0, -1).reduce((x, y) => x + y, 0);
		all += a;
		met += a * (last === Infinity ? 0 : 1 - last / (before + last));
	});
	return met / all;
}

describe('incidents an hour', () => {
	it('sum to the records of a week, and keep to weekday × hour where nothing says otherwise', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { minLength: 168, maxLength: 168 }), (counts) => {
				const sum = counts.reduce((a, b) => a + b, 0);
				expect(hourlyRate(counts, WEEKS).perHour.reduce((a, b) => a + b, 0)).toBeCloseTo(sum / WEEKS, 9);
			})
		);
		const product = Array.from({ length: 168 }, (_, h) => (1 + Math.floor(h / 24)) * (1 + (h % 24)));
		const { perHour, pattern } = hourlyRate(product, 1);
		expect(pattern.strength).toBe(Infinity);
		perHour.forEach((rate, h) => {
			expect(rate).toBeCloseTo(product[h] ?? 0, 9);
		});
	});

	it('stray from weekday × hour as much as they are found to: the strength has no bias', () => {
		const random = xoroshiro128plus(7);
		const found = Array.from({ length: 200 }, () => {
			// Levels of 30 with variance 0.05 around weekday × hour, half above and half below.
			const counts = Array.from({ length: 168 }, () =>
				poisson(30 * (1 + (uniformInt(random, 0, 1) === 1 ? 1 : -1) * Math.sqrt(0.05)), random)
			);
			return 1 / hourlyRate(counts, 1).pattern.strength;
		});
		expect(found.reduce((a, b) => a + b, 0) / found.length / 0.05).toBeCloseTo(1, 1);
	});

	it('follow an hour that stands out as far as its records carry it', () => {
		const busy = (each: number): number => {
			const counts = Array.from({ length: 168 }, (_, h) => (h === 140 ? 10 * each : each));
			return hourlyRate(counts, 1).perHour[140] ?? 0;
		};
		expect(busy(1)).toBeLessThan(10);
		expect(busy(1)).toBeGreaterThan(1);
		expect(busy(100) / 1000).toBeGreaterThan(busy(1) / 10);
		expect(busy(100) / 1000).toBeGreaterThan(0.9);
	});
});

describe('people of a week', async () => {
	const [plain, late] = [await staffed(), await staffed({ shifts: [...DAY, LATE] })];
	it('are those that each hour’s load needs, on shifts that cover it', () => {
		const made = plain;
		made.perHour.forEach((perHour, h) => {
			expect(made.load[h]).toBeCloseTo(perHour, 12);
			expect(made.need[h]).toBe(unitsNeeded({ ...request().calls, perHour }).units);
		});
		// Poisson with mean 2: 4 at most in 95 %, 3 in 86 %; the cap asks for 2 ÷ 0.6.
		expect([made.need[119], made.need[36]]).toEqual([4, 1]);
		const { units, onDuty, spare, hours, pounds } = cover(made);
		const duty = new Uint16Array(168);
		units.forEach((n, at) => {
			for (let i = 0; i < 8; i++) {
				const hour = (24 * Math.floor(at / 3) + (DAY[at % 3]?.from ?? 0) + i) % 168;
				duty[hour] = (duty[hour] ?? 0) + n;
			}
		});
		expect(onDuty).toEqual(duty);
		expect(onDuty.every((n, h) => n >= (made.need[h] ?? 0))).toBe(true);
		// Without overlap each shift has the people of its busiest hour.
		expect([...units]).toEqual(
			Array.from({ length: 21 }, (_, at) =>
				Math.max(...Array.from({ length: 8 }, (__, i) => made.need[(24 * Math.floor(at / 3) + (DAY[at % 3]?.from ?? 0) + i) % 168] ?? 0))
			)
		);
		expect(hours.value).toBe(8 * units.reduce((a, b) => a + b, 0));
		expect(spare).toBe(hours.value - made.need.reduce((a, b) => a + b, 0));
		expect(pounds).toBeNull();
	});

	it('have an interval that a thousand times the records make narrower', async () => {
		const { hours } = cover(plain);
		expect(hours.high - hours.low).toBeGreaterThan(0);
		const known = await staffed({ hourly: hourly.map((n) => 1000 * n), weeks: 1000 * WEEKS });
		const more = cover(known).hours;
		expect(more.high - more.low).toBeLessThan(hours.high - hours.low);
	});

	it('work fewer hours where a shift may overlap at the peak', () => {
		const { hours, units } = cover(late);
		expect(hours.value).toBeLessThan(cover(plain).hours.value);
		expect(units[4 * 4 + 3]).toBeGreaterThan(0);
	});

	it('cost as little as can be: a dear shift is avoided, and free ones are not wasted', async () => {
		const priced = [...DAY, LATE].map((shift) => ({ ...shift, perHour: shift === LATE ? 100 : 15 }));
		const { units, pounds, hours } = cover(await staffed({ shifts: priced }));
		expect(units.filter((_, at) => at % 4 === 3).every((n) => n === 0)).toBe(true);
		expect(pounds).toBe(15 * hours.value);
		const free = cover(await staffed({ shifts: [...DAY, LATE].map((shift) => ({ ...shift, perHour: 0 })) }));
		expect(free.pounds).toBe(0);
		expect(free.hours.value).toBe(cover(late).hours.value);
	});

	it('work fewer and dearer hours where the cheapest take more than there are', async () => {
		const priced = [...DAY, LATE].map((shift) => ({ ...shift, perHour: shift === LATE ? 100 : 15 }));
		const cheapest = cover(await staffed({ shifts: priced }));
		const least = cover(late).hours.value;
		expect([cheapest.least, cheapest.cheaper]).toEqual(['pounds', null]);
		const made = await staffed({ shifts: priced, within: least });
		expect(made.fewer).toBeNull();
		expect(cover(made).hours.value).toBe(least);
		expect([cover(made).least, cover(made).cheaper]).toEqual(['hours', { hours: cheapest.hours.value, pounds: cheapest.pounds }]);
		expect(cover(made).pounds).toBeGreaterThan(cheapest.pounds ?? Infinity);
		const short = await staffed({ shifts: priced, within: least - 6 });
		expect(cover(short).hours.value).toBe(least);
		expect(short.fewer?.hours).toBeLessThanOrEqual(least - 6);
	});

	it('name the hours that no shift covers, and say so where records are too few', async () => {
		const { cover: none } = await staffed({ shifts: DAY.slice(0, 2) });
		expect(none.kind === 'uncoverable' && none.hours.map(({ hour }) => hour % 24).every((hour) => hour >= 22 || hour < 6)).toBe(true);
		expect(none.kind === 'uncoverable' && none.hours).toHaveLength(56);
		const few = await staffWeek(request({ hourly: Uint32Array.from({ length: 168 }, (_, h) => (h < 19 ? 1 : 0)) }), solver);
		expect(few.kind === 'refusal' && few.fault).toContain('Only 19 incidents');
	});

	it('leave someone free for most calls where hours are fewer than needed', async () => {
		const needed = cover(plain).hours.value;
		expect(plain.fewer).toBeNull();
		expect((await staffed({ within: needed })).fewer).toBeNull();
		const shares = [cover(plain).free];
		for (const within of [needed - 16, needed - 60, 8]) {
			const made = await staffed({ within });
			expect(made.cover).toEqual(plain.cover);
			const { fewer } = made;
			if (!fewer) throw new Error('not limited');
			expect(fewer.hours).toBeLessThanOrEqual(within);
			expect(fewer.hours).toBe(8 * fewer.units.reduce((a, b) => a + b, 0));
			expect(fewer.onDuty.reduce((a, b) => a + b, 0)).toBe(fewer.hours);
			expect(fewer.free).toBeCloseTo(freeByHand(made.load, fewer.onDuty), 9);
			expect(fewer.bound).toBeGreaterThanOrEqual(fewer.free);
			expect(fewer.bound - fewer.free).toBeLessThan(0.0005);
			expect(fewer.free).toBeLessThan(shares.at(-1) ?? 0);
			shares.push(fewer.free);
		}
		// One shift of one person: the best of the 21, tried one by one.
		const alone = Array.from({ length: 21 }, (_, at) =>
			Uint16Array.from({ length: 168 }, (__, h) => ((h - 8 * at - 6 + 336) % 168 < 8 ? 1 : 0))
		).map((onDuty) => freeByHand(plain.load, onDuty));
		expect(shares.at(-1)).toBeCloseTo(Math.max(...alone), 9);
	});

	it('go beyond what an hour needs where that frees more calls, and the bound holds for it', async () => {
		const peak = Uint32Array.from(hourly, (n) => (n > WEEKS ? 100 * 2 : 100 * 0.05));
		const made = await staffed({ hourly: peak, weeks: 100, within: 200 });
		const { fewer } = made;
		if (!fewer) throw new Error('not limited');
		expect(fewer.onDuty.some((n, h) => n > (made.need[h] ?? 0))).toBe(true);
		const dutyOf = (units: readonly number[]): Uint16Array =>
			Uint16Array.from({ length: 168 }, (_, h) => units.reduce((sum, n, at) => sum + ((h - 8 * at - 6 + 336) % 168 < 8 ? n : 0), 0));
		expect(dutyOf(fewer.units)).toEqual(fewer.onDuty);
		// Nobody moved from one shift to another frees more.
		for (let from = 0; from < 21; from++)
			for (let to = 0; to < 21; to++) {
				if (from === to || fewer.units[from] === 0) continue;
				const moved = fewer.units.map((n, at) => n + (at === to ? 1 : 0) - (at === from ? 1 : 0));
				expect(freeByHand(made.load, dutyOf(moved))).toBeLessThanOrEqual(fewer.bound + 1e-9);
			}
		expect(fewer.bound - fewer.free).toBeLessThan(0.0005);
	});

	it('are the same for the same request', async () => {
		expect(await staffWeek(request(), solver)).toEqual(plain);
	});
});
