import { csvText, type CsvValue } from '../../../../core/csv';
import type { RoutesFigures } from '../../../../deployment/routes';
import { hour } from '../../../../core/format';
import { VERDICTS } from './routesWords';

const MARKING = 'Analyst view: exact figures';
const HOURS = Array.from({ length: 24 }, (_, h) => h);

interface Text {
	readonly lead: string;
	readonly hours: string;
	readonly buffer: number;
	readonly synthetic: boolean;
}

type Row = readonly CsvValue[];
const INTERVAL = ['Low 95%', 'High 95%'];

function pieceRows({ routes, pieces }: RoutesFigures): Row[] {
	const head = ['Route', 'Piece', 'From (m)', 'To (m)', 'Incidents', 'Per 100 m', ...INTERVAL, 'Ratio to the rest', ...INTERVAL];
	return [
		[...head, 'Verdict', 'Hours with an open refuge point', ...HOURS.map(hour)],
		...pieces.map((piece) => [
			routes[piece.route]?.name,
			piece.number,
			piece.from.toFixed(1),
			piece.to.toFixed(1),
			...[piece.incidents, piece.rate, piece.low, piece.high],
			...[piece.ratio?.value, piece.ratio?.low, piece.ratio?.high],
			VERDICTS[piece.verdict],
			piece.openHours,
			...piece.hours
		])
	];
}

function routeRows({ routes }: RoutesFigures): Row[] {
	const shares = HOURS.map((h) => `Share near an open one, ${hour(h)}`);
	return [
		['Route', 'Length (m)', 'Incidents', 'Per 100 m', ...INTERVAL, 'Share near a refuge point', ...shares],
		...routes.map((route) => [
			route.name,
			route.metres.toFixed(1),
			...[route.incidents, route.rate, route.low, route.high, route.coveredEver],
			...Array.from(route.covered, (share) => (Number.isNaN(share) ? null : share))
		])
	];
}

const postRows = ({ routes, marshals }: RoutesFigures): Row[] => [
	['Marshal', 'Route', 'At (m)', 'Longitude', 'Latitude', 'Adds'],
	...marshals.posts.map(({ route, at, lng, lat, adds }, i) => [
		`M${String(i + 1)}`,
		routes[route]?.name,
		at.toFixed(0),
		lng.toFixed(6),
		lat.toFixed(6),
		adds
	])
];

/** Pieces, routes and positions for marshals with the hours behind them, as CSV text. */
export const routesCsv = (figures: RoutesFigures, { lead, hours, buffer, synthetic }: Text): string =>
	csvText([
		[MARKING],
		...(synthetic ? [['Synthetic data']] : []),
		[lead],
		['Hours', hours],
		['Buffer (m)', buffer],
		['Incidents within the buffer', figures.incidents],
		[],
		...pieceRows(figures),
		[],
		...routeRows(figures),
		[],
		...postRows(figures)
	]);

/** Pieces as lines and marshals as points: a GeoJSON FeatureCollection. */
export function routesGeoJson(figures: RoutesFigures, synthetic: boolean): string {
	const mark = synthetic ? { synthetic } : {};
	const corners = (line: Float64Array): number[][] =>
		Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);
	const pieces = figures.pieces.map((piece) => ({
		type: 'Feature',
		properties: {
			role: 'piece',
			route: figures.routes[piece.route]?.name ?? '',
			number: piece.number,
			incidents: piece.incidents,
			per_100_m: piece.rate,
			low_95: piece.low,
			high_95: piece.high,
			verdict: VERDICTS[piece.verdict],
			...mark
		},
		geometry: { type: 'LineString', coordinates: corners(piece.line) }
	}));
	const posts = figures.marshals.posts.map(({ lng, lat, adds }, i) => ({
		type: 'Feature',
		properties: { role: 'marshal', label: `M${String(i + 1)}`, adds, ...mark },
		geometry: { type: 'Point', coordinates: [lng, lat] }
	}));
	return JSON.stringify({ type: 'FeatureCollection', note: MARKING, features: [...pieces, ...posts] }, null, '\t') + '\n';
}
