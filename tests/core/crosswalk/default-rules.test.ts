import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { categoryKey } from '../../../src/lib/core/crosswalk/category-key';
import { defaultPlace } from '../../../src/lib/core/crosswalk/default-rules';
import type { Profile } from '../../../src/lib/core/incident';

const place = (name: string, profile: Profile = 'generic', ...beside: string[]) =>
	defaultPlace(categoryKey(name), profile, new Set(beside.map(categoryKey)));

describe('keys of categories', () => {
	it('forget case, punctuation, accents and ampersands', () => {
		expect(categoryKey('  Anti-Social  BEHAVIOUR ')).toBe('anti social behaviour');
		expect(categoryKey('Drugs & weapons')).toBe('drugs and weapons');
		expect(categoryKey('Café—noise')).toBe('cafe noise');
		expect(categoryKey('???')).toBe('???');
	});
});

describe('default places', () => {
	it.each([
		['ASB - Noise nuisance', 'anti-social-behaviour'],
		['Antisocial behaviour (personal)', 'anti-social-behaviour'],
		['FLY-TIPPING', 'anti-social-behaviour'],
		['Domestic abuse - violence with injury', 'safeguarding'],
		['Hate crime: public order', 'safeguarding'],
		['Sexual offences', 'vawg'],
		['Child sexual exploitation', 'serious-organised-crime'],
		['Knife crime', 'night-time-economy'],
		['Road Traffic Collision', 'road-safety'],
		['Slight', 'road-safety'],
		['Youth nuisance', 'young-people'],
		['Burglary', null],
		['Residential burglary, artifice', undefined],
		['Assaulted', undefined],
		['Noisettes', undefined]
	] as const)('%s → %s', (name, expected) => {
		expect(place(name)).toBe(expected);
	});

	it('read "Serious" as a collision only beside "Slight"', () => {
		expect(place('Serious')).toBeUndefined();
		expect(place('Serious', 'generic', 'Fatal', 'Slight')).toBe('road-safety');
	});

	it('know the alerts of a safety app only in its own export', () => {
		expect(place('Emergency / Duress', 'safezone')).toBe('night-time-economy');
		expect(place('Help', 'safezone')).toBe('safeguarding');
		expect(place('First Aid', 'safezone')).toBe(null);
		expect(place('Check-in timer expired', 'safezone')).toBe(null);
		expect(place('Fall detected', 'safezone')).toBe(null);
		expect(place('Help')).toBeUndefined();
	});

	it('read what a search was for', () => {
		expect(place('Controlled drugs', 'police-uk-stop-search')).toBe('serious-organised-crime');
		expect(place('Offensive weapons', 'police-uk-stop-search')).toBe('night-time-economy');
		expect(place('Articles for use in criminal damage', 'police-uk-stop-search')).toBe('anti-social-behaviour');
		expect(place('Article for use in theft', 'police-uk-stop-search')).toBe(null);
	});

	const folder = path.resolve(import.meta.dirname, '../../../../shared/data/police-uk');
	it.skipIf(!existsSync(folder))('know every category of the police.uk files (skipped: the shared files are not here)', () => {
		const unknown = new Set<string>();
		const seen = new Set<string>();
		for (const file of readdirSync(folder).filter((name) => /street\.csv$|stop-and-search/.test(name))) {
			const stops = file.includes('stop-and-search');
			const rows = Papa.parse<Record<string, string>>(readFileSync(path.join(folder, file), 'utf8'), {
				header: true,
				skipEmptyLines: true
			}).data;
			for (const row of rows) {
				const name = row[stops ? 'Object of search' : 'Crime type'] ?? '';
				if (name === '' || seen.has(name)) continue;
				seen.add(name);
				if (place(name, stops ? 'police-uk-stop-search' : 'police-uk-street') === undefined) unknown.add(name);
			}
		}
		expect(seen.size).toBeGreaterThan(14);
		expect([...unknown]).toEqual([]);
	});
});
