import type { Filter, WeekWindow } from '../../core/filter';
import type { Place } from '../../core/priorities';
import type { Occurrence, Plan, ShiftSheets, ShiftTours, UnitSheet } from '../../deployment';
import type { Store } from '../../store';
import { reasonOf } from './reasons';
import type { NamedUnit } from './units';

/** What sheets are made from. */
interface SheetSource {
	readonly plan: Plan;
	readonly tours: ShiftTours;
	readonly date: Occurrence;
	readonly units: readonly NamedUnit[];
	/** The records that the plan is based on, but for their hours. */
	readonly filter: Filter;
	readonly window: WeekWindow | null;
	readonly title: string;
	readonly marking: string;
	/** Call-sign by the patrol's letter. */
	readonly callSigns: Readonly<Record<string, string>>;
	readonly placeOf: (category: string) => Place;
	readonly nameOf: (lng: number, lat: number) => string;
}

/** The tours with names and reasons, for paper and files. The records of each stop are counted in the shift's hours, as the plan counts them. */
export async function makeSheets(store: Pick<Store, 'cellProfile'>, source: SheetSource): Promise<ShiftSheets> {
	const { plan, tours, date, units, filter, window } = source;
	const asked: Filter = { ...filter, week: window, origins: filter.origins ?? ['public', 'unknown'] };
	const sheets: UnitSheet[] = [];
	for (const tour of tours.tours) {
		const unit = units[tour.unit];
		if (!unit) continue;
		const places = [];
		for (const { cell, lng, lat } of tour.places) {
			const profile = await store.cellProfile(asked, plan.resolution, cell);
			places.push({ name: source.nameOf(lng, lat), ...reasonOf(profile, source.placeOf) });
		}
		const own = unit.team.depot !== null;
		sheets.push({
			name: unit.name,
			letter: unit.letter,
			callSign: source.callSigns[unit.letter] ?? '',
			tour,
			places,
			depot: own ? source.nameOf(tour.depot.lng, tour.depot.lat) : `its post, ${source.nameOf(tour.depot.lng, tour.depot.lat)}`
		});
	}
	return { title: source.title, when: date, units: sheets, synthetic: plan.basis.synthetic, marking: source.marking, seed: date.day };
}
