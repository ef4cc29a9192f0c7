import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../src/lib/core/cells';
import type { LandFile } from '../../../src/lib/core/land';
import type { MapFigure } from '../../../src/lib/share';
import { shapesOf } from '../../../src/lib/state/share/shapes';
import { COLOURS, textOn } from '../../../src/lib/views/figures/colours';
import { extentOf, fitTo, middleOf, overlaps, type Box } from '../../../src/lib/views/figures/mapFit';
import { mapLayout } from '../../../src/lib/views/figures/mapLayout';
import { mapNames } from '../../../src/lib/views/figures/mapNames';
import { legendOrder, markFills } from '../../../src/lib/views/figures/marks';
import { axisTo, monthsLayout } from '../../../src/lib/views/figures/monthsLayout';
import { clip, SIZES, textWidth, wrap, wrapTo } from '../../../src/lib/views/figures/text';
import { about, MAP, NOTE, TREND } from './sampleFigures';

const LAND = JSON.parse(readFileSync('static/basemap/land.json', 'utf8')) as LandFile;
const css = readFileSync('src/lib/views/tokens.css', 'utf8');
const token = (theme: string, name: string): string | undefined => {
	const block = css.split(`[data-theme='${theme}'] {`)[1]?.split('\n}')[0] ?? '';
	return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
};

describe('the colours of figures', () => {
	it.each(Object.entries(COLOURS))('%s: are those of the page', (theme, { seq, ...plain }) => {
		for (const [name, colour] of Object.entries(plain)) {
			const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
			expect([name, colour]).toEqual([name, token(theme, kebab)]);
		}
		expect(seq).toEqual([1, 2, 3, 4, 5, 6].map((step) => token(theme, `seq-${step}`)));
	});
	it('put dark text on pale fills and white text on dark ones', () => {
		expect(COLOURS.light.seq.map(textOn)).toEqual(['#141a1f', '#141a1f', '#141a1f', '#ffffff', '#ffffff', '#ffffff']);
	});
	it('give every mark a fill of its own, even seven of them', () => {
		const legend = [{ mark: 'small', text: '<5' } as const];
		for (let classes = 0; classes <= 6; classes++) {
			const { fill } = markFills(legend, classes, COLOURS.light, false);
			const fills = [fill('small'), ...Array.from({ length: classes }, (_, i) => fill(i))];
			expect(fills).not.toContain(null);
			expect(new Set(fills).size).toBe(classes + 1);
		}
	});
	it('list a legend from the most to nothing', () => {
		expect(legendOrder(MAP.legend).map(({ mark }) => mark)).toEqual([3, 2, 1, 0, 'small', 'hidden', 'none']);
	});
});

describe('a map fitted to its place', () => {
	const sheets = [
		{ width: 1132, height: 800, size: 'slide', inset: 72 },
		{ width: 1920, height: 800, size: 'slide', inset: 72 },
		{ width: 688, height: 468, size: 'page', inset: 0 },
		{ width: 358, height: 394, size: 'screen', inset: 0 }
	] as const;
	it.each(sheets)('$width × $height: shows every cell, under no legend or scale', ({ width, height, size, inset }) => {
		const layout = mapLayout(MAP, { width, height, size, inset, legend: true });
		const middles = MAP.cells.filter(({ mark }) => mark !== 'none').map(({ corners }) => middleOf(corners));
		for (const [lng, lat] of middles) {
			const at: Box = { x: layout.fit.x(lng), y: layout.fit.y(lat), width: 1, height: 1 };
			expect(overlaps(at, layout.frame)).toBe(true);
			expect(overlaps(at, layout.legendAt)).toBe(false);
			expect(overlaps(at, layout.scaleAt)).toBe(false);
		}
	});
	it.each(sheets)(
		'$width × $height: no name covers another, a badge, a remark, the legend or the scale',
		({ width, height, size, inset }) => {
			const figure = { ...MAP, notes: [NOTE] };
			const layout = mapLayout(figure, { width, height, size, inset, legend: true });
			const placed = mapNames(figure, layout, markFills(MAP.legend, MAP.classes, COLOURS.light, true), size);
			expect(placed.names.length).toBeGreaterThan(1);
			const badges = placed.spots.map(({ x, y }) => ({
				x: x - placed.badge * 0.8,
				y: y - placed.badge * 0.8,
				width: placed.badge * 1.6,
				height: placed.badge * 1.6
			}));
			const boxes: Box[] = [...placed.names, ...badges, ...placed.notes, ...(layout.over ? [layout.legendAt] : []), layout.scaleAt];
			for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
		}
	);
	it.each(sheets)(
		'$width × $height: has known land or sea to its edges, however long and narrow it is',
		({ width, height, size, inset }) => {
			for (const [wide, tall] of [
				[0.02, 0.5],
				[0.8, 0.02],
				[0.3, 0.3],
				[0, 0]
			] as const) {
				const cells = Array.from({ length: 12 }, (_, i) => cellOf(-1.5 + (wide * i) / 11, 53 + (tall * i) / 11, 8));
				const { corners, land } = shapesOf(cells, { whereIs: () => '', places: [], land: LAND });
				const figure: MapFigure = {
					...MAP,
					spots: [],
					cells: MAP.cells.slice(0, 12).map((cell, i) => ({ ...cell, mark: 0, corners: corners[i] ?? [] }))
				};
				const { fit, frame } = mapLayout(figure, { width, height, size, inset, legend: true });
				const box = land?.box ?? { west: 0, south: 0, east: 0, north: 0 };
				expect(fit.x(box.west)).toBeLessThanOrEqual(frame.x);
				expect(fit.x(box.east)).toBeGreaterThanOrEqual(frame.x + frame.width);
				expect(fit.y(box.north)).toBeLessThanOrEqual(frame.y);
				expect(fit.y(box.south)).toBeGreaterThanOrEqual(frame.y + frame.height);
			}
		}
	);
	it('has no land where the basemap ends before it, and none beyond where it ends', () => {
		const landAt = (lng: number, lat: number) => shapesOf([cellOf(lng, lat, 8)], { whereIs: () => '', places: [], land: LAND });
		expect(landAt(13.4, 52.5)).not.toHaveProperty('land');
		expect(landAt(1, 35)).not.toHaveProperty('land');
		expect(landAt(LAND.east - 0.01, 52).land?.box.east).toBe(LAND.east);
	});
	it('is true to shape: a degree of longitude is shorter by the cosine of the latitude', () => {
		const fit = fitTo(extentOf(MAP), { x: 0, y: 0, width: 800, height: 800 });
		const [wide, tall] = [fit.x(1.1) - fit.x(1.0), fit.y(51.2) - fit.y(51.3)];
		expect(wide / tall).toBeCloseTo(Math.cos((51.28 * Math.PI) / 180), 2);
	});
	it('draws a map without cells', () => {
		const layout = mapLayout({ ...MAP, cells: [], spots: [] }, { width: 600, height: 400, size: 'page', inset: 0, legend: true });
		expect(Number.isFinite(layout.fit.x(1))).toBe(true);
	});
});

