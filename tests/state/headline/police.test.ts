import { expect, it } from 'vitest';
import { createImporter } from '../../../src/lib/ingest/importer';
import { createStore, type Store } from '../../../src/lib/store';
import { openDuckDb } from '../../../src/lib/store/duckdb-wasm/node';
import { describeShared, shared, sharedBlob } from '../../ingest/formats/reading';
import { checkerOn } from './checking';

async function load(names: readonly string[]): Promise<Store> {
	const store = createStore(await openDuckDb());
	const importer = createImporter();
	const sources = [];
	for (const name of names) {
		const id = await store.begin();
		const mapping = { roles: {}, answers: {}, overrides: {} };
		const report = await importer.read(
			sharedBlob(`police-uk/${name}`),
			name,
			mapping,
			(batch) => store.load(id, batch),
			() => undefined
		);
		sources.push({ id, facts: report.facts });
	}
	await store.publish(sources);
	return store;
}

/** Rows of a category in a file, counted without the app's own code. */
const rowsOf = (name: string, category: string): number =>
	shared(`police-uk/${name}`)
		.toString()
		.split('\n')
		.filter((line) => line.includes(`,${category},`)).length;

describeShared('real police.uk files (skipped without ../shared)', () => {
	it('refuses to call the gap of December 2018 in Kent a fall', async () => {
		const store = await load(['2018-10-kent-street.csv', '2018-12-kent-street.csv', '2019-01-kent-street.csv']);
		const check = await checkerOn(store);
		for (const [category, name] of [
			['Violence and sexual offences', 'violence and sexual offences'],
			['Criminal damage and arson', 'criminal damage and arson']
		] as const) {
			const checked = await check(`${name} fell by 40% in December 2018 compared with October 2018`);
			expect(checked).toMatchObject({
				kind: 'checked',
				finding: null,
				counts: { before: rowsOf('2018-10-kent-street.csv', category), now: rowsOf('2018-12-kent-street.csv', category) },
				withheld: [{ kind: 'gap', months: ['2018-12'] }]
			});
		}
		expect(await check('all incidents fell by 30% in December 2018 compared with October 2018')).toMatchObject({ finding: null });
		expect(await check('burglary fell by 10% in December 2018')).toMatchObject({
			kind: 'unchecked',
			why: { kind: 'not-loaded', which: 'before' }
		});
		const around = await check('violence and sexual offences rose by 5% in January 2019 compared with October 2018');
		expect(around).toMatchObject({
			kind: 'checked',
			withheld: [],
			finding: { change: { from: rowsOf('2018-10-kent-street.csv', 'Violence and sexual offences') } }
		});
		await store.close();
	});

	it('says that no year before the twelve months of the City of London is loaded, and compares what is', async () => {
		const names = [
			'2022-07',
			'2022-08',
			'2022-09',
			'2022-10',
			'2022-11',
			'2022-12',
			'2023-01',
			'2023-02',
			'2023-03',
			'2023-04',
			'2023-05',
			'2023-06'
		].map((month) => `${month}-city-of-london-street.csv`);
		const store = await load(names);
		const check = await checkerOn(store);
		expect(await check('theft from the person down 10% in the last 12 months')).toMatchObject({
			kind: 'unchecked',
			why: { kind: 'not-loaded', which: 'before' }
		});
		const halves = await check('theft from the person down 10% in the last 6 months compared with the previous 6 months');
		const count = (list: readonly string[]): number => list.reduce((sum, name) => sum + rowsOf(name, 'Theft from the person'), 0);
		expect(halves).toMatchObject({
			kind: 'checked',
			counts: { before: count(names.slice(0, 6)), now: count(names.slice(6)) },
			days: { before: 184, now: 181 },
			withheld: []
		});
		await store.close();
	});
});
