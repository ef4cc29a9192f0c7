import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePack, type Pack } from '../../../src/lib/disclosure/pack';
import { tablesOf } from '../../../src/lib/share/files';
import { attackOf, isSmall, needed, solver, type Solve } from '../../disclosure/attackPack';
import { facts, tables } from './facts';
import { savedFiles } from './files';
import { leaky } from './leak';
import { figuresMean, tablesMean, totalsMean, type Meant } from './meaning';
import { drawn, inventedIn } from './rendered';
import { countsIn, faultsOf, type Surface } from './scan';
import { offline, surfacesOf } from './surfaces';

const RUNS = 1000;
const DRAWN = 20;
const ATTACKED = 20;

let solve: Solve;
beforeAll(async () => {
	solve = await solver();
});

const everywhere = async (pack: Pack): Promise<Surface[]> => [...surfacesOf(pack), ...(await offline(pack))];
const meantBy = (pack: Pack, shown = pack): Meant[] => {
	const written = tablesOf(shown);
	return [...figuresMean(pack), ...tablesMean(pack, written), ...totalsMean(pack, written)];
};
const isWrong = ({ said, told }: Meant): boolean => said !== told;

describe('every surface of a pack', () => {
	it('shows nothing small and nothing that the pack does not tell: 1,000 random tables and fields', { timeout: 300_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(facts, async (made) => {
				const pack = makePack(made);
				expect(faultsOf(pack, await everywhere(pack))).toEqual([]);
				expect(meantBy(pack).filter(isWrong)).toEqual([]);
			}),
			{ numRuns: RUNS }
		);
	});

	it('says no more when drawn and saved: 20 of them', { timeout: 300_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(facts, fc.nat(3), async (made, story) => {
				const pack = makePack(made);
				expect(faultsOf(pack, await savedFiles(pack, story))).toEqual([]);
				for (const drawing of drawn(pack)) expect(inventedIn(drawing), drawing.kind).toEqual([]);
			}),
			{ numRuns: DRAWN, endOnFailure: true }
		);
	});

	it('together tell the attacker the pack and no more: no small count can be narrowed', { timeout: 300_000 }, () => {
		fc.assert(
			fc.property(tables, (made) => {
				const pack = makePack(made);
				expect(faultsOf(pack, surfacesOf(pack))).toEqual([]);
				const attack = attackOf(made, pack);
				for (const item of attack.known.filter((one) => isSmall(one) && one.look !== null)) {
					const [low, high] = solve(item.name, attack) ?? [NaN, NaN];
					expect(item.truth).toBeGreaterThanOrEqual(low);
					expect(item.truth).toBeLessThanOrEqual(high);
					expect(high - low).toBeGreaterThanOrEqual(needed(item));
				}
			}),
			{ numRuns: ATTACKED }
		);
	});
});

describe('a leak is found', () => {
	// For partners, of ordinary categories: a scale of higher thresholds refuses raw counts by itself.
	const samples = fc
		.sample(facts, { numRuns: 150, seed: 5 })
		.filter(({ head, categories }) => head.audience === 'partnership' && categories.every(({ sensitive }) => !sensitive))
		.map((made) => ({ sound: makePack(made), leaking: leaky(made, makePack(made)) }));

	it('on every surface that shows counts', async () => {
		const found = new Map<string, boolean>();
		for (const { leaking } of samples) {
			const surfaces = await everywhere(leaking);
			const faulty = new Set(faultsOf(leaking, surfaces).map(({ kind }) => kind));
			for (const { kind } of surfaces) found.set(kind, faulty.has(kind) || found.get(kind) === true);
		}
		const missed = [...found].filter(([, hit]) => !hit).map(([kind]) => kind);
		// What a file says of itself, and what was chosen, hold no count; legends begin at the threshold whatever is counted.
		expect(missed.filter((kind) => !kind.endsWith('legend')).sort()).toEqual(['about', 'url']);
	});

	it('in what is saved and drawn', async () => {
		const found = new Set<string>();
		for (const { sound, leaking } of samples.filter(({ sound }) => sound.all.bands && sound.all.cells).slice(0, 3)) {
			for (const { kind } of faultsOf(leaking, await savedFiles(leaking, 2))) found.add(kind);
			const told = drawn(sound);
			for (const [i, { kind, said }] of drawn(leaking).entries())
				if (inventedIn({ kind, said, model: told[i]?.model ?? [] }).length > 0) found.add(kind);
		}
		const drawings = ['map', 'months', 'week', 'ranking'].flatMap((kind) => [
			`${kind} on screen`,
			`${kind} on page`,
			`${kind} as a picture`
		]);
		const files = ['saved xlsx', ...['text', 'tables', 'charts', 'workbooks of charts'].map((part) => `saved pptx, ${part}`)];
		expect([...found]).toEqual(expect.arrayContaining([...files, ...drawings, 'slide trend', 'table on page']));
	});

	it('where a number stands in another’s place', () => {
		const wrong = samples.filter(({ sound, leaking }) => meantBy(sound, leaking).some(isWrong));
		expect(wrong.length).toBeGreaterThan(samples.length / 2);
	});

	it.each([
		['in Canterbury: 3', [3]],
		['Burglary: 4 recorded in the 12 months to October 2026, <5 the year before', [4]],
		['Burglary rose by about 10% from 4 to 120: about 116 more', [4, 120, 116]],
		['1. Place A: 4 recorded, 30% of all 2. Place B: 1,205 recorded', [4, 1205]],
		['Map of 12 hexagons, All incidents. The most: Place A about 3; Place B about 2.', [3, 2]],
		['By category: Robbery 2, Burglary about 20.', [2, 20]],
		['Mon 06:00–08:00: 4', [4]],
		['Oct 2026: 3; Oct 2025: <5', [3]],
		['1, Place A: 2; 2, Place B: fewer than 5', [2]],
		['category=Burglary&count=3', [3]]
	])('%s', (text, counts) => {
		expect(countsIn(text)).toEqual(counts);
	});
});
