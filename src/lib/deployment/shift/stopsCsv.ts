import { csvText } from '../../core/csv';
import { isoDay } from '../../core/time';
import { remarks, stopLabel, type ShiftSheets } from './handOver';
import { clock } from './occurrences';

const HEAD = [
	'Patrol',
	'Call-sign',
	'Stop',
	'Place',
	'Date',
	'Arrive',
	'Leave',
	'Minutes',
	'Longitude',
	'Latitude',
	'Hexagon',
	'Share of expected',
	'Recorded in these hours'
];

/** The stays of all patrols as CSV text: what it is, then one row for each stay in the order of patrols and times. */
export function stopsCsv(sheets: ShiftSheets): string {
	const { when } = sheets;
	const rows = sheets.units.flatMap((unit) =>
		unit.tour.stays.flatMap(({ place: at, arrive, leave }) => {
			const place = unit.tour.places[at];
			if (!place) return [];
			const date = isoDay(when.day + Math.floor(arrive / 1440))
				.split('-')
				.reverse()
				.join('/');
			return [
				[
					unit.name,
					unit.callSign,
					stopLabel(unit, at),
					unit.places[at]?.name ?? '',
					date,
					clock(arrive),
					clock(leave),
					leave - arrive,
					place.lng.toFixed(5),
					place.lat.toFixed(5),
					place.cell,
					place.share.toFixed(4),
					unit.places[at]?.why ?? ''
				]
			];
		})
	);
	return csvText([[sheets.title], ...remarks(sheets).map((line) => [line]), [], HEAD, ...rows]);
}
