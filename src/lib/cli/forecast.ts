/**
 * `npm run forecast`: the hexagons in which most incidents are to be expected, as CSV. What Plan expects is another
 * model, for another question: docs/backtest.md holds the two against each other.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withRings } from '../core/cells';
import { categoryKey } from '../core/crosswalk/category-key';
import { csvCell } from '../core/csv';
import { HexbeatError } from '../core/errors';
import { isoDay } from '../core/time';
import { forecast, type DayForecast } from '../deployment/forecast/forecast';
import { groundOf, seriesOf, type Ground, type History } from '../deployment/forecast/history';
import { readArguments, type Asked } from './forecast/arguments';
import { cellsOfArea } from './forecast/read-area';
import { readRecords, type Records } from './forecast/read-records';

/** Prints the forecast to `print` and what it rests on to `say`; answers with the exit code: 0, 1 (the data do not bear it) or 2 (usage). */
export async function forecastCommand(
	words: readonly string[],
	print: (line: string) => void,
	say: (line: string) => void
): Promise<number> {
	try {
		const asked = readArguments(words);
		const records = await readRecords(asked.train, asked.at, asked.resolution);
		const wanted = wantedIn(records, asked.category);
		const area = asked.area === null ? null : await cellsOfArea(asked.area, asked.resolution);
		const { history, outside } = historyOf(records, wanted, area);
		const made = forecast(history, asked);
		for (const line of basis(asked, records, history, outside, made)) say(line);
		print('cell,expected count,lower,upper,rank');
		for (const { cell, expected, low, high, rank } of made.cells)
			print([cell, Number(expected.toPrecision(6)), low, high, rank].map(csvCell).join(','));
		return 0;
	} catch (error) {
		if (!(error instanceof HexbeatError)) throw error;
		say(error.message);
		return error.code === 'usage' ? 2 : 1;
	}
}

/** Names of the wanted category as written; null for all. */
function wantedIn({ category, left }: Records, asked: string | null): ReadonlySet<string> | null {
	if (category.length === 0 && left.monthOnly > 0)
		throw new HexbeatError(
			'months-only',
			'The records say only in which month they happened.',
			'A forecast needs the day: load records with dates.'
		);
	if (asked === null) return null;
	const counts = new Map<string, number>();
	for (const name of category) counts.set(name, (counts.get(name) ?? 0) + 1);
	const found = [...counts.keys()].filter((name) => categoryKey(name) === categoryKey(asked));
	if (found.length > 0) return new Set(found);
	const known = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 15);
	throw new HexbeatError(
		'usage',
		`No record before the forecast is of the category “${asked}”.`,
		known.length > 0 ? `There are: ${known.map(([name]) => name || '(none)').join(', ')}.` : 'Check the files and the day.'
	);
}

/** Incidents on the hexagons of the area, or on those with a record and the ones around them; those outside are counted. */
function historyOf(records: Records, wanted: ReadonlySet<string> | null, area: readonly string[] | null) {
	const ground: Ground = groundOf(area ?? withRings(records.cell, 1));
	const place = new Map(ground.ids.map((id, i) => [id, i]));
	const kinds = new Map<string, { days: number[]; cells: number[] }>();
	let outside = 0;
	records.cell.forEach((id, i) => {
		const cell = place.get(id);
		const name = records.category[i] ?? '';
		const kind = !wanted || wanted.has(name) ? '' : `= ${categoryKey(name)}`;
		if (cell === undefined) outside++;
		else {
			const rows = kinds.get(kind) ?? { days: [], cells: [] };
			rows.days.push(records.day[i] ?? 0);
			rows.cells.push(cell);
			kinds.set(kind, rows);
		}
	});
	const { days, cells } = kinds.get('') ?? { days: [], cells: [] };
	kinds.delete('');
	const others = [...kinds].map(([kind, rows]) => seriesOf(kind.slice(2), rows.days, rows.cells));
	const history: History = { ground, wanted: seriesOf('', days, cells), others };
	return { history, outside };
}

/** What the forecast rests on, for whoever has to answer for it. */
function basis({ at, days, resolution }: Asked, { left, notes }: Records, history: History, outside: number, made: DayForecast): string[] {
	const dropped: readonly (readonly [number, string])[] = [
		[left.after, 'on or after the day'],
		[left.monthOnly, 'with a month only'],
		[left.officer, 'officer-initiated'],
		[left.unlocated, 'without a location'],
		[outside, 'outside the area']
	];
	const [first = at, last = at] = [history.wanted.day[0], history.wanted.day.at(-1)];
	const said = dropped.flatMap(([count, why]) => (count > 0 ? [`${String(count)} ${why}`] : []));
	return [
		...notes,
		`Forecast of ${String(days)} days from ${isoDay(at)} on ${String(history.ground.ids.length)} hexagons of resolution ${String(resolution)}.`,
		`Learnt from ${String(history.wanted.day.length)} incidents of ${isoDay(first)} to ${isoDay(last)}; left out: ${said.join(', ') || 'none'}.`,
		`${made.total.toFixed(1)} incidents expected in the whole area. Rehearsed on ${String(made.trials)} earlier periods; scatter ${made.dispersion.toFixed(2)} times that of chance.`,
		`Mixed of ${made.weights
			.filter(([, weight]) => weight >= 0.005)
			.map(([part, weight]) => `${part} ${(100 * weight).toFixed(0)} %`)
			.join('; ')}.`,
		'lower and upper: the number to come lies between them with a probability of about 95 %.'
	];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href)
	process.exitCode = await forecastCommand(
		process.argv.slice(2),
		(line) => {
			console.log(line);
		},
		(line) => {
			console.error(line);
		}
	);