describe('text without a canvas', () => {
	it('is reckoned in proportion to its size', () => {
		expect(textWidth('Canterbury', 20)).toBeCloseTo(2 * textWidth('Canterbury', 10));
		expect(textWidth('Canterbury', 20, true)).toBeGreaterThan(textWidth('Canterbury', 20));
	});
	it('breaks between words and says what it leaves out', () => {
		const text = 'Friday and Saturday nights are up by about 10%';
		expect(wrap(text, 200, 20).join(' ')).toBe(text);
		for (const line of wrap(text, 200, 20)) expect(textWidth(line, 20)).toBeLessThanOrEqual(200);
		expect(wrapTo(2, text, 200, 20)).toHaveLength(2);
		expect(wrapTo(2, text, 200, 20)[1]).toMatch(/…$/);
		expect(clip('short', 200, 20)).toBe('short');
	});
	it.each([0, 1, 3, 9, 47, 120, 405, 2867])('an axis to %i begins at 0, with at most four lines above it', (most) => {
		const axis = axisTo(most);
		expect(axis[0]).toBe(0);
		expect(axis.length).toBeLessThanOrEqual(5);
		expect(axis.at(-1)).toBeGreaterThanOrEqual(most);
		expect(axis.every(Number.isInteger)).toBe(true);
	});
});

describe('a line of months', () => {
	const sheets = [
		{ width: 1776, height: 760, size: 'slide' },
		{ width: 688, height: 260, size: 'page' },
		{ width: 330, height: 170, size: 'page' },
		{ width: 300, height: 170, size: 'screen' }
	] as const;
	const peaks = TREND.now.flatMap((_, peak) => [9, 75, 3140].map((high) => ({ peak, high })));
	it.each(sheets)(
		'$width × $height: the highest month is named, clear of the figures of the axis and of the edges',
		({ width, height, size }) => {
			const { small } = SIZES[size];
			for (const { peak, high } of peaks) {
				const now = TREND.now.map((month, i) => {
					const shown = about(i === peak ? high : Math.round(high / 2));
					return { ...month, shown, size: shown.value };
				});
				const { values, ticks, plot } = monthsLayout({ ...TREND, now, before: null }, width, height, size);
				const boxOf = (text: string, right: number, y: number, bold: boolean): Box => {
					const wide = textWidth(text, small, bold);
					return { x: right - wide, y: y - small * 0.8, width: wide, height: small };
				};
				const said = values.map(({ x, y, text }) => boxOf(text, x + textWidth(text, small, true) / 2, y, true));
				const axis = ticks.map(({ y, text }) => boxOf(text, plot.x - small * 0.5, y + small * 0.36, false));
				expect(values.some(({ text }) => text === about(high).text) || peak === now.length - 1).toBe(true);
				for (const a of said) {
					expect(a.x).toBeGreaterThanOrEqual(0);
					expect(a.x + a.width).toBeLessThanOrEqual(width + 0.001);
					for (const b of axis) expect(overlaps(a, b)).toBe(false);
				}
			}
		}
	);
});
