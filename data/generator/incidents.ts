/** The incident log of one town, the planted truths of Canterbury among it. */
import { EMERGING, FADING, LOADING_GAP, NIGHT_ECONOMY, SCHOOL_RUN, SHOPPING, type LngLat } from '../truths';
import { isoDay, weekdayOf } from '../../src/lib/core/time';
import { CATEGORIES, type Category } from './categories';
import { Calendar, day, exists, isSchoolDay, stamp, YEARS, type Moment } from './clock';
import { at, Urn, type Dice } from './dice';
import type { Town } from './places';
import { spotPoints, type Streets } from './streets';

interface Planted {
	readonly moment: Moment;
	readonly at: LngLat;
	readonly category: string;
	readonly year: 0 | 1;
}

const yearOf = (d: number): 0 | 1 => (d < YEARS[1].first ? 0 : 1);

/** Days of a year that qualify. */
function daysOf(year: { readonly first: number; readonly end: number }, qualifies: (d: number) => boolean): number[] {
	return Array.from({ length: year.end - year.first }, (_, i) => year.first + i).filter(qualifies);
}

function drawUntilReal(draw: () => Moment): Moment {
	let moment = draw();
	while (!exists(moment)) moment = draw();
	return moment;
}

/** Plants counted per category and year at random points of a spot. */
function plant(
	counts: Readonly<Record<string, readonly [number, number]>>,
	points: readonly LngLat[],
	moment: (year: 0 | 1, dice: Dice) => Moment,
	dice: Dice
): Planted[] {
	const out: Planted[] = [];
	for (const [category, perYear] of Object.entries(counts))
		for (const year of [0, 1] as const)
			for (let i = 0; i < perYear[year]; i++)
				out.push({ moment: drawUntilReal(() => moment(year, dice)), at: dice.of(points), category, year });
	return out;
}

function nightEconomy(dice: Dice): Planted[] {
	const evenings = YEARS.map((year) => daysOf(year, (d) => [4, 5].includes(weekdayOf(d)) && d + 1 < year.end));
	const hours = [21, 22, 23, 24, 25, 26];
	const urn = new Urn([2, 4, 6, 7, 6, 4]);
	const moment = (year: 0 | 1, d: Dice): Moment => {
		const hour = at(hours, urn.draw(d));
		return { day: d.of(at(evenings, year)) + (hour > 23 ? 1 : 0), minute: (hour % 24) * 60 + d.int(0, 59) };
	};
	return plant(NIGHT_ECONOMY.counts, spotPoints(NIGHT_ECONOMY, 11, dice), moment, dice);
}

function shopping(dice: Dice): Planted[] {
	const open = YEARS.map((year) => daysOf(year, (d) => weekdayOf(d) < 6));
	const moment = (year: 0 | 1, d: Dice): Moment => ({ day: d.of(at(open, year)), minute: d.int(10 * 60, 18 * 60 - 1) });
	return plant(SHOPPING.counts, spotPoints(SHOPPING, 8, dice), moment, dice);
}

function schoolRun(dice: Dice): Planted[] {
	const school = YEARS.map((year) => daysOf(year, isSchoolDay));
	const moment = (year: 0 | 1, d: Dice): Moment => {
		const [from, end] = d.of(SCHOOL_RUN.spells);
		return { day: d.of(at(school, year)), minute: d.int(from, end - 1) };
	};
	return plant(SCHOOL_RUN.counts, spotPoints(SCHOOL_RUN, 4, dice), moment, dice);
}

/** Plants by month, the categories in turn. */
function byMonth(spot: typeof EMERGING | typeof FADING, dice: Dice): Planted[] {
	const points = spotPoints(spot, 7, dice);
	const out: Planted[] = [];
	for (const [month, count] of Object.entries(spot.months)) {
		const first = day(`${month}-01`);
		const days = Array.from({ length: 31 }, (_, i) => first + i).filter((d) => isoDay(d).startsWith(month));
		for (let i = 0; i < count; i++) {
			const moment = drawUntilReal(() => ({ day: dice.of(days), minute: dice.int(10 * 60, 23 * 60) }));
			const category = at<string>(spot.categories, i % spot.categories.length);
			out.push({ moment, at: dice.of(points), category, year: yearOf(first) });
		}
	}
	return out;
}

export const plantedIn = (town: Town, dice: Dice): Planted[] =>
	town === 'Canterbury'
		? [...nightEconomy(dice), ...shopping(dice), ...schoolRun(dice), ...byMonth(EMERGING, dice), ...byMonth(FADING, dice)]
		: [];

export interface Incident {
	readonly moment: Moment;
	readonly category: Category;
	/** Null for the few without a location. */
	readonly at: LngLat | null;
}

/** A town's log in order of time, each category with exactly its planned count per year before the loading gap. */
export function incidentsOf(streets: Streets, dice: Dice): Incident[] {
	const planted = plantedIn(streets.town, dice);
	const out: Incident[] = [];
	for (const category of CATEGORIES) {
		const own = planted.filter((p) => p.category === category.name);
		out.push(...own.map((p) => ({ moment: p.moment, category, at: p.at })));
		YEARS.forEach((year, y) => {
			const calendar = new Calendar(year, category.rhythm);
			const rest = at(category.counts[streets.town], y) - own.filter((p) => p.year === y).length;
			for (let i = 0; i < rest; i++) {
				const moment = calendar.draw(dice);
				const position = streets.draw(category.pull, category.lanes, dice);
				out.push({ moment, category, at: dice.unit() < 0.013 ? null : position });
			}
		});
	}
	return withGap(streets.town, inOrder(out));
}

const inOrder = (list: Incident[]): Incident[] => list.sort((a, b) => a.moment.day - b.moment.day || a.moment.minute - b.moment.minute);

/** Loses most of two categories in one month of one town. */
function withGap(town: Town, list: Incident[]): Incident[] {
	if (!LOADING_GAP.file.includes(town.toLowerCase())) return list;
	let seen = 0;
	return list.filter(({ moment, category }) => {
		const lost = stamp(moment).startsWith(LOADING_GAP.month) && (LOADING_GAP.categories as readonly string[]).includes(category.name);
		return !lost || seen++ % LOADING_GAP.keptOneIn === 0;
	});
}
