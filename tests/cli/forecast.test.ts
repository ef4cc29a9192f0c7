import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forecastCommand } from '../../src/lib/cli/forecast';
import { isoDay } from '../../src/lib/core/time';
import { describeShared, sharedPath } from '../ingest/formats/reading';

const FROM = 19_000;
const AT = isoDay(FROM + 180);
const CENTRE = latLngToCell(52.2, 0.12, 10);
const HOT = gridDisk(CENTRE, 6).filter((_, i) => i % 30 === 0);
const random = xoroshiro128plus(5);
const below = (n: number): number => uniformInt(random, 0, n - 1);

/** A made-up log: 12 thefts in three days, two of them in the hot places, and noise of another kind. */
function logOf(days: number): string[] {
	const cells = gridDisk(CENTRE, 6);
	const lines: string[] = [];
	for (let day = 0; day < days; day++)
		for (let i = 0; i < 6; i++) {
			const theft = i < 4;
			const cell = (i < 3 && theft ? HOT[below(HOT.length)] : cells[below(cells.length)]) ?? CENTRE;
			const [lat, lng] = cellToLatLng(cell);
			lines.push(`${isoDay(FROM + day)},${theft ? 'Bike theft' : 'Noise'},${lat.toFixed(6)},${lng.toFixed(6)}`);
		}
	return lines;
}
const HEADER = 'date,category,latitude,longitude';
const LINES = logOf(240);
let folder = '';
const file = (name: string): string => join(folder, name);
async function run(...words: readonly string[]): Promise<{ code: number; out: string[]; said: string }> {
	const out: string[] = [];
	const said: string[] = [];
	const code = await forecastCommand(
		words,
		(line) => out.push(line),
		(line) => said.push(line)
	);
	return { code, out, said: said.join('\n') };
}
const ask = (train: string, ...more: readonly string[]): ReturnType<typeof run> =>
	run('--train', train, '--at', AT, '--days', '28', '--res', '10', '--k', '5', ...more);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'forecast-'));
	await writeFile(file('log.csv'), [HEADER, ...LINES].join('\n'));
	const ring = cellToBoundary(latLngToCell(52.2, 0.12, 8), true);
	const area = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
	await writeFile(file('area.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [area] }));
});
afterAll(() => rm(folder, { recursive: true }));

test('prints the k hexagons as CSV, the planted places first', async () => {
	const { code, out, said } = await ask(file('log.csv'), '--category', 'bike THEFT');
	expect(said).toContain('Learnt from 720 incidents');
	expect(code).toBe(0);
	expect(out[0]).toBe('cell,expected count,lower,upper,rank');
	const rows = out.slice(1).map((line) => line.split(','));
	expect(rows.map(([cell]) => cell).sort()).toEqual([...HOT].sort().filter((cell) => rows.some(([other]) => other === cell)));
	expect(rows.map(([, , , , rank]) => rank)).toEqual(['1', '2', '3', '4', '5']);
	for (const [, expected, lower, upper] of rows) {
		// 84 thefts in 28 days fall on the planted places.
		expect(Number(expected)).toBeGreaterThan((84 / HOT.length) * 0.5);
		expect(Number(expected)).toBeLessThan((84 / HOT.length) * 2);
		expect(Number(lower)).toBeLessThanOrEqual(Number(expected));
		expect(Number(upper)).toBeGreaterThanOrEqual(Number(expected));
	}
});

test('rows on or after the day never count, and neither does the order of the rows', async () => {
	const past = LINES.filter((line) => line < AT);
	expect(past).toHaveLength(6 * 180);
	const [lat, lng] = cellToLatLng(CENTRE);
	const flood = Array.from({ length: 500 }, () => `${AT},Bike theft,${lat.toFixed(6)},${lng.toFixed(6)}`);
	await writeFile(file('past.csv'), [HEADER, ...past].join('\n'));
	await writeFile(file('flood.csv'), [HEADER, ...flood, ...past.toReversed()].join('\n'));
	const [whole, cut, flooded] = await Promise.all([ask(file('log.csv')), ask(file('past.csv')), ask(file('flood.csv'))]);
	expect(cut.code).toBe(0);
	expect(whole.out).toEqual(cut.out);
	expect(flooded.out).toEqual(cut.out);
	expect(flooded.said).toContain('500 on or after the day');
});

