import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../src/lib/core/filter';
import { MERGED } from '../../../src/lib/core/merged';
import type { Story } from '../../../src/lib/share';
import { addSlide, readStory, STORIES, writeStory } from '../../../src/lib/share/story';
import { meetingPack } from '../meeting';
import { specs, views } from './views';

const storyOf = (slides: Story['slides']): Story => ({ kind: 'hexbeat-story', version: 1, name: 'Nights', slides });
const written = (view: unknown): string =>
	JSON.stringify({ kind: 'hexbeat-story', version: 1, name: 'Nights', slides: [{ kind: 'map', view }] });

describe('a story file', () => {
	it('comes back with its views; a boundary without its shape, a plan without its numbers', () => {
		fc.assert(
			fc.property(specs, (slides) => {
				const text = writeStory(storyOf(slides));
				expect(text).not.toMatch(/(?<![\d.])4391(?!\d)|"reached"/);
				expect(readStory(text)).toEqual(
					storyOf(
						slides.map((slide) => ({
							...slide,
							view: slide.view && { ...slide.view, boundary: slide.view.boundary && { ...slide.view.boundary, polygons: [] } },
							plan: slide.plan && 'again'
						}))
					)
				);
			}),
			{ numRuns: 200 }
		);
	});

	it('of before, without views, still opens', () => {
		const story = STORIES[0]?.make(meetingPack('partnership')) ?? storyOf([]);
		const before = JSON.stringify(story, (key, value: unknown) => (key === 'view' || key === 'plan' ? undefined : value));
		expect(before).not.toContain('"view"');
		expect(readStory(before)).toEqual(story);
	});

	it('of before knows categories that were counted together by the name they have now', () => {
		const story = (category: string): string =>
			JSON.stringify({ kind: 'hexbeat-story', version: 1, name: 'Nights', slides: [{ kind: 'trend', category }] });
		for (const name of ['12 smaller categories together', 'Other categories', MERGED])
			expect(readStory(story(name)).slides[0]?.category).toBe('Smaller categories together');
		for (const name of ['Burglary', 'Other theft', '12 smaller categories together, attempted'])
			expect(readStory(story(name)).slides[0]?.category).toBe(name);
	});

	it('reads a view whole or refuses the story: whatever stands in a field, no clause is dropped or made up', () => {
		fc.assert(
			fc.property(views, fc.constantFrom(...Object.keys(NO_FILTER)), fc.jsonValue({ maxDepth: 4 }), (view, clause, value) => {
				const text = written({ ...view, [clause]: value });
				const read = (): unknown => readStory(text).slides[0]?.view?.[clause as keyof typeof view];
				let found: unknown;
				try {
					found = read();
				} catch (fault) {
					expect(fault).toMatchObject({ code: 'bad-story' });
					return;
				}
				if (value === null || clause === 'boundary') return;
				expect(found).toMatchObject(JSON.parse(JSON.stringify(value)) as object);
			}),
			{ numRuns: 500 }
		);
		const point = [1, 51];
		for (const hostile of [
			7,
			'period',
			[],
			{ period: { from: 5, to: 5 } },
			{ period: { from: 0.5, to: 9 } },
			{ period: { from: 0, to: 1e9 } },
			{ categories: 'Burglary' },
			{ categories: [{}] },
			{ categories: Array.from({ length: 5001 }, () => 'a') },
			{ categories: ['a'.repeat(401)] },
			{ week: { days: [7], from: 0, to: 0, nights: true } },
			{ week: { days: [1], from: 24, to: 0, nights: true } },
			{ drawn: { west: 1, south: 91, east: 2, north: 3 } },
			{ drawn: [[Array.from({ length: 20_001 }, () => point)]] },
			{ cells: { resolution: 9, ids: ['8819590c05fffff'] } },
			{ cells: { resolution: 9, ids: ['constructor'] } },
			{ origins: ['__proto__'] },
			{ boundary: { layer: 'wards' } }
		])
			expect(() => readStory(written(hostile)), JSON.stringify(hostile).slice(0, 80)).toThrow(/view of slide 1 cannot be read/);
	});
});

describe('addSlide', () => {
	it('begins a story, puts a slide before that of method, and never gives a name twice', () => {
		const view = { ...NO_FILTER, categories: ['Burglary'] };
		const first = addSlide(null, { kind: 'map', view });
		expect(first.story.slides.map(({ kind }) => kind)).toEqual(['title', 'map', 'method']);
		expect(first.said).toBe('Added to “Story” as slide 2 of 3. The story is under Share.');
		const second = addSlide(first.story, { kind: 'map', view: NO_FILTER });
		expect(second.story.slides.map((slide) => slide.view)).toEqual([null, view, NO_FILTER, null]);
		expect(new Set(second.story.slides.map(({ id }) => id)).size).toBe(4);
	});
});
