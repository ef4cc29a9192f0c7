/**
 * The situation as a URL fragment and back. Holds filters and view, never data and never a file name.
 * Reading is forgiving: what cannot be read is left at its start value, so that an old link still opens.
 */
import type { Bin } from '../core/answers';
import { CLASS_METHODS, type ClassMethod } from '../core/classes';
import { isBox, type Filter, type Polygons } from '../core/filter';
import { ORIGINS, type Origin } from '../core/incident';
import type { Audience } from '../disclosure';
import { readSettings, writeSettings } from './settings';
import { readPeriod, writePeriod } from './settings/period';
import { readWeek, writeWeek } from './settings/week';
import { RANKINGS, START, type Situation } from './situation';

/** A boundary in a link is a layer and a name; its shape comes back when the layer is dropped again. */
const NO_SHAPE: Polygons = [];
const AUDIENCES: readonly Audience[] = ['analyst', 'partnership', 'public'];
const BINS: readonly Bin[] = ['month', 'week', 'day'];
const RESOLUTIONS = { from: 7, to: 11 };

/** Names are never empty, so that a lone comma can stand for the empty list. */
const list = (values: readonly string[]): string => (values.length === 0 ? ',' : values.map(encodeURIComponent).join(','));
const unlist = (text: string): string[] =>
	text
		.split(',')
		.filter((name) => name !== '')
		.map(decodeURIComponent);

const degrees = (value: number): string => String(Math.round(value * 1e6) / 1e6);
function writeDrawn(drawn: NonNullable<Filter['drawn']>): string {
	if (isBox(drawn)) return [drawn.west, drawn.south, drawn.east, drawn.north].map(degrees).join('_');
	return drawn.map((rings) => rings.map((ring) => ring.map((point) => point.map(degrees).join('_')).join('!')).join('*')).join('~');
}
function readDrawn(text: string): Filter['drawn'] {
	if (!text.includes('!')) {
		const [west, south, east, north, ...rest] = text.split('_').map(Number);
		const known = west !== undefined && south !== undefined && east !== undefined && north !== undefined && rest.length === 0;
		return known && [west, south, east, north].every(Number.isFinite) ? { west, south, east, north } : null;
	}
	const shape = text.split('~').map((rings) =>
		rings.split('*').map((ring) =>
			ring.split('!').map((point): [number, number] => {
				const [lng = NaN, lat = NaN] = point.split('_').map(Number);
				return [lng, lat];
			})
		)
	);
	return shape.flat(2).every(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat)) ? shape : null;
}

const inRange = (value: number): boolean => Number.isInteger(value) && value >= RESOLUTIONS.from && value <= RESOLUTIONS.to;
function readCells(text: string): Filter['cells'] {
	const [resolution = '', ...ids] = text.split('~');
	const valid = inRange(Number(resolution)) && ids.length > 0 && ids.every((id) => /^8[0-9a-f]{14}$/.test(id));
	return valid ? { resolution: Number(resolution), ids } : null;
}

/** The fragment of a situation, without "#"; empty at the start. */
export function encode(situation: Situation): string {
	const { filter } = situation;
	const parts: Record<string, string> = {};
	if (filter.period) parts['period'] = writePeriod(filter.period);
	// A chosen priority is its categories: the link means the same rows under whatever crosswalk it is opened.
	if (filter.categories) parts['category'] = list(filter.categories);
	if (filter.week) parts['week'] = writeWeek(filter.week);
	if (filter.drawn) parts['drawn'] = writeDrawn(filter.drawn);
	if (filter.cells) parts['cells'] = [String(filter.cells.resolution), ...filter.cells.ids].join('~');
	if (filter.boundary) parts['boundary'] = list([filter.boundary.layer, filter.boundary.name]);
	if (filter.areas) parts['area'] = list(filter.areas);
	if (filter.sources) parts['source'] = list(filter.sources);
	if (filter.outcomes) parts['outcome'] = list(filter.outcomes);
	if (filter.origins) parts['origin'] = list(filter.origins);
	if (situation.audience !== START.audience) parts['audience'] = situation.audience;
	if (situation.resolution !== null) parts['hexagon'] = String(situation.resolution);
	if (situation.method !== START.method) parts['classes'] = situation.method;
	if (situation.nights !== START.nights) parts['nights'] = '0';
	if (situation.by !== START.by) parts['by'] = situation.by;
	if (situation.bin) parts['step'] = situation.bin;
	if (situation.table) parts['table'] = '1';
	return Object.entries({ ...parts, ...writeSettings(situation) })
		.map(([key, value]) => `${key}=${value}`)
		.join('&');
}

function readFilter(parts: ReadonlyMap<string, string>): Filter {
	const get = <T>(key: string, read: (text: string) => T | null): T | null => {
		const text = parts.get(key);
		return text === undefined ? null : read(text);
	};
	return {
		period: get('period', readPeriod),
		categories: get('category', unlist),
		week: get('week', readWeek),
		drawn: get('drawn', readDrawn),
		cells: get('cells', readCells),
		boundary: get('boundary', (text) => {
			const [layer, name] = unlist(text);
			return layer !== undefined && name !== undefined ? { layer, name, polygons: NO_SHAPE } : null;
		}),
		areas: get('area', unlist),
		sources: get('source', unlist),
		outcomes: get('outcome', unlist),
		origins: get('origin', (text) => unlist(text).filter((name): name is Origin => (ORIGINS as readonly string[]).includes(name)))
	};
}

/** The situation of a fragment (with or without "#"). Never throws. */
export function decode(fragment: string): Situation {
	const parts = new Map<string, string>();
	for (const part of fragment.replace(/^#/, '').split('&')) {
		const at = part.indexOf('=');
		if (at > 0) parts.set(part.slice(0, at), part.slice(at + 1));
	}
	const resolution = Number(parts.get('hexagon'));
	const method = CLASS_METHODS.find((known): known is ClassMethod => known === parts.get('classes'));
	try {
		return {
			...readSettings(parts),
			filter: readFilter(parts),
			audience: AUDIENCES.find((known) => known === parts.get('audience')) ?? START.audience,
			resolution: inRange(resolution) ? resolution : null,
			method: method ?? START.method,
			nights: parts.get('nights') !== '0',
			by: RANKINGS.find((known) => known === parts.get('by')) ?? START.by,
			bin: BINS.find((bin) => bin === parts.get('step')) ?? null,
			table: parts.get('table') === '1',
			annotations: []
		};
	} catch {
		// A malformed %-escape: the link was cut; start afresh rather than half-restored.
		return START;
	}
}
