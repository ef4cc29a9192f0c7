/**
 * `npm run forecast:table`: writes docs/forecast.md, the forecast beside simple baselines on rolling folds inside the Portland training
 * data of the NIJ challenge (../shared/data/forecasting). Deterministic; a few minutes.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { cellsOfArea } from '../src/lib/cli/forecast/read-area';
import { readRecords } from '../src/lib/cli/forecast/read-records';
import { dayOf, isoDay } from '../src/lib/core/time';
import { BASELINES, type Baseline } from '../src/lib/deployment/forecast/baselines';
import { efficiency, expectedHits, mostHits } from '../src/lib/deployment/forecast/efficiency';
import { countsBetween, groundOf, seriesOf, type History, type Series } from '../src/lib/deployment/forecast/history';
import { chooseRung } from '../src/lib/deployment/forecast/ladder';
import { knownAt, rungsOf, viewOf, type View } from '../src/lib/deployment/forecast/parts';
import { mix, trialsBefore, type ForecastRequest } from '../src/lib/deployment/forecast/trials';

const DATA = path.join(import.meta.dirname, '..', '..', 'shared', 'data', 'forecasting');
const OUT = path.join(import.meta.dirname, '..', 'docs', 'forecast.md');
const END = dayOf(2017, 3, 1);
const RESOLUTION = 10;
const HEXAGONS = [47, 140] as const;
const HORIZONS = [
	['1 week', 7],
	['2 weeks', 14],
	['1 month', 30],
	['2 months', 61],
	['3 months', 91]
] as const;
/** Long histories are folded every eight weeks; short ones every week, after at least twelve weeks of training. */
const LONG = { from: dayOf(2014, 1, 6), step: 56, horizons: 5 };
const SHORT = { from: dayOf(2016, 10, 24), step: 7, horizons: 3 };
const FOLDS: Readonly<Record<string, typeof LONG>> = { burglary: LONG, 'theft of auto': LONG, 'street crimes': SHORT, other: SHORT };
const DRAWS = 4000;

/** PEI* by method, fold and task (horizon and number of hexagons). */
type Scores = Map<string, number[][]>;
interface Task {
	readonly horizon: string;
	readonly days: number;
	readonly k: number;
}
interface Board {
	readonly category: string;
	readonly origins: readonly number[];
	readonly tasks: readonly Task[];
	readonly scores: Scores;
	/** Origins that one test period may overlap. */
	readonly block: number;
}

/** Forms of the forecast: the one that the app gives, and single sets of parts. */
const FORMS = ['forecast', 'own', 'own and surroundings', 'own and others', 'all parts'] as const;
/** The same when the file holds the wanted incidents alone. */
const ALONE = ['forecast, one file', 'own, one file', 'own and surroundings, one file'] as const;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function put(scores: Scores, method: string, fold: number, value: number): void {
	const rows = scores.get(method) ?? [];
	scores.set(method, rows);
	(rows[fold] ??= []).push(value);
}

type Views = (day: number, k: number) => View | null;

/** What is known on each day, with the other categories and without, remembered: every task asks for the same days. */
function remembering(history: History): { readonly all: Views; readonly alone: Views } {
	const days = new Map<number, readonly (readonly [all: View, alone: View])[]>();
	const own = rungsOf({ others: [] }).at(-1)?.parts.length ?? 0;
	const on = (day: number): readonly (readonly [View, View])[] => {
		const known = days.has(day) ? null : knownAt(history, day);
		const views = days.get(day) ?? HEXAGONS.flatMap((k) => (known ? [[viewOf(known, k), viewOf(known.slice(0, own), k)] as const] : []));
		days.set(day, views);
		return views;
	};
	const of =
		(which: 0 | 1): Views =>
		(day, k) =>
			on(day)[k === HEXAGONS[0] ? 0 : 1]?.[which] ?? null;
	return { all: of(0), alone: of(1) };
}

/** PEI* of what the rehearsals choose from some sets of parts, and of each set by itself. */
function forecastScores(history: History, views: Views, request: ForecastRequest, came: Float64Array): number[] {
	const { at, k } = request;
	const view = views(at, k);
	if (!view) return [];
	const trials = trialsBefore(history, request, (day) => views(day, k));
	const incidents = Float64Array.from(view.candidates, (i) => came[i] ?? 0);
	const rungs = rungsOf(history);
	return [rungs, ...rungs.map((rung) => [rung])].map((from) => {
		const { parts, weights } = chooseRung(from, trials, k);
		return expectedHits(mix(view, parts, weights), incidents, k) / mostHits(came, k);
	});
}

