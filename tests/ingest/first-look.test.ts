import { expect, test } from 'vitest';
import { cellOf } from '../../src/lib/core/cells';
import type { FirstLook, Mapping } from '../../src/lib/ingest';
import { createImporter } from '../../src/lib/ingest/importer';
import { csv, NO_MAPPING } from './importing';

async function look(text: string, mapping: Mapping = NO_MAPPING): Promise<FirstLook> {
	const { first } = await createImporter().preview(new Blob([text]), 'log.csv', mapping);
	if (!first) throw new Error('no first look');
	return first;
}

const LOG = csv(
	'Logged;Kind;Easting;Northing',
	Array.from({ length: 30 }, (_, i) =>
		i === 3
			? 'soon;Noise;615000;157900'
			: i === 4
				? '05/06/2026 21:30;Noise;;'
				: `${String(13 + (i % 9))}/05/2026 22:1${String(i % 6)};Litter;615${String(100 + (i % 9))};157900`
	)
);

test('the first rows are shown as incidents, unreadable ones as such', async () => {
	const { rows, sampled, located, cells } = await look(LOG);
	expect(rows).toHaveLength(20);
	expect(sampled).toBe(30);
	expect(rows[0]).toMatchObject({ when: '13/05/2026, 22:10', category: 'Litter' });
	expect(rows[3]).toEqual({ when: null, lng: null, lat: null, category: null });
	expect(rows[4]).toMatchObject({ when: '05/06/2026, 21:30', category: 'Noise', lng: null, lat: null });
	expect(located).toBe(28);
	expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(28);
});

test('positions are centres of hexagons, never the points of the file', async () => {
	const text = csv(
		'date,type,latitude,longitude',
		Array.from({ length: 12 }, (_, i) => `2026-05-${String(i + 10)},ASB,51.28012${String(i)},1.08034`)
	);
	const { rows, cells } = await look(text);
	expect(cells).toHaveLength(1);
	const { lng = null, lat = null } = rows[0] ?? {};
	expect(lat).not.toBeCloseTo(51.2801, 4);
	expect(cellOf(lng ?? NaN, lat ?? NaN, 9)).toBe(cellOf(1.08034, 51.28012, 9));
});

test('a changed role or answer shows at once', async () => {
	const text = csv('When,What,Kind', ['03/04/2024,Theft,a', '05/06/2024,Noise,b']);
	expect((await look(text)).rows.map(({ when }) => when)).toEqual(['03/04/2024', '05/06/2024']);
	const timed = csv('When,Kind', ['13/04/2024 21:30,a', '14/04/2024 22:45,b']);
	expect((await look(timed)).rows[0]?.when).toBe('13/04/2024, 21:30');
	expect((await look(timed, { roles: {}, answers: { 'coarsen-times': 'days' } })).rows[0]?.when).toBe('13/04/2024');
	const swapped = await look(text, { roles: { 1: 'ignore', 2: 'category' }, answers: { 'date-order': 'MM/DD/YYYY' } });
	expect(swapped.rows).toMatchObject([
		{ when: '04/03/2024', category: 'a' },
		{ when: '06/05/2024', category: 'b' }
	]);
});

test('without a column of dates there are no incidents to show', async () => {
	const { rows, cells } = await look(csv('a,b', ['x,1', 'y,2', 'z,3']));
	expect(rows).toEqual([]);
	expect(cells).toEqual([]);
});

test('a layout named by the user proposes the roles; it never makes points of its own count as shared', async () => {
	const rows = Array.from(
		{ length: 30 },
		(_, i) => `${String((i % 9) + 1)}/05/2026 21:${String(10 + i)},Help,51.2${String(80000 + 7 * i)},1.08${String(100 + 3 * i)}`
	);
	const text = csv('Raised,Alert type,Latitude,Longitude', rows);
	const seen = async (profile: 'safezone' | 'police-uk-street') =>
		createImporter().preview(new Blob([text]), 'log.csv', { ...NO_MAPPING, profile });
	const safezone = await seen('safezone');
	expect(safezone.profile).toBe('safezone');
	expect(safezone.columns.map(({ role }) => role)).toEqual(['datetime', 'category', 'latitude', 'longitude']);
	const police = await seen('police-uk-street');
	expect(
		police.columns
			.filter(({ role }) => role === 'latitude' || role === 'longitude')
			.map(({ reason }) => reason)
			.join()
	).not.toMatch(/shared/i);
});

test('a telephone number among the categories never leaves the importer, in rows or samples', async () => {
	const kinds = ['call 07700 900214', 'Noise', '07700 900215', 'Litter'];
	const rows = Array.from(
		{ length: 400 },
		(_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2026,${i < 3 ? (kinds[i] ?? '') : (kinds[1 + 2 * (i % 2)] ?? '')}`
	);
	const preview = await createImporter().preview(new Blob([csv('Date,Kind', rows)]), 'log.csv', { roles: { 1: 'category' }, answers: {} });
	expect(preview.first?.rows[1]?.category).toBe('Noise');
	expect(JSON.stringify(preview)).not.toMatch(/90021[45]/);
});
