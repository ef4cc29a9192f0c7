/** The week's pattern through the importer, the store and the job that the screen asks: the sample's planted windows, and real burglaries. */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, NIGHT_ECONOMY, SCHOOL_RUN } from '../../data/truths';
import { weekPattern } from '../../src/lib/analysis/jobs/week-pattern';
import { NO_FILTER, slotsOf, type Filter } from '../../src/lib/core/filter';
import { termWeeks } from '../../src/lib/core/term-dates';
import { createImporter } from '../../src/lib/ingest/importer';
import { readTermDates } from '../../src/lib/ingest/term-dates';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { loadSample } from './load-sample';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const shared = here('../../../shared/data/');
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const MINUTE = 60_000;

describe('the sample', () => {
	let store: Store;
	beforeAll(async () => {
		({ store } = await loadSample());
	});
	afterAll(() => store.close());

	async function pattern(clauses: Partial<Filter>, nights: boolean) {
		const { days } = await store.holdings();
		const spans = [await store.spans({ ...NO_FILTER, ...clauses })];
		return weekPattern({ spans, periods: days ? [{ from: days.first, to: days.last + 1 }] : [], nights });
	}

	it('names Friday and Saturday nights for violence and public order in the old town', async () => {
		const cells = { resolution: 9, ids: [NIGHT_ECONOMY.cell] };
		const categories = Object.keys(NIGHT_ECONOMY.counts);
		const { peaks, plain } = await pattern({ cells, categories }, true);
		const [first] = peaks.plain;
		expect(first?.window).toEqual(NIGHT_ECONOMY.window);
		expect(first?.held).toBe(slotsOf(NIGHT_ECONOMY.window).reduce((total, slot) => total + (plain[slot] ?? 0), 0));
		expect(first?.held).toBeGreaterThanOrEqual(sum(Object.values(NIGHT_ECONOMY.counts).flat()));
		expect(first?.share).toBeGreaterThan(0.5);
		expect(first?.hourShare).toBeCloseTo(12 / 168, 3);
	});

	it('names the same window for public order in the whole district', async () => {
		const { peaks } = await pattern({ categories: ['Public order'] }, true);
		expect(peaks.plain[0]?.window).toEqual(NIGHT_ECONOMY.window);
		expect(peaks.plain[0]?.share).toBeGreaterThan(0.3);
	});

	it('names the school run at drop-off and at collection', async () => {
		const { peaks } = await pattern({ cells: { resolution: 9, ids: [SCHOOL_RUN.cell] }, categories: ['Parking and road safety'] }, false);
		const weekdays = { days: [0, 1, 2, 3, 4], nights: false };
		const named = peaks.plain.map(({ window }) => window).sort((a, b) => a.from - b.from);
		expect(named).toEqual([
			{ ...weekdays, from: 8, to: 9 },
			{ ...weekdays, from: 15, to: 16 }
		]);
	});

	it('spreads burglaries over their ranges, and has more of the school run a week in term', async () => {
		const burglary = await pattern({ categories: ['Burglary'] }, true);
		expect(burglary.ranged).toBeGreaterThan(600);
		expect(sum(burglary.aoristic)).toBeCloseTo(burglary.timed, 6);
		expect(sum(burglary.plain)).toBe(burglary.timed);
		const file = await openAsBlob(here(`../../data/sample/${FILES.terms}`));
		const { days } = await store.holdings();
		const weeks = termWeeks(await readTermDates(file, FILES.terms), { from: days?.first ?? 0, to: (days?.last ?? 0) + 1 });
		const rate = async (kind: 'term' | 'holiday') => {
			const asked = { ...NO_FILTER, categories: ['Parking and road safety'], cells: { resolution: 9, ids: [SCHOOL_RUN.cell] } };
			const spans = await Promise.all(weeks[kind].map((period) => store.spans({ ...asked, period })));
			const { timed, exposure } = await weekPattern({ spans, periods: weeks[kind], nights: false });
			expect(exposure[12]).toBe(weeks.weeks[kind]);
			return timed / weeks.weeks[kind];
		};
		const [term, holiday] = [await rate('term'), await rate('holiday')];
		expect(term).toBeGreaterThan(5 * holiday);
	});
});

