import { expect, test } from 'vitest';
import { guessSyntax } from '../../../src/lib/ingest/formats/guess-syntax';
import type { Syntax } from '../../../src/lib/ingest/formats/row-scanner';
import { textRows } from '../../../src/lib/ingest/formats/text-rows';
import { describeShared, shared } from './reading';

type Config = Readonly<Record<string, unknown>>;

interface Case {
	readonly description: string;
	readonly input: string;
	readonly config?: Config;
	readonly expected: {
		readonly data: readonly (readonly string[] | Readonly<Record<string, unknown>>)[];
		readonly errors: readonly unknown[];
	};
}

/** Settings that we do not have, by why. */
const SETTINGS: Readonly<Record<string, string>> = {
	comments: 'lines of comments are told from titles and notes above the table, not by a setting',
	dynamicTyping: 'cells stay text until their column has a meaning',
	transform: 'no callback changes cells',
	transformHeader: 'no callback changes names',
	preview: 'a whole file is read, or its head',
	skipFirstNLines: 'lines before the table are found by what they hold'
};

/** Cases whose outcome is another one here, by why. */
const OTHERWISE: Readonly<Record<string, string>> = {
	'Quoted field with whitespace around quotes': 'spaces around a quoted field are left out, as spreadsheets do'
};

/** Why a case does not apply; null when it does. */
function notApplicable({ description, config = {}, expected }: Case): string | null {
	const setting = Object.keys(config).find((key) => SETTINGS[key] !== undefined);
	if (setting !== undefined) return SETTINGS[setting] ?? null;
	if (config.delimiter === '[function]' || config.delimiter === '\n') return 'no callback chooses the delimiter, and no line break is one';
	if (expected.errors.length > 0) return 'broken input: PapaParse reports an error, here the row is mended or rejected (own tests)';
	return OTHERWISE[description] ?? null;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** Data rows as PapaParse expects them, blank lines left out as we always do; records by their values. */
function expectedRows({ expected: { data }, config }: Case): readonly (readonly string[])[] {
	const rows = data.map((row) => (Array.isArray(row) ? (row as readonly string[]) : (Object.values(row) as string[])));
	return rows.slice(config?.header === true && Array.isArray(data[0]) ? 1 : 0).filter((row) => !isBlank(row));
}

function readRows({ input, config = {} }: Case): readonly (readonly string[])[] {
	const given: Partial<Record<keyof Syntax, unknown>> = {};
	if (config.delimiter !== undefined) given.delimiter = config.delimiter;
	if (config.newline !== undefined) given.newline = config.newline;
	if (config.quoteChar !== undefined) given.quote = config.quoteChar ?? '"';
	if (config.escapeChar !== undefined) given.escape = config.escapeChar;
	const text = input.replace(/^\ufeff/, '');
	const rows = textRows(text, guessSyntax(text, given as Partial<Syntax>), 1000).map(({ fields }) => fields);
	return rows.slice(config.header === true ? 1 : 0).filter((row) => !isBlank(row));
}

describeShared("PapaParse's own cases (skipped without ../shared)", () => {
	const file = JSON.parse(shared('csv-torture/papaparse/papaparse-cases.json').toString()) as Record<string, Case[]>;
	const all = [...(file.CORE_PARSER_TESTS ?? []), ...(file.PARSE_TESTS ?? [])];
	const apply = all.filter((one) => notApplicable(one) === null);

	test.each(apply)('$description', (one) => {
		expect(readRows(one)).toEqual(expectedRows(one));
	});

	test.each(all.filter(({ description }) => OTHERWISE[description] !== undefined))('read otherwise: $description', (one) => {
		expect(readRows(one)).not.toEqual(expectedRows(one));
	});

	test('the rest does not apply, each for one of these reasons', () => {
		const reasons: Record<string, number> = {};
		for (const one of all) {
			const reason = notApplicable(one);
			if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
		}
		expect(all).toHaveLength(160);
		expect(reasons).toMatchInlineSnapshot(`
			{
			  "a whole file is read, or its head": 8,
			  "broken input: PapaParse reports an error, here the row is mended or rejected (own tests)": 10,
			  "cells stay text until their column has a meaning": 11,
			  "lines before the table are found by what they hold": 5,
			  "lines of comments are told from titles and notes above the table, not by a setting": 16,
			  "no callback changes cells": 3,
			  "no callback changes names": 3,
			  "no callback chooses the delimiter, and no line break is one": 2,
			  "spaces around a quoted field are left out, as spreadsheets do": 1,
			}
		`);
	});
});
