import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANTI_SOCIAL, LOADING_GAP } from '../../../data/truths';
import type { Store } from '../../../src/lib/store';
import { loadSample } from '../../data/load-sample';
import { checkerOn, type Checker } from './checking';

let store: Store;
let check: Checker;
beforeAll(async () => {
	({ store } = await loadSample());
	check = await checkerOn(store);
});
afterAll(() => store.close());

describe('the planted truths of the sample', () => {
	it('holds anti-social behaviour down 28 %, in all and in each town', async () => {
		for (const [place, [before, now]] of [
			['', ANTI_SOCIAL.all],
			[' in Canterbury', ANTI_SOCIAL.Canterbury],
			[' in Maidstone', ANTI_SOCIAL.Maidstone]
		] as const) {
			const checked = await check(`ASB down 28%${place} in the last 12 months`);
			expect(checked).toMatchObject({ kind: 'checked', withheld: [], counts: { before, now }, finding: { verdict: 'holds', clear: true } });
		}
	});

	it('refuses to judge what the loading gap touches, and says which month', async () => {
		for (const category of LOADING_GAP.categories) {
			const checked = await check(`${category} down 10% in the last 12 months`);
			expect(checked).toMatchObject({
				kind: 'checked',
				finding: null,
				withheld: [{ kind: 'gap', months: [LOADING_GAP.month], label: LOADING_GAP.file }]
			});
			expect(await check(`${category} down 10% in Canterbury in the last 12 months`)).toMatchObject({ withheld: [] });
		}
		const elsewhere = await check('ASB down 28% in the last 12 months');
		expect(elsewhere).toMatchObject({
			remarks: expect.arrayContaining([expect.objectContaining({ kind: 'gap-elsewhere', months: [LOADING_GAP.month] })]) as unknown
		});
		expect(await check('Shoplifting down 10% in February 2026')).toMatchObject({ finding: null });
		expect(await check('Shoplifting down 10% in the last 6 months')).toMatchObject({ withheld: [] });
	});

	it('judges a claim that is too large, too small or the wrong way round', async () => {
		const verdict = async (text: string) => {
			const checked = await check(text);
			return checked.kind === 'checked' ? checked.finding?.verdict : checked.why.kind;
		};
		expect(await verdict('ASB down 35% in the last 12 months')).toBe('overstated');
		expect(await verdict('ASB down 10% in the last 12 months')).toBe('understated');
		expect(await verdict('ASB up 28% in the last 12 months')).toBe('contradicted');
		expect(await verdict('ASB fell in the last 12 months')).toBe('holds');
		expect(await verdict('ASB fell from 2,100 to 1,512 in the last 12 months')).toBe('holds');
		expect(await verdict('ASB down 28% in the last 24 months')).toBe('not-loaded');
		expect(await verdict('ASB down 28% in 2024')).toBe('not-loaded');
	});
});
