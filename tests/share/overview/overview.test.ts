import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceLine, NO_PICK, overviewOf, remarksOf } from '../../../src/lib/share/overview';
import { meetingPack } from '../meeting';
import { packs } from '../packs';

const pack = meetingPack('partnership');
const ASB = 'Anti-social behaviour';
/** Hexagons of which categories are told, and of which they are not. */
const told = pack.cells.findIndex((_, at) => pack.byCategory.every(({ cells }) => (cells?.[at] ?? null) !== null));
const untold = pack.cells.findIndex((_, at) => pack.byCategory.every(({ cells }) => (cells?.[at] ?? null) === null));

describe('overviewOf', () => {
	it('shows all of a pack at first', () => {
		const view = overviewOf(pack, NO_PICK);
		expect(view.headline).toBe('All incidents rose by about 8% from 2,205 to 2,390: about 185 more');
		expect(view).toMatchObject({ category: null, place: null, said: '' });
		expect(view.map).toBe(view.ground);
		expect(view.ranking?.compared).toBe(true);
	});

	it('narrows map, months, week and sentence to a category', () => {
		const view = overviewOf(pack, { ...NO_PICK, category: ASB });
		expect(view.headline).toBe(`${ASB} rose by about 16% from 695 to 805: about 110 more`);
		expect([view.map?.measure, view.months?.measure, view.week?.title].every((words) => words?.startsWith(ASB))).toBe(true);
		expect(view.category).toBe(1);
		expect(view.said).toBe(ASB);
		expect(view.map?.cells.length).toBeLessThan(view.ground?.cells.length ?? 0);
	});

	it('says of a hexagon what is told of it, by category where that is', () => {
		const cell = pack.cells[told] ?? '';
		const view = overviewOf(pack, { category: ASB, cell });
		const [all, own] = [pack.all.cells?.[told], pack.byCategory[1]?.cells?.[told]];
		expect(view.place).toEqual({ name: 'In Canterbury', said: `${String(all)} recorded, ${String(own)} of them ${ASB}` });
		expect(view.ranking?.rows).toHaveLength(pack.categories.length);
		expect(view.said).toBe(`${ASB}. In Canterbury: ${view.place?.said ?? ''}`);
	});

	it('says so where categories are too few to tell', () => {
		const view = overviewOf(pack, { category: null, cell: pack.cells[untold] ?? '' });
		expect(view.ranking).toBeNull();
		expect(view.place?.said).toMatch(/^(<?\d+) recorded, too few to tell by category$/);
	});

	it('chooses nothing that the pack does not have', () => {
		expect(overviewOf(pack, { category: 'Arson', cell: '8919590c003ffff' }).pick).toEqual(NO_PICK);
		fc.assert(
			fc.property(packs(), fc.string(), (other, name) => {
				expect(overviewOf(other, { category: name, cell: name }).pick.cell).toBeNull();
			})
		);
	});
});

describe('the line above it', () => {
	it.each([
		['partnership', 'Partnership view.', /^Counts are rounded to the nearest 5; fewer than 5 shows as <5\. Nothing on this screen/],
		['public', 'Public view.', /^Counts are rounded to the nearest 5; fewer than 10 shows as <10\. Nothing on this screen/],
		['analyst', 'Analyst view.', /^Exact counts: not for circulation\. Fewer than 5 shows as <5\.$/]
	] as const)('%s', (audience, name, said) => {
		const line = audienceLine(meetingPack(audience));
		expect(line.name).toBe(name);
		expect(line.said).toMatch(said);
	});

	it('names the threshold of sensitive categories where it is another', () => {
		const [first, ...others] = pack.categories;
		const mixed = { ...pack, categories: first ? [{ ...first, sensitivity: 'sensitive' as const }, ...others] : others };
		expect(audienceLine(mixed).said).toContain('shows as <5 (<10 in sensitive categories)');
	});

	it('keeps every remark and note of the pack', () => {
		fc.assert(
			fc.property(packs(), (other) => {
				expect(remarksOf(other)).toEqual(expect.arrayContaining([...other.remarks, ...other.notes]));
			})
		);
	});
});
