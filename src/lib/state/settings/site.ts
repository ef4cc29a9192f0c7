import type { Ring, WeekWindow } from '../../core/filter';
import { SITE_KINDS, SITE_MODELS, type SiteKind, type SiteModel } from '../../deployment/sites';
import type { Codec } from './codec';
import { readWeek, writeWeek } from './week';

/** Where new points may go: hexagons with an incident, hexagons of a drawn area, or the places of a dropped layer. */
export type CandidateChoice = 'cells' | 'drawn' | { readonly layer: string };

/** What new points are placed for. */
export interface SiteSettings {
	readonly kind: SiteKind;
	/** New points, 1–5. */
	readonly more: number;
	/** Metres on foot; in a straight line for a camera. */
	readonly radius: number;
	readonly model: SiteModel;
	/** Hours that count; null for all. */
	readonly window: WeekWindow | null;
	/** Existing points count only while they are open. */
	readonly whileOpen: boolean;
	/** Incidents further from every existing point than this do not count, metres in a straight line; null counts them all. */
	readonly within: number | null;
	/** H3 resolution. */
	readonly resolution: 9 | 10;
	/** Name of the layer of existing points; null takes the one that fits best, '' none. */
	readonly existing: string | null;
	readonly candidates: CandidateChoice;
	/** Outer ring of the drawn area, degrees; not closed twice. */
	readonly drawn: Ring | null;
}

const start: SiteSettings = {
	kind: 'refuge',
	more: 1,
	radius: 400,
	model: 'cover',
	window: null,
	whileOpen: true,
	within: 2000,
	resolution: 10,
	existing: null,
	candidates: 'cells',
	drawn: null
};

const MOST_CORNERS = 60;
const whole = (text: string | undefined, least: number, most: number, otherwise: number): number => {
	const n = /^\d{1,5}$/.test(text ?? '') ? Number(text) : NaN;
	return n >= least && n <= most ? n : otherwise;
};
const degrees = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** "" for what fits best, "." for none, else "." and the name. */
export const writeLayer = (name: string | null): string => (name === null ? '' : `.${encodeURIComponent(name)}`);
export const readLayer = (text: string): string | null => {
	try {
		return text.startsWith('.') ? decodeURIComponent(text.slice(1)) : null;
	} catch {
		return null;
	}
};

function readCandidates(text: string): CandidateChoice {
	if (text === 'drawn') return 'drawn';
	const layer = readLayer(text);
	return layer === null || layer === '' ? 'cells' : { layer };
}

function readRing(text: string): Ring | null {
	const ring = text.split('*').map((corner): readonly [number, number] => {
		const [lng = NaN, lat = NaN] = corner.split('!').map(Number);
		return [lng, lat];
	});
	const fine = ring.length >= 3 && ring.length <= MOST_CORNERS && ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
	return fine && text !== '' ? ring : null;
}

export const site: Codec<SiteSettings> = {
	start,
	write: ({ kind, more, radius, model, window, whileOpen, within, resolution, existing, candidates, drawn }) =>
		[
			kind,
			more,
			radius,
			model,
			window ? writeWeek(window) : 'all',
			whileOpen ? 'open' : 'any',
			within ?? 'all',
			resolution,
			writeLayer(existing),
			typeof candidates === 'string' ? candidates : writeLayer(candidates.layer),
			drawn === null ? '' : drawn.map((corner) => corner.map(degrees).join('!')).join('*')
		].join(','),
	read: (text) => {
		const [kind, more, radius, model, window = '', open, within, resolution, existing = '', candidates = '', drawn = ''] = text.split(',');
		return {
			kind: SITE_KINDS.find((known) => known === kind) ?? start.kind,
			more: whole(more, 1, 5, start.more),
			radius: whole(radius, 25, 5000, start.radius),
			model: SITE_MODELS.find((known) => known === model) ?? start.model,
			window: window === 'all' ? null : readWeek(window),
			whileOpen: open !== 'any',
			within: within === 'all' ? null : whole(within, 100, 50_000, start.within ?? 2000),
			resolution: resolution === '9' ? 9 : start.resolution,
			existing: readLayer(existing),
			candidates: readCandidates(candidates),
			drawn: readRing(drawn)
		};
	}
};
