import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES, type Audience, type Pack } from '../../../src/lib/disclosure/pack';
import type { Report, TableFigure } from '../../../src/lib/share';
import { reportOf, startTexts } from '../../../src/lib/share/report';
import { MAKERS, packOf } from './packs';

const population = { people: 57_000, source: 'ONS mid-2024 estimate' };
const made = (pack: Pack, more: object = {}): Report => reportOf(pack, { ...startTexts(pack), ...more }, MAKERS);
const tablesOf = ({ sections }: Report): TableFigure[] =>
	sections.flatMap(({ figures }) => figures.filter((figure) => figure.kind === 'table'));

describe('the report', () => {
	it('has the sections of a strategic assessment, in order', () => {
		expect(made(packOf(2, 'partnership').pack).sections.map(({ id }) => id)).toEqual([
			'introduction',
			'headline',
			'method',
			'volume',
			'months',
			'rate',
			'places',
			'concentration',
			'times',
			'priority-night-time-economy-and-violence',
			'priority-anti-social-behaviour-and-environment',
			'priority-violence-against-women-and-girls',
			'scoring',
			'recommendations',
			'data-quality',
			'sources',
			'glossary'
		]);
	});
	it('tells no number of 1 to one less than the threshold', () => {
		fc.assert(
			fc.property(
				fc.nat(),
				fc.constantFrom<Audience>('partnership', 'public'),
				fc.integer({ min: 2, max: 400 }),
				(seed, audience, size) => {
					const { pack } = packOf(seed, audience, { size });
					const report = made(pack, { population });
					const limit = POLICIES[audience].screen.ordinary.threshold;
					for (const { said, after = [], id } of report.sections.filter(({ id }) => id !== 'scoring'))
						for (const sentence of [...said, ...after])
							for (const number of countsIn(sentence)) expect(number === 0 || number >= limit, `${id}: ${sentence}`).toBe(true);
					for (const { rows } of tablesOf(report))
						for (const cell of rows.flat())
							if (typeof cell !== 'string' && cell.value !== null) expect(cell.value === 0 || cell.value >= limit).toBe(true);
				}
			),
			{ numRuns: 60 }
		);
	});
	it('explains in its glossary the words that it uses, and no others', () => {
		const { pack } = packOf(8, 'partnership', { size: 300 });
		const wordsOf = (more: object): string[] =>
			made(pack, more)
				.sections.at(-1)
				?.figures.flatMap((figure) =>
					figure.kind === 'table' ? figure.rows.map(([word]) => (typeof word === 'string' ? word : '')) : []
				) ?? [];
		expect(wordsOf({})).toEqual(expect.arrayContaining(['H3', '95% interval', 'MoRiLE', 'Priority', 'Recorded incident']));
		expect(wordsOf({})).not.toContain('NTE');
		expect(wordsOf({ sections: { introduction: 'The NTE of the city.' } })).toContain('NTE');
	});
	it('never promises, and never speaks of risk or criminals', () => {
		for (const audience of ['analyst', 'partnership', 'public'] as const) {
			const words = JSON.stringify(made(packOf(3, audience).pack, { population })).replace('Management of Risk in Law', '');
			expect(words).not.toMatch(/prevent|\brisk|criminals/i);
		}
	});
	it('says what it cannot know: no places, months, hours or period before', () => {
		const { pack } = packOf(4, 'public');
		const bare = made({ ...pack, before: null, all: { total: 'few', before: null, cells: null, months: null, bands: null } });
		const saidIn = (id: string): string => bare.sections.find((section) => section.id === id)?.said.join(' ') ?? '';
		expect(saidIn('headline')).toContain('Recorded incidents: fewer than 10, 12 months to October 2026.');
		expect(saidIn('months')).toContain('Nothing is told of single months');
		expect(saidIn('places')).toContain('Nothing is told of places');
		expect(saidIn('concentration')).toContain('Nothing is told of places');
		expect(saidIn('times')).toContain('Nothing is told of hours');
	});
	it('gives a rate only with a population, and leaves out types with too few', () => {
		const { pack } = packOf(5, 'partnership', { size: 400, hide: 0 });
		expect(made(pack).sections.find(({ id }) => id === 'rate')?.prompt).toContain('Add a population');
		const [table] = tablesOf(made({ ...pack, byCategory: pack.byCategory.map((view) => ({ ...view, total: 15 })) }, { population }));
		expect(table?.rows.every(([, , rate]) => rate === 'too few')).toBe(true);
		const words = made({ ...pack, all: { ...pack.all, total: 3150 } }, { population }).sections.find(({ id }) => id === 'rate')?.said[0];
		expect(words).toBe(
			'There were about 55.3 recorded incidents per 1,000 people in 12 months to October 2026 (95% interval 53.3 to 57.3).'
		);
	});
	it('finds no usual range where months are suppressed', () => {
		const { pack } = packOf(6, 'partnership', { size: 400, hide: 0 });
		const months = pack.months.map((_, at) => 200 + 15 * (at % 4));
		const saidOf = (looks: Pack['all']['months']): string =>
			made({ ...pack, all: { ...pack.all, months: looks } })
				.sections.find(({ id }) => id === 'months')
				?.said.join(' ') ?? '';
		expect(saidOf(months.with(23, 400))).toContain('Outside this range: October 2026.');
		expect(saidOf(months)).toContain('No month lies outside');
		expect(saidOf([...months.slice(1), 'few'])).toContain('no usual range');
		expect(saidOf(months.map((_, at) => 20 + 5 * (at % 2)))).toContain('too small for a usual range');
	});
	it('carries marking, watermark and what is synthetic', () => {
		const report = made(packOf(7, 'analyst').pack, { marking: 'OFFICIAL-SENSITIVE', partnership: 'Canterbury CSP' });
		expect(report).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', watermark: POLICIES.analyst.watermark });
		expect(report.running).toBe('Canterbury CSP · Strategic assessment · made 27/11/2026 · synthetic data');
	});
});

/** Numbers that may be counts of incidents: not those of percentages, dates, hours, rates, hexagons and what the method is. */
function countsIn(sentence: string): number[] {
	const bare = sentence
		.replace(/\d{2}\/\d{2}\/\d{4}|\d{2}:\d{2}|\d+ months|H3 resolution \d+|[\d.]+ km²|Hexbeat [\d.]+/g, '')
		.replace(/[−+]?[\d.,]*\d%/g, '')
		.replace(/\([\d,]+ of [\d,]+\)|mid-\d{4}|(January|March|October|November|\w+) 20\d\d/g, '')
		.replace(/There were (about )?[\d.,]+ recorded incidents per 1,000 people.*\)/, '');
	return [...bare.matchAll(/\d[\d,]*/g)].map(([text]) => Number(text.replaceAll(',', '')));
}
