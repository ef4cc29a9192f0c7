/** Who gets how much of a plan of the week: hours beside demand and, where a table is loaded, people. Pure. */
import type { WeekCurves, WeekFigures } from '../../deployment';
import type { Overlay } from '../../core/overlay';
import { layerUnits } from '../areaUnits';
import { matchAreas, type Denominator } from '../denominator';

export interface FairRow {
	readonly name: string;
	readonly hours: number;
	/** Part of all hours; null where nobody works. */
	readonly ofHours: number | null;
	readonly expected: number;
	readonly ofExpected: number;
	readonly recorded: number;
	/** People, and their part of all in these areas; null without a figure. */
	readonly people: number | null;
	readonly ofPeople: number | null;
	/** Share of the area's expected incidents that is reached. */
	readonly reached: number;
}

/** In the order of the areas. */
export function fairness(
	curves: Pick<WeekCurves, 'areas'>,
	figures: Pick<WeekFigures, 'areas' | 'hours'>,
	layer: Overlay | null,
	denominator: Denominator | null
): FairRow[] {
	const units = new Map((layer ? layerUnits(layer) : []).map((unit) => [unit.name, unit.texts]));
	const people = denominator
		? matchAreas(
				denominator,
				curves.areas.map(({ name }) => units.get(name) ?? [name])
			).values
		: new Float64Array(curves.areas.length).fill(NaN);
	const all = people.reduce((sum, n) => sum + (n > 0 ? n : 0), 0);
	const expected = curves.areas.reduce((sum, area) => sum + area.expected, 0);
	return curves.areas.map((area, a) => {
		const own = figures.areas[a] ?? { hours: 0, reached: 0 };
		const count = people[a] ?? NaN;
		return {
			name: area.name,
			hours: own.hours,
			ofHours: figures.hours > 0 ? own.hours / figures.hours : null,
			expected: area.expected,
			ofExpected: expected > 0 ? area.expected / expected : 0,
			recorded: area.recorded,
			people: count > 0 ? count : null,
			ofPeople: count > 0 && all > 0 ? count / all : null,
			reached: area.expected > 0 ? own.reached / area.expected : 0
		};
	});
}
