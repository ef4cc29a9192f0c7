import { HexbeatError } from '../core/errors';
import { isTermDates, readOverlay, readTermDates, type Mapping } from '../ingest';
import type { Backends } from './backends';
import type { Denominators } from './denominators.svelte';
import type { Keeping } from './keeping.svelte';
import type { Layers } from './layers.svelte';
import type { Terms } from './terms.svelte';
import type { Workspace } from './workspace.svelte';

interface Parts {
	readonly backends: Pick<Backends, 'importer'>;
	readonly workspace: Workspace;
	readonly layers: Layers;
	readonly denominators: Denominators;
	readonly terms: Terms;
	readonly keeping: Keeping;
}

/**
 * Sends dropped, picked or pasted files to where they belong: a workspace, streets, map layers, tables for rates, term dates, or
 * incidents. Resolves when all are read.
 * @param overrides exceptions to the privacy gate with their reasons, for all incidents
 */
export async function takeIn(
	all: readonly File[],
	{ backends, workspace, layers, denominators, terms, keeping }: Parts,
	overrides?: Mapping['overrides']
): Promise<void> {
	const faults: unknown[] = [];
	const files = await withoutTerms(
		all.filter(({ name }) => !isWorkspace(name)),
		terms,
		faults
	);
	for (const file of all) if (isWorkspace(file.name)) await keeping.openFile(file);
	const isLayer = await Promise.all(
		files.map(async (file) => isJson(file.name) && (await backends.importer.layerOrIncidents(file, file.name)) === 'layer')
	);
	const places = await Promise.all(
		files.map((file, i) =>
			isLayer[i] === true || isStreets(file.name) ? Promise.resolve(null) : backends.importer.placesTable(file, file.name)
		)
	);
	for (const layer of places) if (layer) layers.add(layer);
	const tables = await Promise.all(
		files.map((file, i) =>
			isLayer[i] === true || places[i] || isStreets(file.name)
				? Promise.resolve(null)
				: backends.importer.countTable(file, file.name, false)
		)
	);
	for (const table of tables) if (table) denominators.add(table);
	const incidents = files.filter(({ name }, i) => isLayer[i] !== true && !places[i] && !tables[i] && !isStreets(name));
	const reading = incidents.length > 0 ? workspace.add(incidents, overrides) : Promise.resolve();
	for (const [i, file] of files.entries()) {
		if (isStreets(file.name)) layers.streets = { kind: 'file', file, attribution: file.name };
		else if (isLayer[i] === true)
			await readOverlay(file, file.name).then(
				(overlay) => {
					layers.add(overlay);
				},
				(fault: unknown) => faults.push(fault)
			);
	}
	await reading;
	if (faults.length > 0)
		throw faults[0] instanceof Error ? faults[0] : new HexbeatError('layer-failed', 'A layer could not be read.', 'Try another file.');
}

/** Takes term dates out of the files, as they are no incidents even where they cannot be read. */
async function withoutTerms(files: readonly File[], terms: Terms, faults: unknown[]): Promise<File[]> {
	const rest: File[] = [];
	for (const file of files) {
		if (await isTermDates(file, file.name))
			await readTermDates(file, file.name).then(
				(dates) => {
					terms.add(dates);
				},
				(fault: unknown) => faults.push(fault)
			);
		else rest.push(file);
	}
	return rest;
}

/** Whether all files are layers of the map: a view that shows layers may stay as it is. */
export async function onlyLayers(files: readonly File[], { importer }: Pick<Backends, 'importer'>): Promise<boolean> {
	const layers = await Promise.all(
		files.map(async (file) =>
			isJson(file.name)
				? (await importer.layerOrIncidents(file, file.name)) === 'layer'
				: (await importer.placesTable(file, file.name)) !== null
		)
	);
	return layers.length > 0 && layers.every((is) => is);
}

/** Whether all files are tables for rates: they belong to the view that is open. */
export async function onlyTables(files: readonly File[], { importer }: Pick<Backends, 'importer'>): Promise<boolean> {
	if (files.length === 0 || files.some(({ name }) => isWorkspace(name) || isJson(name) || isStreets(name))) return false;
	const read = await Promise.all(files.map((file) => importer.countTable(file, file.name, false)));
	return read.every((table) => table !== null);
}

const isWorkspace = (name: string): boolean => /\.hexbeat$/i.test(name);
const isJson = (name: string): boolean => /json$/i.test(name);
const isStreets = (name: string): boolean => /\.pmtiles$/i.test(name);
