import type { PlaceRow } from './places';

const COMPASS = ['east', 'north-east', 'north', 'north-west', 'west', 'south-west', 'south', 'south-east'] as const;
const KM_PER_DEGREE = 111.2;
/** Beyond this, the nearest place says nothing. */
const FURTHEST_KM = 30;

/** Where a point is in words, "Canterbury, 1.2 km north-east"; null far from every known place. */
export function cellName(rows: readonly PlaceRow[], lng: number, lat: number): string | null {
	const squeeze = Math.cos((lat * Math.PI) / 180);
	let best: PlaceRow | null = null;
	let least = FURTHEST_KM;
	for (const row of rows) {
		const distance = Math.hypot((lng - row[1]) * squeeze, lat - row[2]) * KM_PER_DEGREE;
		if (distance < least) [best, least] = [row, distance];
	}
	if (best === null) return null;
	if (least < 0.5) return best[0];
	const turn = Math.atan2(lat - best[2], (lng - best[1]) * squeeze);
	const way = COMPASS[(Math.round(turn / (Math.PI / 4)) + 8) % 8] ?? 'north';
	return `${best[0]}, ${least.toFixed(1)} km ${way}`;
}
