import type { LandFile } from '../../core/land';
import { basemapFolder } from '../places.svelte';

let loading: Promise<LandFile | null> | null = null;

/** The land of the offline basemap, read once; null where it cannot be read: maps are then drawn without it, and asked for again. */
export function loadLand(): Promise<LandFile | null> {
	loading ??= read();
	return loading;
}

async function read(): Promise<LandFile | null> {
	try {
		const answer = await fetch(`${basemapFolder()}land.json`);
		if (answer.ok) return (await answer.json()) as LandFile;
	} catch {
		// No answer, or half of one.
	}
	loading = null;
	return null;
}