function boardOf(category: string, history: History): Board {
	const { from, step, horizons } = FOLDS[category] ?? LONG;
	const tasks = HORIZONS.slice(0, horizons).flatMap(([horizon, days]) => HEXAGONS.map((k) => ({ horizon, days, k })));
	const longest = Math.max(...tasks.map(({ days }) => days));
	const alone: History = { ...history, others: [] };
	const origins: number[] = [];
	for (let at = from; at + longest <= END; at += step) origins.push(at);
	const scores: Scores = new Map();
	const views = remembering(history);
	origins.forEach((at, fold) => {
		const maps = BASELINES.map((baseline) => [baseline.name, baseline.scores(history.ground, history.wanted, at)] as const);
		for (const days of new Set(tasks.map((task) => task.days))) {
			const came = countsBetween(history.wanted, at, at + days, history.ground.ids.length);
			for (const k of HEXAGONS) {
				for (const [name, map] of maps) put(scores, name, fold, efficiency(map, came, k));
				forecastScores(history, views.all, { at, days, k }, came).forEach((value, i) => put(scores, FORMS[i] ?? '', fold, value));
				forecastScores(alone, views.alone, { at, days, k }, came).forEach((value, i) => put(scores, ALONE[i] ?? '', fold, value));
			}
		}
		console.log(`${category} ${isoDay(at)}: ${String(fold + 1)} of ${String(origins.length)}`);
	});
	const board = { category, origins, tasks, scores, block: Math.ceil(longest / step) };
	for (const family of new Set(BASELINES.map((baseline) => baseline.family))) scores.set(family, chosenEarlier(board, family));
	return board;
}

/** In each fold the setting of a family with the highest mean over the folds whose test periods had ended; the middle setting before that. */
function chosenEarlier({ origins, tasks, scores }: Board, family: Baseline['family']): number[][] {
	const settings = BASELINES.filter((baseline) => baseline.family === family).map(({ name }) => name);
	return origins.map((at, fold) => {
		const record = (name: string): number[] =>
			origins
				.slice(0, fold)
				.flatMap((past, f) => tasks.flatMap(({ days }, t) => (past + days <= at ? [scores.get(name)?.[f]?.[t] ?? 0] : [])));
		const ranked = settings.map((name) => ({ name, past: record(name) })).filter(({ past }) => past.length > 0);
		const best = ranked.sort((a, b) => mean(b.past) - mean(a.past))[0]?.name ?? settings[Math.floor(settings.length / 2)] ?? '';
		return scores.get(best)?.[fold] ?? [];
	});
}

const foldMeans = ({ scores }: Board, method: string): number[] => (scores.get(method) ?? []).map(mean);

/** Mean difference per fold with its 95 % interval by a circular block bootstrap (Politis & Romano 1992): neighbouring folds share days. */
function difference(board: Board, a: string, b: string): { value: number; low: number; high: number } {
	const [one, two] = [foldMeans(board, a), foldMeans(board, b)];
	const gaps = one.map((value, fold) => value - (two[fold] ?? 0));
	const random = xoroshiro128plus(20170301);
	const draws = Array.from({ length: DRAWS }, () => {
		const drawn: number[] = [];
		while (drawn.length < gaps.length) {
			const start = uniformInt(random, 0, gaps.length - 1);
			for (let i = 0; i < board.block && drawn.length < gaps.length; i++) drawn.push(gaps[(start + i) % gaps.length] ?? 0);
		}
		return mean(drawn);
	}).sort((x, y) => x - y);
	return { value: mean(gaps), low: draws[Math.floor(0.025 * DRAWS)] ?? NaN, high: draws[Math.ceil(0.975 * DRAWS) - 1] ?? NaN };
}

const FAMILIES = ['last 4 weeks', 'last 12 months', 'decay', 'kernel density'] as const;
const bestBaseline = (board: Board): string =>
	[...FAMILIES].sort((a, b) => mean(foldMeans(board, b)) - mean(foldMeans(board, a)))[0] ?? 'decay';

const figure = (value: number): string => value.toFixed(4);
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
	row(head),
	row(head.map((_, i) => (i === 0 ? '---' : '--:'))),
	...rows.map(row),
	''
];

function verdict(board: Board): string {
	const rival = bestBaseline(board);
	const { value, low, high } = difference(board, 'forecast', rival);
	const word = low > 0 ? 'better than' : high < 0 ? 'worse than' : value >= 0 ? 'not clearly better than' : 'no better than';
	return `${word} ${rival}`;
}

function summary(boards: readonly Board[]): string[] {
	return table(
		['category', 'folds', 'forecast', ...FAMILIES, 'forecast − best baseline (95 % interval)', 'in words'],
		boards.map((board) => {
			const { value, low, high } = difference(board, 'forecast', bestBaseline(board));
			return [
				board.category,
				String(board.origins.length),
				...['forecast', ...FAMILIES].map((method) => figure(mean(foldMeans(board, method)))),
				`${signed(value)} (${signed(low)} to ${signed(high)})`,
				verdict(board)
			];
		})
	);
}

