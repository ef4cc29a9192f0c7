import { describe, expect, it } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import { LONGEST, readReportTexts, startTexts, writeReportTexts, type ReportTexts } from '../../../src/lib/share/report';
import { packOf } from './packs';

const { pack } = packOf(1, 'partnership');
const start = startTexts(pack);
const texts: ReportTexts = {
	...start,
	partnership: 'Canterbury CSP',
	marking: 'OFFICIAL',
	population: { people: 57_000, source: 'ONS mid-2024 estimate' },
	sections: { introduction: 'Written for the annual meeting.\nSecond paragraph.' },
	recommendations: [{ action: 'Light the path behind the station.', lead: 'Council', by: '31/03/2027' }],
	scoring: { ...start.scoring, themes: [{ name: 'Robbery', scores: { physical: 3, likelihood: 2 } }] }
};
const refused = (change: object): HexbeatError => {
	try {
		readReportTexts(JSON.stringify({ ...texts, ...change }));
	} catch (error) {
		if (error instanceof HexbeatError) return error;
	}
	throw new Error('not refused');
};

describe('the file of report texts', () => {
	it('reads what it writes', () => {
		expect(readReportTexts(writeReportTexts(texts))).toEqual(texts);
		expect(readReportTexts(writeReportTexts(start))).toEqual(start);
	});
	it('begins with the names of the priorities and nothing judged', () => {
		expect(start.scoring.themes.map(({ name }) => name)).toEqual(pack.priorities.map(({ name }) => name));
		expect(start.scoring.themes.every(({ scores }) => Object.keys(scores).length === 0)).toBe(true);
		expect(start).toMatchObject({ population: null, recommendations: [], sections: {} });
	});
	it('leaves out what it does not know', () => {
		expect(readReportTexts(JSON.stringify({ ...texts, more: 1 }))).toEqual(texts);
	});
	it.each([
		['another kind', { kind: 'hexbeat-story' }, 'not a file of report texts'],
		['another version', { version: 2 }, 'version'],
		['a title that is a number', { title: 7 }, 'title'],
		['no people', { population: { people: 0, source: '' } }, 'population.people'],
		['part of a person', { population: { people: 3.5, source: '' } }, 'population.people'],
		['a text longer than a page', { sections: { method: 'x'.repeat(LONGEST + 1) } }, 'sections.method'],
		['sections as a list', { sections: [] }, 'sections'],
		['a recommendation without a lead', { recommendations: [{ action: 'x', by: '' }] }, 'recommendations 1'],
		['too many recommendations', { recommendations: Array.from({ length: 41 }, () => texts.recommendations[0]) }, 'recommendations'],
		['a score above the highest', { scoring: { ...texts.scoring, themes: [{ name: 'x', scores: { physical: 9 } }] } }, 'physical'],
		['a weight below 0', { scoring: { ...texts.scoring, weights: { ...texts.scoring.weights, financial: -1 } } }, 'weights.financial']
	])('refuses %s, with fault and remedy', (_, change, words) => {
		const error = refused(change);
		expect(error.code).toBe('bad-report-texts');
		expect(error.fault).toContain(words);
		expect(error.remedy).toMatch(/\.$/);
	});
	it('refuses what is not JSON, and keeps the cause', () => {
		expect(() => readReportTexts('{')).toThrow(/not JSON/);
	});
});
