import type { LandFile } from '../../core/land';
import { basemapFolder } from '../places.svelte';

let loading: Promise<LandFile | null> | null = null;

/** The land of the offline basemap, read once; null where it cannot be read: maps are then drawn without it, and asked for again. */
export function loadLand(): Promise<LandFile | null> {
	loading ??= read();
	return loading;
}

async function read(): Promise<LandFile | null> {
	const answer = await fetch(`${basemapFolder()}land.json`).catch(() => null);
	if (answer?.ok) return (await answer.json()) as LandFile;
	loading = null;
	return null;
}
