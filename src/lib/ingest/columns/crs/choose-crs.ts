import type { Question, Warning } from '../../contract';
import { isUk, type PointSample } from '../point-sample';
import type { Unproject } from '../place-plan';
import { inferCrs, type CrsGuess, type CrsHints, type CrsInference } from './infer-crs';
import { loadSystems, type CrsSystem } from './systems';
import { loadUnprojector } from './unprojector';

/** Answer that leaves rows with unknown coordinates without a location. */
export const LEAVE = 'leave unlocated';
const BNG = 'EPSG:27700';
const WGS84 = 'EPSG:4326';

/** How projected coordinates are to be read. */
export interface CrsChosen {
	/** "EPSG:26910", "proj4" for a typed definition, "EPSG:4326" when the user says that they are degrees, or "unknown". */
	readonly crs: string;
	readonly unproject: Unproject | null;
	readonly inUk: boolean | null;
	readonly questions: readonly Question[];
	readonly warnings: readonly Warning[];
}

interface Asked {
	/** Names of the columns, for messages. */
	readonly columns: readonly [east: string, north: string];
	/** Headers say easting and northing, and the values fit Great Britain. */
	readonly british: boolean;
	readonly hints: CrsHints;
	/** The user's answer: a choice, "EPSG:nnnn" or proj4 text. */
	readonly answer: string | undefined;
}

/** Chooses the reference system of projected coordinates: the user's word, else what the points themselves single out, else none. */
export async function chooseCrs(sample: PointSample, asked: Asked): Promise<CrsChosen> {
	if (asked.answer !== undefined) return answered(sample, asked, asked.answer);
	const inference = await inferCrs(sample.x, sample.y, asked.hints);
	if (asked.british && !contradicted(inference)) return asBritishGrid(sample);
	const question = ask(asked, inference);
	const best = question.proposal === LEAVE ? null : inference.best;
	return { ...(best ? await readAs(sample, best.system) : UNKNOWN), questions: [question] };
}

/** Reads grid references: they name their system themselves. */
export async function asBritishGrid(sample: PointSample): Promise<CrsChosen> {
	return { ...(await readAs(sample, await british())), questions: [] };
}

const UNKNOWN = { crs: 'unknown', unproject: null, inUk: null, warnings: [] } as const;

/** A town named in the file lies where another system puts the points, and none where British National Grid does. */
function contradicted({ guesses }: CrsInference): boolean {
	const uk = guesses.find(({ system }) => system.code === BNG);
	return uk?.named !== true && guesses.some((guess) => guess !== uk && guess.named && guess.share > 0.6);
}

async function british(): Promise<CrsSystem> {
	const found = (await loadSystems()).find(BNG);
	if (!found) throw new Error('The list of reference systems has no British National Grid.');
	return found;
}

async function answered(sample: PointSample, asked: Asked, answer: string): Promise<CrsChosen> {
	const question = ask(asked, await inferCrs(sample.x, sample.y, asked.hints));
	const questions = asked.british ? [] : [question];
	if (answer === LEAVE) return { ...UNKNOWN, questions };
	const code = /^\s*(?:EPSG\s*:?\s*)?(\d{4,6})\b/i.exec(answer)?.[1];
	if (code === WGS84.slice(5)) return { ...UNKNOWN, crs: WGS84, questions };
	const typed = /\+proj=/.test(answer) ? { ...EVERYWHERE, definition: answer.trim() } : null;
	const system = typed ?? (code === undefined ? null : (await loadSystems()).find(code));
	const read = system && (await readAs(sample, system).catch(() => null));
	if (read) return { ...read, questions };
	const message =
		code === undefined || typed
			? 'The reference system that you named cannot be read: name a code such as EPSG:32610, or its proj4 text, which begins with +proj=.'
			: `EPSG:${code} is not among the known reference systems: type its proj4 text instead, which begins with +proj=.`;
	return { ...UNKNOWN, questions, warnings: [{ code: 'crs-not-known', message }] };
}

const EVERYWHERE = { code: 'proj4', name: 'the definition that you typed', west: -180, south: -90, east: 180, north: 90 };

/** Projects the sample back and says what was done and how well it fits. */
async function readAs({ x, y }: PointSample, system: CrsSystem): Promise<Omit<CrsChosen, 'questions'>> {
	const unproject = (await loadUnprojector())(system.definition);
	const lng: number[] = [];
	const lat: number[] = [];
	x.forEach((east, i) => {
		const [a, b] = unproject(east, y[i] ?? NaN);
		lng.push(a);
		lat.push(b);
	});
	const inside = lng.filter(
		(at, i) =>
			at >= system.west - 0.5 && at <= system.east + 0.5 && (lat[i] ?? NaN) >= system.south - 0.5 && (lat[i] ?? NaN) <= system.north + 0.5
	).length;
	const warnings: Warning[] = [said(system)];
	if (inside < 0.5 * x.length)
		warnings.push({
			code: 'crs-doubtful',
			message: `Read as ${system.code}, most points lie outside the area for which that system is made: check it.`
		});
	return { crs: system.code, unproject, inUk: x.length === 0 ? null : isUk({ x: lng, y: lat }), warnings };
}

function said({ code, name, definition }: CrsSystem): Warning {
	if (code === BNG)
		return {
			code: 'british-grid',
			message: 'British National Grid was turned into degrees by a seven-parameter shift: good to about 5 m.'
		};
	const shifted = /\+(towgs84|datum)=/.test(definition) && !/\+towgs84=0,0,0( |$)|\+datum=(WGS84|NAD83)/.test(definition);
	const close = shifted ? 'good to about 10 m' : 'good to about 2 m';
	return {
		code: 'projected',
		message: `The coordinates were turned into degrees from ${code === 'proj4' ? name : `${name} (${code})`}: ${close}.`
	};
}

function ask({ columns: [east, north], british: named }: Asked, { guesses, best }: CrsInference): Question {
	const likely = guesses.filter(({ share }) => share >= 0.2);
	const choices = [...likely.map(({ system }) => choiceOf(system)), BNG, LEAVE];
	return {
		code: 'crs',
		column: east,
		message: `“${east}” and “${north}” hold projected coordinates whose reference system the file does not name. ${evidence(likely, best)}`,
		choices: [...new Set(choices)],
		proposal: named ? BNG : best ? choiceOf(best.system) : LEAVE,
		typed: 'Another system: its EPSG code or proj4 text'
	};
}

const choiceOf = ({ code, name }: CrsSystem): string => (code === BNG ? BNG : `${code} ${name}`);

function evidence(likely: readonly CrsGuess[], best: CrsGuess | null): string {
	if (best)
		return `As ${best.system.name}, ${percent(best.share)} of the points fall on towns, most of them on ${best.town} (${people(best)}); no other known system puts them as plausibly. Check on the map that they lie where they should.`;
	const [first, second] = likely;
	if (!first) return 'No known system puts its points on towns: name one, or the rows count in trends and not on the map.';
	if (!second) return `As ${first.system.name} they would lie near ${first.town}, but not clearly enough to take it for granted.`;
	return `As ${first.system.name} they would lie near ${first.town}, as ${second.system.name} near ${second.town}: which is it?`;
}

const percent = (share: number): string => `${String(Math.round(100 * share))}%`;
const people = ({ people: count }: CrsGuess): string => `${count.toLocaleString('en-GB')} people`;
