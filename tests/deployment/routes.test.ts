import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SLOT } from '../../src/lib/core/incident';
import { metresBetween } from '../../src/lib/deployment/coverage/nearby';
import { cut, lengthOf, pointAt } from '../../src/lib/deployment/routes/cut';
import { NearestPiece } from '../../src/lib/deployment/routes/nearestPiece';
import { studyRoutes } from '../../src/lib/deployment/routes/studyRoutes';
import type { RoutesRequest } from '../../src/lib/deployment/routes';

const DEGREE = 111_195;
const LAT = 51.28;
const SCALE = Math.cos((LAT * Math.PI) / 180);
type Corner = readonly [east: number, north: number];
const at = ([east, north]: Corner): [lng: number, lat: number] => [1.07 + east / DEGREE / SCALE, LAT + north / DEGREE];
const lineOf = (corners: readonly Corner[]): Float64Array => Float64Array.from(corners.flatMap(at));

/** Least distance to a line, walked along in small steps. */
function walked(line: Float64Array, lng: number, lat: number): number {
	let least = Infinity;
	for (let i = 2; i + 1 < line.length; i += 2)
		for (let step = 0; step <= 400; step++) {
			const t = step / 400;
			const x = (line[i - 2] ?? 0) + t * ((line[i] ?? 0) - (line[i - 2] ?? 0));
			const y = (line[i - 1] ?? 0) + t * ((line[i + 1] ?? 0) - (line[i - 1] ?? 0));
			least = Math.min(least, metresBetween(lng, lat, x, y));
		}
	return least;
}

const corner: fc.Arbitrary<Corner> = fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1500 }));
const line = fc.uniqueArray(corner, { minLength: 2, maxLength: 6, selector: (c) => c.join() });
const incident = fc.tuple(corner, fc.oneof(fc.integer({ min: 0, max: 167 }), fc.constant(NO_SLOT)), fc.integer({ min: 1, max: 40 }));
const network = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 3 }),
	incidents: fc.array(incident, { minLength: 10, maxLength: 30 }),
	buffer: fc.integer({ min: 30, max: 400 }),
	piece: fc.integer({ min: 60, max: 500 })
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

function request({ lines, incidents, buffer, piece }: Network): RoutesRequest {
	const places = incidents.map(([place]) => at(place));
	return {
		routes: lines.map((corners, i) => ({ name: `R${String(i)}`, lines: [lineOf(corners)] })),
		incidents: {
			lng: Float64Array.from(places, ([lng]) => lng),
			lat: Float64Array.from(places, ([, lat]) => lat),
			slot: Uint8Array.from(incidents, ([, slot]) => slot),
			count: Uint32Array.from(incidents, ([, , count]) => count),
			coarse: new Uint8Array(incidents.length)
		},
		bufferMetres: buffer,
		pieceMetres: piece,
		window: null,
		refuges: [{ name: 'Always', lng: 1.07, lat: LAT, hours: null }],
		refugeMetres: 400,
		marshalMetres: 200,
		marshals: 2,
		snapped: false
	};
}