/** Weights of ranges found minute by minute, by the rules of the R package aoristic and not a line of the app's. */
function byMinute(ranges: readonly (readonly [from: number, to: number])[]): number[] {
	const hours = Array.from({ length: 168 }, () => 0);
	const slotOf = (time: number): number => {
		const date = new Date(time);
		return ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours();
	};
	for (const [from, to] of ranges) {
		const minutes = Math.floor((to - from) / MINUTE);
		if (minutes >= 10_080) hours.forEach((held, slot) => (hours[slot] = held + 1 / 168));
		else {
			const steps = Number.isNaN(minutes) || minutes <= 1 ? 1 : minutes;
			for (let i = 0; i < steps; i++) {
				const slot = slotOf(from + i * MINUTE);
				hours[slot] = (hours[slot] ?? 0) + 1 / steps;
			}
		}
	}
	return hours;
}

const FILES_OF = {
	'New York': {
		path: 'aoristic/NYburg_2019.csv',
		range: (row: Record<string, string>) => {
			const at = (day = '', time = ''): number => Date.parse(`${day.slice(6)}-${day.slice(0, 2)}-${day.slice(3, 5)}T${time}Z`);
			return [at(row['CMPLNT_FR_DT'], row['CMPLNT_FR_TM']), at(row['CMPLNT_TO_DT'], row['CMPLNT_TO_TM'])] as const;
		},
		rows: 1233,
		ended: 1184
	},
	Washington: {
		path: 'aoristic/dc_Crime_Incidents_in_the_Last_30_Days_2019.csv',
		range: (row: Record<string, string>) => [Date.parse(row['START_DATE'] ?? ''), Date.parse(row['END_DATE'] ?? '')] as const,
		rows: 2985,
		ended: 2985 - 347
	}
};

async function imported(paths: readonly string[]): Promise<Store> {
	const store = createStore(await openDuckDb());
	const importer = createImporter();
	for (const path of paths) {
		const id = await store.begin();
		const mapping = { roles: {}, answers: {} };
		const { facts } = await importer.read(
			await openAsBlob(shared + path),
			path,
			mapping,
			(batch) => store.load(id, batch),
			() => undefined
		);
		await store.publish([{ id, facts }]);
	}
	return store;
}

describe.skipIf(!existsSync(shared))('real files (skipped without ../shared)', () => {
	it.each(Object.entries(FILES_OF))('%s: burglaries give the aoristic matrix', async (_, { path, range, rows, ended }) => {
		const { data } = Papa.parse<Record<string, string>>(readFileSync(shared + path, 'utf8').replace(/^\ufeff/, ''), {
			header: true,
			skipEmptyLines: true
		});
		const ranges = data.map(range);
		expect([data.length, ranges.filter(([, to]) => !Number.isNaN(to)).length]).toEqual([rows, ended]);
		const store = await imported([path]);
		const spans = await store.spans(NO_FILTER);
		const { days } = await store.holdings();
		const { aoristic, plain, timed } = await weekPattern({
			spans: [spans],
			periods: days ? [{ from: days.first, to: days.last + 1 }] : [],
			nights: false
		});
		await store.close();
		expect(timed + spans.untimed).toBe(ranges.filter(([from]) => !Number.isNaN(from)).length);
		expect(sum(aoristic)).toBeCloseTo(timed, 6);
		const expected = byMinute(ranges.filter(([from]) => !Number.isNaN(from)));
		aoristic.forEach((weight, slot) => {
			expect(weight, `hour ${String(slot)}`).toBeCloseTo(expected[slot] ?? NaN, 6);
		});
		expect(sum(plain.map((held, slot) => Math.abs(held - (aoristic[slot] ?? 0))))).toBeGreaterThan(50);
	});

	it('Kent gives months only: no hour of any incident is known', async () => {
		const store = await imported(['police-uk/2018-10-kent-street.csv', 'police-uk/2019-01-kent-street.csv']);
		const { timed, total, days } = await store.holdings();
		const spans = await store.spans(NO_FILTER);
		const pattern = await weekPattern({ spans: [spans], periods: days ? [{ from: days.first, to: days.last + 1 }] : [], nights: true });
		await store.close();
		expect([timed, total, spans.untimed]).toEqual([0, 37_188, 37_188]);
		expect([pattern.timed, pattern.peaks.plain, pattern.peaks.aoristic]).toEqual([0, [], []]);
	});
});
