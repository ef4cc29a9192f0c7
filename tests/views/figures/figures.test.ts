import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/lib/share';
import FigurePicture from '../../../src/lib/views/figures/FigurePicture.svelte';
import MapPicture from '../../../src/lib/views/figures/MapPicture.svelte';
import MonthsPicture from '../../../src/lib/views/figures/MonthsPicture.svelte';
import PictureFrame from '../../../src/lib/views/figures/PictureFrame.svelte';
import RankingPicture from '../../../src/lib/views/figures/RankingPicture.svelte';
import { standalone } from '../../../src/lib/views/figures/picture';
import { MAP, NOTE, NUMBER, PLAN, RANKING, SPARSE, TABLE, TEXT, TREND, WEEK } from './sampleFigures';
import { fillsOf, markupOf, numbersOf, textsOf, wordsOf } from './markup';

const ALL: readonly Figure[] = [MAP, { ...MAP, notes: [NOTE] }, TREND, SPARSE, WEEK, RANKING, TABLE, PLAN, NUMBER, TEXT];
const picture = (figure: Figure, more: object = {}): string => markupOf(FigurePicture, { figure, size: 'page', theme: 'light', ...more });

describe('figures', () => {
	it.each(ALL.map((figure) => [figure.kind, figure] as const))('%s: every number is one that the model tells', (_, figure) => {
		const told = new Set([
			...numbersOf(wordsOf(figure)),
			...(figure.kind === 'map' ? figure.spots.map(({ number }) => String(number)) : [])
		]);
		for (const size of ['page', 'screen'] as const)
			for (const width of [360, 688]) {
				const said = numbersOf(textsOf(picture(figure, { size, width })));
				expect(said.filter((number) => !told.has(number))).toEqual([]);
			}
	});
	it.each(ALL.map((figure) => [figure.kind, figure] as const))('%s: is the same for those who do not see it', (_, figure) => {
		if (figure.kind === 'text' || figure.kind === 'number') return;
		const told = textsOf(picture(figure));
		expect(told).toContain(figure.alt);
		expect(told).toContain(figure.title);
	});
	it('says "<5" wherever a count is suppressed, and never a smaller number', () => {
		for (const figure of [MAP, WEEK, RANKING, SPARSE, TABLE]) expect(textsOf(picture(figure)).join(' ')).toContain('<5');
	});
	it.each(['light', 'dark', 'contrast'] as const)('%s: the legend has the very fills of the map and the grid', (theme) => {
		for (const figure of [MAP, WEEK])
			for (const classes of [1, 2, 4, 6]) {
				const legend = figure.legend.filter(({ mark }) => typeof mark !== 'number' || mark < classes);
				const marks = fillsOf(picture({ ...figure, classes, legend }, { theme }));
				const swatches = new Map(marks.slice(-legend.length).map(({ mark, fill }) => [mark, fill]));
				for (const { mark, fill } of marks)
					if (!['none', 'hidden'].includes(mark) && Number(mark) < classes) expect(fill).toBe(swatches.get(mark));
				const told = [...swatches].filter(([mark]) => mark !== 'none' && mark !== 'hidden').map(([, fill]) => fill);
				expect(new Set(told).size).toBe(told.length);
			}
	});
	it('draws nothing where there is nothing, and hatches what is hidden', () => {
		const marks = fillsOf(picture(MAP)).slice(0, -MAP.legend.length);
		expect(marks).toHaveLength(MAP.cells.filter(({ mark }) => mark !== 'none').length);
		expect(marks.filter(({ mark }) => mark === 'hidden').every(({ fill }) => fill.startsWith('url(#'))).toBe(true);
	});
	it('leaves a gap where nothing is told of a month, and draws small ones hollow', () => {
		const markup = markupOf(MonthsPicture, { figure: SPARSE, size: 'slide', theme: 'light', width: 1776, height: 760 });
		expect(markup.match(/<path d="M[^"]*" fill="none" stroke="#141a1f"/g)).toHaveLength(2);
		expect(markup).toMatch(/<circle[^>]*fill="#ffffff"/);
		expect(textsOf(markup)).toContain('hidden');
	});
	it('keeps words among figures regular, and figures of a clear change bold', () => {
		const markup = markupOf(RankingPicture, { figure: RANKING, size: 'page', theme: 'light', width: 688, height: 320 });
		expect(markup).toMatch(/font-weight="600"[^>]*>\+15%/);
		expect(markup).toMatch(/font-weight="400"[^>]*>not clear/);
		expect(markup).not.toMatch(/font-weight="600"[^>]*>hidden/);
	});
	it('can be chosen on by keyboard only where someone listens', () => {
		const read = markupOf(MapPicture, { figure: MAP, size: 'screen', theme: 'light', width: 600, height: 400 });
		expect(read).not.toContain('role="button"');
		const chosen = MAP.cells.find(({ mark }) => mark === 3);
		const live = markupOf(MapPicture, {
			figure: MAP,
			size: 'screen',
			theme: 'light',
			width: 600,
			height: 400,
			selected: chosen?.id,
			onselect: () => undefined
		});
		expect(live.match(/tabindex="0"/g)).toHaveLength(1);
		expect(live.match(/aria-pressed="true"/g)).toHaveLength(1);
		expect(live).toContain(`aria-label="${chosen?.name ?? ''}: ${chosen?.shown.spoken ?? ''}"`);
	});
});

describe('a saved picture', () => {
	const FOOT = ['12 months to October 2026', 'Partnership', 'Numbers are rounded to the nearest 5', 'Synthetic data'];
	it.each([MAP, TREND, WEEK, RANKING])('stands by itself', (figure) => {
		const svg = standalone(markupOf(PictureFrame, { figure, theme: 'light', foot: FOOT, watermark: 'Analyst: exact figures' }));
		expect(/var\(|<style|<image|href=|class=/.exec(svg)).toBeNull();
		expect(svg.startsWith('<svg')).toBe(true);
		const said = textsOf(svg).join(' ');
		for (const words of [figure.title, ...FOOT, 'Analyst: exact figures', ...figure.measure.split(' ')]) expect(said).toContain(words);
	});
	it('refuses what would be fetched from elsewhere', () => {
		for (const inside of ['<image href="https://a.example/b.png"/>', '<rect fill="url(https://a.example/#b)"/>', '<script>1</script>'])
			expect(() => standalone(`<svg>${inside}</svg>`)).toThrow('outside itself');
		expect(standalone('<svg><rect fill="url(#a)"/></svg>')).toBe('<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(#a)"/></svg>');
	});
});