describe('pieces of routes', () => {
	it('cuts into equal pieces that join and add to the whole', () => {
		fc.assert(
			fc.property(line, fc.integer({ min: 40, max: 900 }), (corners, metres) => {
				const whole = lineOf(corners);
				const pieces = cut([{ name: '', lines: [whole] }], metres);
				const total = lengthOf(whole);
				expect(pieces).toHaveLength(Math.max(1, Math.round(total / metres)));
				expect(pieces.reduce((sum, piece) => sum + lengthOf(piece.line), 0)).toBeCloseTo(total, 1);
				pieces.forEach((piece, i) => {
					expect(lengthOf(piece.line)).toBeCloseTo(total / pieces.length, 1);
					const next = pieces[i + 1];
					if (next) expect([...next.line.slice(0, 2)]).toEqual([...piece.line.slice(-2)]);
				});
				expect(pointAt(whole, 0)).toEqual([whole[0], whole[1]]);
			}),
			{ numRuns: 100 }
		);
	});

	it('finds the distance to a line as walking along it does', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), corner, (lines, place) => {
				const flat = lines.map(lineOf);
				const [lng, lat] = at(place);
				const found = new NearestPiece(flat, 300).find(lng, lat);
				const distances = flat.map((one) => walked(one, lng, lat));
				const least = Math.min(...distances);
				if (least > 305) expect(found.line).toBe(-1);
				if (least < 295) {
					expect(Math.abs(found.metres - least)).toBeLessThan(6);
					expect(distances[found.line]).toBeLessThan(least + 6);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('counts each incident in the buffer once, in every table', { timeout: 20_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(network, async (given) => {
				const asked = request(given);
				const outcome = await studyRoutes(asked);
				const near = given.incidents.filter(([place]) => {
					const [lng, lat] = at(place);
					return (
						new NearestPiece(
							asked.routes.flatMap(({ lines }) => lines),
							given.buffer
						).find(lng, lat).line >= 0
					);
				});
				const sum = near.reduce((all, [, , n]) => all + n, 0);
				if (outcome.kind === 'refusal') {
					expect(sum).toBeLessThan(20);
					return;
				}
				expect(outcome.incidents).toBe(sum);
				expect(outcome.pieces.reduce((all, piece) => all + piece.incidents, 0)).toBe(sum);
				expect(outcome.routes.reduce((all, route) => all + route.incidents, 0)).toBe(sum);
				const timed = near.reduce((all, [, slot, n]) => all + (slot === NO_SLOT ? 0 : n), 0);
				expect(outcome.pieces.reduce((all, piece) => all + piece.hours.reduce((a, b) => a + b, 0), 0)).toBe(timed);
				expect(outcome.untimed).toBe(sum - timed);
				for (const piece of outcome.pieces) {
					expect(piece.rate).toBeCloseTo((100 * piece.incidents) / (piece.to - piece.from), 9);
					if (piece.incidents < 20) expect(piece.verdict).toBe('too-few');
					if (piece.verdict === 'higher') expect(piece.ratio?.low).toBeGreaterThan(1);
				}
				expect(outcome.marshals.reached).toBeLessThanOrEqual(outcome.incidents);
				expect(outcome.marshals.bound).toBeGreaterThanOrEqual(outcome.marshals.reached - 1e-9);
				expect(outcome.marshals.posts.reduce((all, post) => all + post.adds, 0)).toBeCloseTo(outcome.marshals.reached, 9);
			}),
			{ numRuns: 40 }
		);
	});
});

describe('what the data cannot bear', () => {
	const straight: Network = {
		lines: [[[0, 0], [1000, 0]]], // prettier-ignore
		incidents: [[[150, 5], 10, 60], [[550, 5], 20, 5], [[900, 500], 30, 50]], // prettier-ignore
		buffer: 50,
		piece: 100
	};

	it('marks the piece that stands out, and only that', async () => {
		const even = [50, 250, 350, 450, 650, 850].map((east): Network['incidents'][number] => [[east, 5], 20, 8]);
		const outcome = await studyRoutes(request({ ...straight, incidents: [...straight.incidents, ...even] }));
		if (outcome.kind === 'refusal') throw new Error(outcome.fault);
		expect(outcome.incidents).toBe(113);
		expect(outcome.pieces.filter(({ verdict }) => verdict === 'higher').map(({ number }) => number)).toEqual([2]);
		expect(outcome.routes[0]?.coveredEver).toBeCloseTo(0.3, 1);
	});

	it('refuses centres of hexagons in a narrow buffer, and pieces finer than map points', async () => {
		const coarse = request(straight);
		const centres = { ...coarse, incidents: { ...coarse.incidents, coarse: new Uint8Array(3).fill(1) } };
		expect(await studyRoutes(centres)).toMatchObject({ kind: 'refusal', code: 'hexagon-centres', buffer: 150 });
		const snapped = await studyRoutes({ ...coarse, snapped: true });
		expect(snapped).toMatchObject({ kind: 'routes', pieces: [{ incidents: 65 }] });
		expect(snapped.kind === 'routes' && snapped.coarser?.fault).toContain('map points');
	});

	it('leaves incidents of unknown hour out where hours are chosen', async () => {
		const asked = request({ ...straight, incidents: [[[100, 5], 22, 30], [[100, 5], NO_SLOT, 4], [[100, 5], 12, 9]] }); // prettier-ignore
		const night = await studyRoutes({ ...asked, window: { days: [0], from: 21, to: 23, nights: false } });
		expect(night).toMatchObject({ kind: 'routes', incidents: 30, leftUntimed: 4, total: 30, weekHours: 2 });
	});
});
