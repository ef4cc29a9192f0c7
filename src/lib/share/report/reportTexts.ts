/** What people wrote into a report, and its file. */
import { HexbeatError } from '../../core/errors';
import { FACTORS, type FactorId, type Theme, type Worksheet } from '../../core/morile';
import type { Pack } from '../../disclosure/pack';
import { worksheetOf } from './scoring';

export interface Population {
	/** People, at least 1. */
	readonly people: number;
	/** Where the number comes from: "ONS mid-2024 estimate". */
	readonly source: string;
}

export interface Recommendation {
	readonly action: string;
	readonly lead: string;
	readonly by: string;
}

/** Everything in a report that was typed. It holds no counts of incidents. */
export interface ReportTexts {
	readonly kind: 'hexbeat-report-texts';
	readonly version: 1;
	readonly title: string;
	readonly partnership: string;
	/** Protective marking; empty for none. */
	readonly marking: string;
	readonly population: Population | null;
	/** By id of the section. */
	readonly sections: Readonly<Record<string, string>>;
	readonly recommendations: readonly Recommendation[];
	readonly scoring: Worksheet;
}

/** Most characters of one text: what fits on a page. */
export const LONGEST = 3500;
const LINE = 200;
const MOST_ROWS = 40;

/** The texts that a report begins with: names, and prompts in place of all else. */
export const startTexts = (pack: Pack): ReportTexts => ({
	kind: 'hexbeat-report-texts',
	version: 1,
	title: 'Strategic assessment',
	partnership: '',
	marking: 'OFFICIAL',
	population: null,
	sections: {},
	recommendations: [],
	scoring: worksheetOf(pack)
});

export const writeReportTexts = (texts: ReportTexts): string => `${JSON.stringify(texts, null, '\t')}\n`;

/**
 * Reads a file of texts. What it does not know is left out; what it knows must be right.
 *
 * @throws HexbeatError `bad-report-texts`
 */
export function readReportTexts(json: string): ReportTexts {
	const file = record(parsed(json), 'the file');
	if (file['kind'] !== 'hexbeat-report-texts') refuse('This is not a file of report texts.', 'Choose a file that was saved from a report.');
	if (file['version'] !== 1)
		refuse('The file is of a version that is not known here.', 'Open it with the version of Hexbeat that saved it.');
	return {
		kind: 'hexbeat-report-texts',
		version: 1,
		title: text(file['title'], 'title', LINE),
		partnership: text(file['partnership'], 'partnership', LINE),
		marking: text(file['marking'], 'marking', LINE),
		population: file['population'] === null ? null : populationOf(record(file['population'], 'population')),
		sections: Object.fromEntries(
			Object.entries(record(file['sections'], 'sections')).map(([id, words]) => [id, text(words, `sections.${id}`, LONGEST)])
		),
		recommendations: list(file['recommendations'], 'recommendations').map(recommendationOf),
		scoring: worksheet(record(file['scoring'], 'scoring'))
	};
}

function refuse(fault: string, remedy: string, cause?: unknown): never {
	throw new HexbeatError('bad-report-texts', fault, remedy, cause === undefined ? undefined : { cause });
}
const wrong = (where: string, must: string): never =>
	refuse(`“${where}” in the file of report texts is not ${must}.`, 'Save the texts again from the report, or correct the file.');

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch (cause) {
		return refuse('The file of report texts cannot be read: it is not JSON.', 'Choose a file that was saved from a report.', cause);
	}
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown, where: string): Readonly<Record<string, unknown>> =>
	isRecord(value) ? value : wrong(where, 'a list of names and values');

function list(value: unknown, where: string): readonly unknown[] {
	if (!Array.isArray(value)) return wrong(where, 'a list');
	return value.length > MOST_ROWS ? wrong(where, `a list of at most ${MOST_ROWS}`) : value;
}

function text(value: unknown, where: string, longest: number): string {
	return typeof value === 'string' && value.length <= longest ? value : wrong(where, `a text of at most ${longest} characters`);
}

function number(value: unknown, where: string, least: number, most: number): number {
	const right = typeof value === 'number' && value >= least && value <= most;
	return right ? value : wrong(where, `a number from ${least} to ${most.toLocaleString('en-GB')}`);
}

function populationOf({ people, source }: Readonly<Record<string, unknown>>): Population {
	const count = number(people, 'population.people', 1, 1e9);
	return { people: Number.isInteger(count) ? count : wrong('population.people', 'whole'), source: text(source, 'population.source', LINE) };
}

function recommendationOf(value: unknown, at: number): Recommendation {
	const where = `recommendations ${at + 1}`;
	const { action, lead, by } = record(value, where);
	return { action: text(action, where, LONGEST), lead: text(lead, where, LINE), by: text(by, where, LINE) };
}

function worksheet(file: Readonly<Record<string, unknown>>): Worksheet {
	const highest = number(file['highest'], 'scoring.highest', 1, 100);
	const weights = record(file['weights'], 'scoring.weights');
	return {
		highest,
		scale: text(file['scale'], 'scoring.scale', LONGEST),
		weights: Object.fromEntries(FACTORS.map(({ id }) => [id, number(weights[id], `scoring.weights.${id}`, 0, 100)])) as Record<
			FactorId,
			number
		>,
		themes: list(file['themes'], 'scoring.themes').map((theme, at) => themeOf(theme, `scoring.themes ${at + 1}`, highest))
	};
}

function themeOf(value: unknown, where: string, highest: number): Theme {
	const { name, scores } = record(value, where);
	const entered = record(scores, where);
	const known = FACTORS.flatMap(({ id }) => (entered[id] === undefined ? [] : [[id, number(entered[id], `${where}, ${id}`, 0, highest)]]));
	return { name: text(name, where, LINE), scores: Object.fromEntries(known) as Theme['scores'] };
}
