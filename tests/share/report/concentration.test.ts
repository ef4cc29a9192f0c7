import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES, type Audience } from '../../../src/lib/disclosure/pack';
import { topShare } from '../../../src/lib/share/report/concentration';
import { packOf } from './packs';

const shareOf = (cells: readonly number[]): number => {
	const ranked = [...cells].sort((a, b) => b - a);
	const top = ranked.slice(0, Math.ceil(cells.length / 10)).reduce((a, b) => a + b, 0);
	return top / ranked.reduce((a, b) => a + b, 0);
};

describe('the share of the busiest tenth', () => {
	it('lies in the range, whatever is rounded, suppressed or hidden', () => {
		const any = fc.constantFrom<Audience>('analyst', 'partnership', 'public');
		fc.assert(
			fc.property(
				fc.nat(),
				any,
				fc.integer({ min: 3, max: 200 }),
				fc.double({ min: 0, max: 0.6, noNaN: true }),
				(seed, audience, size, hide) => {
					const { pack, raw } = packOf(seed, audience, { size, hide });
					const range = topShare(pack.all.cells ?? [], pack.all.total, POLICIES[audience].screen.ordinary);
					if (!range || raw.cells.every((n) => n === 0)) return;
					const share = shareOf(raw.cells);
					expect(range.low).toBeLessThanOrEqual(share + 1e-12);
					expect(range.high).toBeGreaterThanOrEqual(share - 1e-12);
					const held = raw.cells.reduce((a, b) => a + b, 0);
					expect(range.fewest).toBeLessThanOrEqual(held);
					expect(range.most).toBeGreaterThanOrEqual(held);
				}
			),
			{ numRuns: 500 }
		);
	});
	it('is one number where counts are as counted', () => {
		const range = topShare([80, 10, 5, 5, 0, 0, 0, 0, 0, 0], 100, POLICIES.analyst.screen.ordinary);
		expect(range).toMatchObject({ low: 0.8, high: 0.8, top: 1, of: 10 });
	});
	it('is not told where a hidden count could be anything', () => {
		expect(topShare([80, 'hidden'], 'hidden', POLICIES.partnership.screen.ordinary)).toBeNull();
		expect(topShare([], 100, POLICIES.partnership.screen.ordinary)).toBeNull();
	});
});