test('an area keeps the choice inside, and the same file again counts once', async () => {
	const { out, said } = await ask(file('log.csv'), '--area', file('area.geojson'));
	const inside = new Set(gridDisk(latLngToCell(52.2, 0.12, 8), 0));
	for (const line of out.slice(1)) {
		const [lat, lng] = cellToLatLng(line.split(',')[0] ?? '');
		expect(inside).toContain(latLngToCell(lat, lng, 8));
	}
	expect(said).toMatch(/\d+ outside the area/);
	const twice = await run('--train', file('log.csv'), file('log.csv'), '--at', AT, '--days', '28', '--res', '10', '--k', '5');
	expect(twice.out).toEqual((await ask(file('log.csv'))).out);
	expect(twice.said).toContain('counted once');
});

test('usage errors say what to change and exit with 2, data that do not bear it with 1', async () => {
	const usage: readonly (readonly [string[], string])[] = [
		[[], '--at'],
		[['--train', 'x.csv', '--at', '2022-02-30'], 'YYYY-MM-DD'],
		[['--train', 'x.csv', '--at', AT, '--days', '0'], '--days'],
		[['--train', 'x.csv', '--at', AT, '--days', '7', '--res', 'ten', '--k', '1'], '--res'],
		[['--train', 'x.csv', '--at', AT, AT], 'one value'],
		[['--speed', '3'], '--speed'],
		[['x.csv'], 'x.csv']
	];
	for (const [words, naming] of usage) {
		const { code, out, said } = await run(...words);
		expect({ code, out }).toEqual({ code: 2, out: [] });
		expect(said).toContain('npm run forecast');
		expect(said).toContain(naming);
	}
	const absent = await ask(file('absent.csv'));
	expect(absent).toMatchObject({ code: 1, out: [] });
	expect(absent.said).toContain('cannot be opened');
	const nowhere = await ask(file('log.csv'), '--area', file('absent.geojson'));
	expect(nowhere).toMatchObject({ code: 1, out: [] });
	expect(nowhere.said).toContain('absent.geojson cannot be opened');
	const unknown = await ask(file('log.csv'), '--category', 'Arson');
	expect(unknown.code).toBe(2);
	expect(unknown.said).toContain('There are: Bike theft, Noise.');
	const early = await run('--train', file('log.csv'), '--at', isoDay(FROM + 2), '--days', '28', '--res', '10', '--k', '5');
	expect(early.code).toBe(1);
	expect(early.said).toContain('under 20');
	await writeFile(
		file('months.csv'),
		['Month,Longitude,Latitude,Crime type', ...Array.from({ length: 40 }, () => '2021-03,0.12,52.2,Burglary')].join('\n')
	);
	const months = await ask(file('months.csv'));
	expect(months.code).toBe(1);
	expect(months.said).toContain('month');
});

describeShared('forecast of Portland (skipped without ../shared)', () => {
	const data = sharedPath('forecasting');
	test('burglary inside the police districts', async () => {
		const { code, out, said } = await run(
			...['--train', join(data, 'nij_portland_burglary_train.csv'), '--at', '2017-01-01', '--days', '30', '--res', '10', '--k', '47'],
			...['--area', join(data, 'portland_police_districts.geojson')]
		);
		expect(said).toContain('on 27610 hexagons');
		expect(code).toBe(0);
		expect(out).toHaveLength(48);
		expect(new Set(out.slice(1).map((line) => line.split(',')[0])).size).toBe(47);
	});
});
