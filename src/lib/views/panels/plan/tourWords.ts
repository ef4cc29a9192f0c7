import type { Occurrence, Plan, ShiftTours } from '../../../deployment';
import { count, dayOfWeek, decimal, listWords, percent, plural } from '../../../core/format';

/** "22 stops of 15 minutes, 9.5 km on foot". */
export function toursTitle({ tours }: ShiftTours, dwell: number): string {
	const stays = tours.reduce((sum, tour) => sum + tour.stays.length, 0);
	const km = tours.reduce((sum, tour) => sum + tour.metres, 0) / 1000;
	return `${plural(stays, 'stop')} of ${String(dwell)} minutes, ${decimal(km, 1)} km on foot`;
}

/** "Fri 27/11/2026", and whether it has begun or passed. */
export const dateWords = ({ day, stage }: Pick<Occurrence, 'day' | 'stage'>): string =>
	stage === 'ahead' ? dayOfWeek(day) : `${dayOfWeek(day)}, has ${stage}`;

/** What the tours add to the plan's sentence: where patrols stay is less than what they reach. */
export function toursSentence({ tours, share }: ShiftTours, { objective, reached }: Plan): string {
	const places = tours.reduce((sum, tour) => sum + tour.places.length, 0);
	return `On their tours the patrols stay at ${plural(places, 'hexagon')} that hold ${percent(share)} of expected ${objective}; the ${percent(reached.value)} lies within a walk of their posts.`;
}

/** What is to be known of the tours: patrols without one, straight lines, the shift's end. */
export function toursNotes(found: ShiftTours, names: readonly string[], revisit: number): string[] {
	const { tours, idle } = found;
	const straight = tours.reduce((sum, tour) => sum + tour.straight, 0);
	const metres = tours.reduce((sum, tour) => sum + tour.metres, 0);
	return [
		`Back at a stop after ${revisit % 60 === 0 ? plural(revisit / 60, 'hour') : `${count(revisit)} minutes`} at least. Starts and orders differ from day to day, so that nobody can wait for a patrol to pass. The best found, not proved best.`,
		...(idle.length > 0
			? [
					`${listWords(idle.map((unit) => names[unit] ?? ''))} cannot stay anywhere and be back in time: choose a nearer start, more hours or shorter stops.`
				]
			: []),
		...(straight > 1 && straight < metres - 1
			? [`${percent(straight / metres)} of the way is along straight lines × 1.3: no loaded line is near.`]
			: [])
	];
}
