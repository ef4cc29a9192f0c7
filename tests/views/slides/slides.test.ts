import { describe, expect, it } from 'vitest';
import { SLIDE_KINDS } from '../../../src/lib/share/contract';
import { overlaps } from '../../../src/lib/views/figures/mapFit';
import PresenterView from '../../../src/lib/views/slides/PresenterView.svelte';
import SlideFrame from '../../../src/lib/views/slides/SlideFrame.svelte';
import SlideShow from '../../../src/lib/views/slides/SlideShow.svelte';
import SlideStrip from '../../../src/lib/views/slides/SlideStrip.svelte';
import { actionOf, elapsed, placeAfter } from '../../../src/lib/views/slides/slideKeys';
import { FOOT, SLIDE, slideLayout, titleOf } from '../../../src/lib/views/slides/slideLayout';
import { markupOf, numbersOf, textsOf, wordsOf } from '../figures/markup';
import { MAP, NUMBER, RANKING, slide, SLIDES, SPARSE, TABLE, TEXT, TREND, WEEK } from '../figures/sampleFigures';

const SHORT = { ...TEXT, points: TEXT.points.slice(0, 1) };
const frame = (index: number, more: object = {}): string =>
	markupOf(SlideFrame, { slide: SLIDES[index], index, total: SLIDES.length, theme: 'light', width: 1920, ...more });
const key = (name: string, typed = '') => actionOf({ key: name, ctrlKey: false, altKey: false, metaKey: false }, typed);

