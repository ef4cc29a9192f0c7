/** Small packs made of random raw counts, and the counts behind them. */
import { cellToBoundary, gridDisk, latLngToCell } from 'h3-js';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { monthStart } from '../../../src/lib/core/time';
import { disclose } from '../../../src/lib/disclosure/disclose';
import { lookOf } from '../../../src/lib/disclosure/pack/looks';
import { POLICIES, type Audience, type Look, type Pack, type PackView, type Sensitivity } from '../../../src/lib/disclosure/pack';
import type { Makers } from '../../../src/lib/share/report';
import type { Figure } from '../../../src/lib/share';

export interface Raw {
	readonly cells: readonly number[];
	readonly total: number;
}

export interface Made {
	readonly pack: Pack;
	readonly raw: Raw;
}

const FIRST = 2025 * 12 + 10;
const CATEGORIES = [
	{ name: 'Violence and sexual offences', sensitivity: 'ordinary', priority: 'Night-time economy and violence', part: 0.36 },
	{ name: 'Anti-social behaviour', sensitivity: 'ordinary', priority: 'Anti-social behaviour and environment', part: 0.3 },
	{ name: 'Criminal damage', sensitivity: 'ordinary', priority: 'Anti-social behaviour and environment', part: 0.14 },
	{ name: 'Bicycle theft', sensitivity: 'ordinary', priority: null, part: 0.12 },
	{ name: 'Stalking', sensitivity: 'sensitive', priority: 'Violence against women and girls', part: 0.05 },
	{ name: 'Robbery', sensitivity: 'ordinary', priority: 'Night-time economy and violence', part: 0.03 }
] as const;
const PLACES = ['High Street', 'Westgate', 'Dane John Gardens', 'St Peter’s Place', 'Wincheap', 'Sturry Road', 'Station Road West'];

/** @param size incidents in a busy hexagon; @param hide part of the looks that are hidden. */
export function packOf(seed: number, audience: Audience, { size = 60, hide = 0.05, count = 37 } = {}): Made {
	const generator = xoroshiro128plus(seed);
	const random = (): number => (generator.next() >>> 0) / 2 ** 32;
	const look = (n: number, sensitivity: Sensitivity, hidden = hide): Look =>
		audience !== 'analyst' && random() < hidden ? 'hidden' : lookOf(disclose(n, POLICIES[audience].screen[sensitivity]));
	const draw = (length: number, mean: number): number[] => Array.from({ length }, () => Math.floor(mean * random() ** 3));
	const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
	const ids = gridDisk(latLngToCell(51.279, 1.08, 9), 3).slice(0, count);
	const cells = draw(ids.length, size);
	const total = sum(cells) + Math.floor(random() * 20);
	const view = (part: number, sensitivity: Sensitivity, raw: readonly number[]): PackView<Look> => ({
		total: look(Math.round(total * part), sensitivity, hide / 4),
		before: look(Math.round(total * part * (0.6 + 0.6 * random())), sensitivity, hide / 4),
		cells: raw.map((n) => look(n, sensitivity)),
		months: Array.from({ length: 24 }, () => look(Math.floor((total * part * (0.7 + 0.5 * random())) / 12), sensitivity, 0)),
		bands: draw(84, (total * part) / 20).map((n) => look(n, sensitivity))
	});
	const all = view(1, 'ordinary', cells);
	const byCategory = CATEGORIES.map(({ part, sensitivity }) =>
		view(
			part,
			sensitivity,
			cells.map((n) => Math.round(n * part))
		)
	);
	const names = [...new Set(CATEGORIES.flatMap(({ priority }) => (priority === null ? [] : [priority])))];
	const pack: Pack = {
		kind: 'hexbeat-pack',
		version: 1,
		app: 'Hexbeat 0.1.0',
		audience,
		sensitivity: 'ordinary',
		made: '2026-11-27',
		synthetic: true,
		scope: 'Canterbury',
		period: { from: monthStart(FIRST), to: monthStart(FIRST + 12) },
		before: { from: monthStart(FIRST - 12), to: monthStart(FIRST) },
		months: Array.from({ length: 24 }, (_, i) => ({ month: FIRST - 12 + i, now: i >= 12 })),
		gaps: [],
		sources: ['Synthetic police records', 'Synthetic council log'],
		remarks: ['About 15% of the rows have no hour.', 'March 2026 looks like a gap in loading.'],
		notes: ['Counts are rounded, each on its own: they may not add up to their total.'],
		resolution: 9,
		cellArea: 0.105,
		cells: ids,
		corners: ids.map((id) => cellToBoundary(id).flatMap(([lat, lng]) => [lng, lat])),
		names: ids.map((_, i) => PLACES[i % PLACES.length] ?? ''),
		places: [],
		areas: null,
		categories: CATEGORIES.map(({ name, sensitivity, priority }) => ({ name, sensitivity, priority })),
		all,
		byCategory,
		priorities: names.map((name) => {
			const members = CATEGORIES.filter(({ priority }) => priority === name);
			const part = members.reduce((all, member) => all + member.part, 0);
			const sensitivity = members.some((member) => member.sensitivity === 'sensitive') ? 'sensitive' : 'ordinary';
			const { total, before } = view(part, sensitivity, []);
			return { name, total, before, sensitivity };
		})
	};
	return { pack, raw: { cells, total } };
}

/** A stand-in for a figure that only names itself. */
const text = (title: string): Figure => ({ kind: 'text', title, measure: '', alt: title, paragraphs: [], points: [] });

export const MAKERS: Makers = {
	mapOf: (pack, { category }) => text(`Map of ${category === null ? 'all' : (pack.categories[category]?.name ?? '')}`),
	monthsOf: (pack, { category }) => text(`Months of ${category === null ? 'all' : (pack.categories[category]?.name ?? '')}`),
	weekOf: () => text('Week of all'),
	rankingOf: (_, { by }) => text(`Ranking by ${by}`),
	numberOf: () => text('Number of all'),
	spotsTable: () => text('Busiest hexagons')
};
