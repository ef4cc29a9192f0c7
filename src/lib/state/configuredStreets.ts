import { asset } from '$app/paths';
import type { StreetSource } from '../core/street-source';

/** The street source that the deployer named in `hexbeat.config.json`; null without one, or when the file is not as documented. */
export async function configuredStreets(): Promise<StreetSource | null> {
	const answer = await fetch(asset('/hexbeat.config.json')).catch(() => null);
	if (!answer?.ok) return null;
	const config = (await answer.json().catch(() => null)) as { streets?: unknown } | null;
	return readSource(config?.streets);
}

/** Checks one source by hand: the file is written by people. */
function readSource(value: unknown): StreetSource | null {
	if (typeof value !== 'object' || value === null) return null;
	const { url, attribution, layers, maxzoom } = value as Record<string, unknown>;
	if (typeof url !== 'string' || typeof attribution !== 'string' || attribution === '') return null;
	if (!url.includes('{z}')) return { kind: 'archive', url: new URL(url, document.baseURI).href, attribution };
	const names = Array.isArray(layers) ? layers.filter((name): name is string => typeof name === 'string') : [];
	return {
		kind: 'tiles',
		url: new URL(url, document.baseURI).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
		layers: names,
		maxzoom: typeof maxzoom === 'number' ? maxzoom : 14,
		attribution
	};
}
