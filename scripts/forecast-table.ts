/**
 * `npm run forecast:table`: writes docs/forecast.md, the forecast beside simple baselines on rolling folds inside the Portland training
 * data of the NIJ challenge (../shared/data/forecasting). Deterministic; a few minutes.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cellsOfArea } from '../src/lib/cli/forecast/read-area';
import { readRecords } from '../src/lib/cli/forecast/read-records';
import { dayOf, isoDay } from '../src/lib/core/time';
import { BASELINES, type Baseline } from '../src/lib/deployment/forecast/baselines';
import { efficiency, expectedHits, mostHits } from '../src/lib/deployment/forecast/efficiency';
import { countsBetween, groundOf, seriesOf, type History, type Series } from '../src/lib/deployment/forecast/history';
import { chooseRung } from '../src/lib/deployment/forecast/ladder';
import { knownAt, rungsOf, viewOf, type View } from '../src/lib/deployment/forecast/parts';
import { mix, trialsBefore, type ForecastRequest } from '../src/lib/deployment/forecast/trials';
import { ALONE, FORMS, forecastPage, mean, verdict, type Board, type Scores } from './forecast-page';
import { pageOf } from './page.mjs';

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
	writeFileSync(OUT, await pageOf(OUT, forecastPage(boards)));
	for (const board of boards) console.log(`${board.category}: ${verdict(board)}`);
}

await main();
