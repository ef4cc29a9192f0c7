import type { Filter, WeekWindow } from '../../core/filter';
import type { Place } from '../../core/priorities';
import type { Occurrence, Plan, ShiftSheets, ShiftTours, UnitSheet } from '../../deployment';
import type { Backends } from '../backends';
import { peaksOf } from './peak';
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

/** What the records are asked of. */
interface Asked {
	readonly store: Pick<Backends['store'], 'cellProfile' | 'hours'>;
	readonly analyst: Pick<Backends['analyst'], 'busyWindows'>;
}

/** The tours with names and reasons, for paper and files. The records of each stop are counted in the shift's hours, as the plan counts them. */
export async function makeSheets({ store, analyst }: Asked, source: SheetSource): Promise<ShiftSheets> {
	const { plan, tours, date, units, filter, window } = source;
	const asked: Filter = { ...filter, week: window, origins: filter.origins ?? ['public', 'unknown'] };
	const grounds = [];
	for (const { post } of tours.tours) {
		const ids = plan.cells.ids.filter((_, i) => plan.cells.reachedBy[i] === post);
		grounds.push((await store.hours({ ...asked, cells: { resolution: plan.resolution, ids } })).counts);
	}
	const peaks = await peaksOf(analyst, grounds, window);
	const sheets: UnitSheet[] = [];
	for (const [at, tour] of tours.tours.entries()) {
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
			peak: peaks[at] ?? '',
			places,
			depot: own ? source.nameOf(tour.depot.lng, tour.depot.lat) : `its post, ${source.nameOf(tour.depot.lng, tour.depot.lat)}`
		});
	}
	return { title: source.title, when: date, units: sheets, synthetic: plan.basis.synthetic, marking: source.marking, seed: date.day };
}
