/** The sample's CSV files, as partners would hand them over. */
import { LABEL, NEAR_REPEAT, type LngLat } from '../truths';
import { ALERT_RHYTHM, ALERT_TYPES } from './categories';
import { Calendar, day, later, stamp, YEARS, type Moment } from './clock';
import { at, type Dice, Urn } from './dice';
import { incidentsOf } from './incidents';
import { TOWNS, type Kind } from './places';
import { metresBetween, spotPoints, type Streets } from './streets';

type Row = readonly (string | number)[];

function csv(header: Row, rows: readonly Row[]): string {
	return [[LABEL], header, ...rows].map((row) => row.join(',')).join('\n') + '\n';
}

const place = (position: LngLat | null): [string, string] => (position ? [position[1].toFixed(5), position[0].toFixed(5)] : ['', '']);

export function incidentTable(streets: Streets, dice: Dice): string {
	const rows = incidentsOf(streets, dice).map(({ moment, category, at: position }) => {
		const area = position ? streets.areaOf(position) : streets.town;
		const origin = dice.unit() < category.officer ? 'officer' : 'public';
		return [stamp(moment), category.name, ...place(position), area, dice.of(category.outcomes), origin];
	});
	return csv(['occurred', 'category', 'latitude', 'longitude', 'area', 'outcome', 'origin'], rows);
}

const CAMPUS_PULL: Readonly<Record<Kind, number>> = { centre: 0.25, campus: 6, suburb: 0.22, village: 0 };
const ALERTS = [390, 436] as const;

/** Alerts of a campus safety app: fixes are rounded to a building or path, each with its radius. No people. */
export function alertTable(streets: Streets, dice: Dice): string {
	const types = new Urn(ALERT_TYPES.map(([, share]) => share));
	const near = (position: LngLat): boolean => metresBetween(position, [1.0745, 51.2885]) < 2600;
	const alerts: { moment: Moment; row: Row }[] = [];
	YEARS.forEach((year, y) => {
		const calendar = new Calendar(year, ALERT_RHYTHM);
		for (let i = 0; i < at(ALERTS, y); i++) {
			const moment = calendar.draw(dice);
			let position = streets.draw(CAMPUS_PULL, 0, dice);
			while (!near(position)) position = streets.draw(CAMPUS_PULL, 0, dice);
			const seen = later(moment, dice.int(0, 4));
			const closed = later(seen, dice.int(3, 55));
			const radius = dice.unit() < 0.06 ? dice.int(120, 600) : dice.int(4, 60);
			const region = metresBetween(position, [1.0645, 51.2978]) < 900 ? 'Canterbury campus' : 'Canterbury city';
			const type = at(ALERT_TYPES, types.draw(dice))[0];
			alerts.push({ moment, row: [type, stamp(moment), stamp(seen), stamp(closed), ...place(position), radius, region] });
		}
	});
	alerts.sort((a, b) => a.moment.day - b.moment.day || a.moment.minute - b.moment.minute);
	const header = ['Alert type', 'Raised', 'Acknowledged', 'Closed', 'Latitude', 'Longitude', 'Accuracy (m)', 'Region'];
	return csv(
		header,
		alerts.map(({ row }) => row)
	);
}

const BURGLARIES = { Canterbury: [198, 190], Maidstone: [132, 128] } as const;

interface Burglary {
	readonly from: Moment;
	/** Minutes until the owner found it; null when unknown. */
	readonly minutes: number | null;
	readonly at: LngLat;
	readonly area: string;
}

/** A house empty for the day or asleep for the night. */
function spell(first: number, end: number, dice: Dice): Pick<Burglary, 'from' | 'minutes'> {
	const d = dice.int(first, end - 1);
	const night = dice.unit() < 0.4;
	const from = { day: d, minute: night ? dice.int(21 * 60, 23 * 60 + 30) : dice.int(7 * 60 + 30, 18 * 60) };
	const away = dice.unit() < 0.1 ? dice.int(1, 9) * 1440 : 0;
	const minutes = away + (night ? dice.int(300, 560) : dice.int(30, 540));
	return { from, minutes: dice.unit() < 0.04 ? null : minutes };
}

/** How far a house stands from the middle of its street, metres. */
const FROM_STREET = 70;

/** A house near a point of a street, as whoever went there writes it down. */
function houseNear(position: LngLat, dice: Dice): LngLat {
	return at(spotPoints({ centre: position, radius: FROM_STREET }, 1, dice), 0);
}

/** @param houses draws where on its street each house stands */
function burglariesOf(streets: Streets, dice: Dice, houses: Dice): Burglary[] {
	const homes = streets.points.filter((_, i) => i % 17 === 3).filter(({ place }) => place.kind !== 'campus');
	const urn = new Urn(homes.map(({ place }) => place.share / (place.kind === 'centre' ? 3 : 1)));
	return YEARS.flatMap((year, y) =>
		Array.from({ length: at(BURGLARIES[streets.town], y) }, () => {
			const position = houseNear(at(homes, urn.draw(dice)).at, houses);
			return { ...spell(year.first, year.end, dice), at: position, area: streets.areaOf(position) };
		})
	);
}

function nearRepeatSeries(streets: Streets, dice: Dice): Burglary[] {
	const homes = spotPoints(NEAR_REPEAT, 5, dice);
	return NEAR_REPEAT.starts.map((start) => {
		const from = { day: day(start), minute: Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) };
		const position = dice.of(homes);
		return { from, minutes: dice.int(45, 400), at: position, area: streets.areaOf(position) };
	});
}

/** Burglaries known only as a time from and a time to. */
export function burglaryTable(towns: readonly Streets[], dice: Dice, houses: Dice): string {
	const all = towns.flatMap((streets) => [
		...(streets.town === TOWNS[0] ? nearRepeatSeries(streets, dice) : []),
		...burglariesOf(streets, dice, houses)
	]);
	all.sort((a, b) => a.from.day - b.from.day || a.from.minute - b.from.minute);
	const rows = all.map(({ from, minutes, at: position, area }) => {
		const to = minutes === null ? '' : stamp(later(from, minutes));
		return [stamp(from), to, NEAR_REPEAT.category, ...place(position), area, 'No suspect identified'];
	});
	return csv(['from', 'to', 'category', 'latitude', 'longitude', 'area', 'outcome'], rows);
}
