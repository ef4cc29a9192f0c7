import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FILES } from '../../data/truths';
import { servicePoints } from '../../src/lib/ingest';
import { placesTable } from '../../src/lib/ingest/places-table';
import { textsFromBytes, textsToBytes } from '../../src/lib/ingest/workspace-file/texts';

const read = (text: string, name = 'Refuge points.csv') => placesTable(new Blob([text]), name);
const REFUGES = `name,manager,latitude,longitude,opening_hours,capacity
Library foyer,Jo Smith,51.2968,1.0668,24/7,40
Westgate cafe,Al Jones,51.2812,1.0758,Mo-Sa 08:00-20:00,10
High Street hub,Bo Brown,51.2790,1.0805,by appointment,12
`;

it('takes a CSV of places with opening hours as a layer, and keeps names and hours only', async () => {
	const layer = await read(REFUGES);
	expect(layer).toMatchObject({ name: 'Refuge points', kind: 'points', nameField: 'name' });
	expect(JSON.stringify(layer)).not.toMatch(/Jo Smith|manager|capacity/);
	const points = layer ? servicePoints(layer) : [];
	expect(points.map(({ name, opening }) => [name, opening.kind])).toEqual([
		['Library foyer', 'given'],
		['Westgate cafe', 'given'],
		['High Street hub', 'unreadable']
	]);
	expect(points[1]).toMatchObject({ lng: 1.0758, lat: 51.2812 });
});

it('reads hours from two columns and places in British National Grid', async () => {
	const layer = await read(
		'site,easting,northing,days,opens,closes\nA hall,614000,157500,Mo-Fr,09:00,17:00\nB hall,615200,158100,,20:00,04:00\n'
	);
	const points = layer ? servicePoints(layer) : [];
	expect(points.map(({ opening }) => (opening.kind === 'given' ? opening.hours.reduce((sum, on) => sum + on, 0) : 0))).toEqual([40, 56]);
	expect(points[0]?.lng).toBeCloseTo(1.065, 1);
	expect(points[0]?.lat).toBeCloseTo(51.276, 1);
});

it('takes premises without hours, and leaves people, incidents and counts alone', async () => {
	expect(await read('premises,lat,lon\nOld Mill,51.28,1.08\nNew Mill,51.281,1.082\n')).toMatchObject({ kind: 'points' });
	expect(await read('name,lat,lon\nJo Smith,51.28,1.08\nAl Jones,51.281,1.082\n')).toBeNull();
	expect(await read('site,date,lat,lon\nOld Mill,01/02/2026,51.28,1.08\nNew Mill,02/02/2026,51.281,1.082\n')).toBeNull();
	expect(await read('location,type,lat,lon\nHigh Street,Theft,51.28,1.08\nHigh Street,Theft,51.28,1.08\n')).toBeNull();
	expect(await read('ward,residents\nNorth,200\nSouth,300\n')).toBeNull();
	const emails = await read('venue,lat,lon,opening_hours\njo@example.org,51.28,1.08,24/7\nal@example.org,51.281,1.082,24/7\n');
	expect(JSON.stringify(emails)).not.toContain('example.org');
	for (const file of [FILES.canterbury, FILES.alerts, FILES.burglary, FILES.terms]) {
		const path = fileURLToPath(new URL(`../../data/sample/${file}`, import.meta.url));
		expect(await placesTable(new Blob([readFileSync(path)]), file), file).toBeNull();
	}
});

it('comes back from a workspace as it was', async () => {
	const layer = await read(REFUGES);
	if (!layer) throw new Error('no layer');
	const { layers } = await textsFromBytes(textsToBytes({ layers: [layer], documents: {} }));
	expect(layers).toEqual([layer]);
});