function byTask(board: Board): string[] {
	const of = (method: string, t: number): string => figure(mean((board.scores.get(method) ?? []).map((fold) => fold[t] ?? 0)));
	const methods = ['forecast', 'forecast, one file', ...FAMILIES];
	return [
		`### ${board.category}: ${String(board.origins.length)} folds, ${isoDay(board.origins[0] ?? 0)} to ${isoDay(board.origins.at(-1) ?? 0)}`,
		'',
		...table(
			['horizon, hexagons', ...methods],
			board.tasks.map(({ horizon, k }, t) => [`${horizon}, ${String(k)}`, ...methods.map((method) => of(method, t))])
		)
	];
}

function parts(boards: readonly Board[]): string[] {
	const rows = [...FORMS, ...ALONE].map((name) => [name, ...boards.map((board) => figure(mean(foldMeans(board, name))))]);
	const gains = [
		['learnt parts beyond own memories', 'forecast', 'own'],
		['other categories', 'forecast', 'forecast, one file']
	] as const;
	const gainRows = gains.map(([name, a, b]) => [
		name,
		...boards.map((board) => {
			const { value, low, high } = difference(board, a, b);
			return `${signed(value)} (${signed(low)} to ${signed(high)})`;
		})
	]);
	const head = ['', ...boards.map(({ category }) => category)];
	return [...table(head, rows), 'Gain of each step, with its paired 95 % interval:', '', ...table(head, gainRows)];
}

function settings(boards: readonly Board[]): string[] {
	return table(
		['setting', ...boards.map(({ category }) => category)],
		BASELINES.map(({ name }) => [name, ...boards.map((board) => figure(mean(foldMeans(board, name))))])
	);
}

function oneFile(boards: readonly Board[]): string[] {
	return table(
		['category', 'forecast, one file − best baseline (95 % interval)'],
		boards.map((board) => {
			const { value, low, high } = difference(board, 'forecast, one file', bestBaseline(board));
			return [board.category, `${signed(value)} (${signed(low)} to ${signed(high)})`];
		})
	);
}

async function main(): Promise<void> {
	if (!existsSync(DATA)) {
		console.error('The Portland data are not here (../shared/data/forecasting): docs/forecast.md stays as it is.');
		process.exitCode = 1;
		return;
	}
	const files = readdirSync(DATA).filter((name) => name.endsWith('_train.csv'));
	const records = await readRecords(
		files.map((name) => path.join(DATA, name)),
		END,
		RESOLUTION
	);
	const ground = groundOf(await cellsOfArea(path.join(DATA, 'portland_police_districts.geojson'), RESOLUTION));
	const place = new Map(ground.ids.map((id, i) => [id, i]));
	const seriesNamed = (category: string): Series => {
		const rows = records.day.flatMap((day, i) => {
			const cell = place.get(records.cell[i] ?? '');
			return records.category[i] === category && cell !== undefined ? [[day, cell] as const] : [];
		});
		return seriesOf(
			category,
			rows.map(([day]) => day),
			rows.map(([, cell]) => cell)
		);
	};
	const all = Object.keys(FOLDS).map(seriesNamed);
	const boards = all.map((wanted) => boardOf(wanted.name, { ground, wanted, others: all.filter((series) => series !== wanted) }));
	writeFileSync(OUT, page(boards));
	for (const board of boards) console.log(`${board.category}: ${verdict(board)}`);
}

function page(boards: readonly Board[]): string {
	return [
		'# Forecasts on rolling folds',
		'',
		'Made by `npm run forecast:table` from the training part of the NIJ Real-Time Crime Forecasting Challenge, Portland (calls for service to 28/02/2017, dates without hours; source: US National Institute of Justice and Portland Police Bureau). Do not edit by hand.',
		'',
		'On each origin a method chooses 47 or 140 hexagons of H3 resolution 10 (0.25 and 0.75 square miles) inside the police districts, from earlier days alone, and is judged by the calls of the days that follow. PEI* is the number of calls in the chosen hexagons divided by the number in the best that could have been chosen; hexagons that tie count at their expected value. Settings of the baselines are those that did best on earlier folds. Differences are paired by fold; intervals by a circular block bootstrap over folds, as neighbouring folds share days.',
		'',
		'## Mean PEI\\* over folds, horizons and numbers of hexagons',
		'',
		...summary(boards),
		'A difference whose interval includes 0 is not clear: there the forecast is as good as the best simple map, not better. Burglary at one week is mostly noise for every method.',
		'',
		'With the file of the wanted category alone:',
		'',
		...oneFile(boards),
		'## By horizon',
		'',
		...boards.flatMap(byTask),
		'## What each part adds',
		'',
		'Own: memories of the wanted calls with half-lives of 30, 120 and 480 days and for ever. Surroundings: kernels of about one, two and three hexagon spacings. Others: memories of the other categories. The weights of a mixture maximise the likelihood of rehearsals inside the history; the forecast takes the set of parts that came nearest to the best possible in the rehearsals.',
		'',
		...parts(boards),
		'## Baselines by setting, in hindsight',
		'',
		...settings(boards)
	].join('\n');
}

await main();