describe('a slide', () => {
	it('has a sample of every kind', () => expect(SLIDES.map(({ kind }) => kind)).toEqual([...SLIDE_KINDS]));
	it.each(SLIDES.map(({ kind }, i) => [kind, i] as const))(
		'%s: says its title, foot, audience and place, and no number of its own',
		(_, i) => {
			const made = SLIDES[i];
			const said = textsOf(frame(i));
			const all = said.join(' ');
			for (const words of [made?.foot, made?.audience, `${i + 1} of ${SLIDES.length}`, ...(made?.title.split(' ') ?? [])])
				expect(all).toContain(words);
			const spots =
				made?.figures.flatMap((figure) => (figure.kind === 'map' ? figure.spots.map(({ number }) => String(number)) : [])) ?? [];
			const told = new Set([...numbersOf(wordsOf(made)), ...spots, String(i + 1), String(SLIDES.length)]);
			expect(numbersOf(said).filter((number) => !told.has(number))).toEqual([]);
		}
	);
	it.each(SLIDES.map(({ kind }, i) => [kind, i] as const))('%s: has no text under 28 pixels', (_, i) => {
		// Whose map it is stands small in its corner, as on every map.
		const seen = frame(i).replace(/<text class="credit"[^>]*>/g, '');
		const sizes = [...seen.matchAll(/font-size[:=]\s*"?([\d.]+)/g)].map(([, size]) => Number(size));
		// A badge is drawn in units of its own, 64 to 48 pixels.
		expect(sizes.filter((size) => size < 28)).toEqual([]);
	});
	it('never says what is for the presenter alone', () => {
		for (const [i, { speaker }] of SLIDES.entries()) expect(frame(i)).not.toContain(speaker);
	});
	it('is marked across where it shows exact counts', () => {
		expect(frame(1)).not.toContain('Analyst');
		const marked = slide('trend', 'Marked', [TREND], { watermark: 'Analyst: exact figures' });
		expect(textsOf(markupOf(SlideFrame, { slide: marked, index: 0, total: 1, theme: 'dark', width: 960 }))).toContain(
			'Analyst: exact figures'
		);
	});
});

describe('the layout of a slide', () => {
	const mixes = [
		[MAP, NUMBER, TABLE],
		[MAP],
		[MAP, TREND],
		[MAP, NUMBER, SHORT],
		[TREND, NUMBER],
		[NUMBER, TREND, TEXT],
		[WEEK, RANKING],
		[NUMBER, NUMBER, NUMBER],
		[TABLE, TEXT],
		[TEXT],
		[SPARSE, RANKING, TABLE]
	];
	it.each(mixes.map((figures) => [figures.map(({ kind }) => kind).join(', '), figures] as const))(
		'%s: nothing overlaps or leaves the slide',
		(_, figures) => {
			for (const title of ['Short', 'Friday and Saturday nights are up by about 10%; the High Street and Park Wood rose most']) {
				const { placed, top, spots } = slideLayout({ title, lead: 'One sentence beneath it.', figures });
				expect(placed).toHaveLength(figures.length);
				const boxes = [...placed.map(({ box }) => box), ...(spots ? [spots.box] : [])];
				for (const [i, box] of boxes.entries()) {
					expect(box.x).toBeGreaterThanOrEqual(0);
					expect(box.y).toBeGreaterThanOrEqual(top);
					expect(box.x + box.width).toBeLessThanOrEqual(SLIDE.width);
					expect(box.y + box.height).toBeLessThanOrEqual(FOOT + 1);
					for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false);
				}
			}
		}
	);
	it('lets a map bleed to the left edge, and a title shrink to two lines', () => {
		expect(slideLayout({ title: 'A', lead: '', figures: [MAP, NUMBER] }).placed[0]?.box.x).toBe(0);
		expect(titleOf('Short', 1776)).toMatchObject({ size: 64, lines: ['Short'] });
		const long = titleOf(
			'Friday and Saturday nights are up by about a tenth, and of all the places the High Street, Westgate and Park Wood rose most',
			1776
		);
		expect(long.size).toBeLessThan(64);
		expect(long.lines).toHaveLength(2);
	});
	it('names numbered hexagons where no table does', () => {
		expect(slideLayout({ title: 'A', lead: '', figures: [MAP] }).spots).not.toBeNull();
		expect(slideLayout({ title: 'A', lead: '', figures: [MAP, TABLE] }).spots).toBeNull();
	});
});

describe('the keys of a show', () => {
	it('are those of keyboards and of clickers', () => {
		for (const name of ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']) expect(key(name)?.kind).toBe('next');
		for (const name of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']) expect(key(name)?.kind).toBe('previous');
		for (const name of ['b', 'B', '.']) expect(key(name)?.kind).toBe('blank');
		expect([key('l')?.kind, key('F')?.kind, key('?')?.kind, key('Escape')?.kind, key('x')]).toEqual([
			'pointer',
			'full',
			'help',
			'leave',
			null
		]);
		expect(actionOf({ key: 'f', ctrlKey: true, altKey: false, metaKey: false }, '')).toBeNull();
	});
	it('jump to a typed number, within the slides', () => {
		expect(key('7')).toEqual({ kind: 'digit', digit: '7' });
		expect(key('Enter', '7')).toEqual({ kind: 'jump', index: 6 });
		expect(placeAfter({ kind: 'jump', index: 6 }, 0, 10)).toBe(6);
		expect(placeAfter({ kind: 'jump', index: 98 }, 0, 10)).toBe(9);
		expect(placeAfter({ kind: 'next' }, 9, 10)).toBe(9);
		expect(placeAfter({ kind: 'previous' }, 0, 10)).toBe(0);
		expect(placeAfter({ kind: 'last' }, 0, 10)).toBe(9);
	});
	it('tell the time that has gone by', () =>
		expect([elapsed(-5), elapsed(65_000), elapsed(3_845_000)]).toEqual(['0:00', '1:05', '1:04:05']));
});

describe('around the slides', () => {
	const nothing = (): void => undefined;
	it('the show says aloud where it is', () => {
		const markup = markupOf(SlideShow, { slides: SLIDES, index: 2, theme: 'dark', onclose: nothing });
		expect(markup).toContain(`Slide 3 of 11: ${SLIDES[2]?.title ?? ''}`);
		expect(markup).toContain('aria-modal="true"');
	});
	it('the presenter sees this slide, the next one, the notes and the time', () => {
		const said = textsOf(markupOf(PresenterView, { slides: SLIDES, index: 8, started: 0, now: 125_000, onindex: nothing })).join(' ');
		for (const words of [SLIDES[8]?.speaker, SLIDES[9]?.audience, '2:05', '9 of 11', '10 of 11']) expect(said).toContain(words);
		expect(textsOf(markupOf(PresenterView, { slides: SLIDES, index: 10, started: 0, now: 0, onindex: nothing }))).toContain(
			'End of the slides'
		);
	});
	it('the strip can be moved through and changed without a mouse', () => {
		const markup = markupOf(SlideStrip, { slides: SLIDES, selected: 1, onselect: nothing, onmove: nothing, onremove: nothing });
		expect(markup.match(/aria-current="true"/g)).toHaveLength(1);
		expect(markup).toContain('aria-label="Move slide 2 up"');
		expect(markup).toContain('aria-label="Remove slide 10"');
	});
});
