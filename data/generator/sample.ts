import { FILES } from '../truths';
import { Dice } from './dice';
import { campus, refuges, routes, wards } from './overlays';
import { Streets } from './streets';
import { alertTable, burglaryTable, incidentTable } from './tables';
import { termDates } from './terms';

/** Seed of everything; each file has its own stream, so that a change in one leaves the others as they are. */
const SEED = 20_261_031;

/** The files of the sample by name. The same text on every run. */
export function sample(): ReadonlyMap<string, string> {
	const canterbury = new Streets('Canterbury', new Dice(SEED));
	const maidstone = new Streets('Maidstone', new Dice(SEED + 1));
	return new Map([
		[FILES.canterbury, incidentTable(canterbury, new Dice(SEED + 2))],
		[FILES.maidstone, incidentTable(maidstone, new Dice(SEED + 3))],
		[FILES.alerts, alertTable(canterbury, new Dice(SEED + 4))],
		[FILES.burglary, burglaryTable([canterbury, maidstone], new Dice(SEED + 5), new Dice(SEED + 6))],
		[FILES.refuges, refuges()],
		[FILES.routes, routes()],
		[FILES.campus, campus()],
		[FILES.wards, wards()],
		[FILES.terms, termDates()]
	]);
}
