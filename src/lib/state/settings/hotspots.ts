import type { Codec } from './codec';

/** What the hexagons of Hot spots show. */
export const HOT_LAYERS = ['significance', 'emerging', 'count', 'rate', 'density', 'harm'] as const;
export type HotLayer = (typeof HOT_LAYERS)[number];

/** How hot spots are looked for. */
export interface HotspotSettings {
	readonly layer: HotLayer;
	/** Steps of the neighbourhood that is compared with the whole. */
	readonly steps: 1 | 2;
	/** Rings around what was ever recorded that belong to the study area. */
	readonly rings: number;
	/** Bandwidth of the density, metres; null takes the rule of thumb. */
	readonly bandwidth: number | null;
}

export const MOST_RINGS = 4;
export const BANDWIDTHS = { least: 100, most: 5000 } as const;

const start: HotspotSettings = { layer: 'significance', steps: 1, rings: 2, bandwidth: null };

const whole = (text: string | undefined, least: number, most: number): number | null => {
	const value = Number(text);
	return text !== undefined && /^\d+$/.test(text) && value >= least && value <= most ? value : null;
};

export const hotspots: Codec<HotspotSettings> = {
	start,
	write: ({ layer, steps, rings, bandwidth }) => [layer, steps, rings, ...(bandwidth === null ? [] : [bandwidth])].join('_'),
	read: (text) => {
		const [layer, steps, rings, bandwidth] = text.split('_');
		return {
			layer: HOT_LAYERS.find((known) => known === layer) ?? start.layer,
			steps: steps === '2' ? 2 : 1,
			rings: whole(rings, 0, MOST_RINGS) ?? start.rings,
			bandwidth: whole(bandwidth, BANDWIDTHS.least, BANDWIDTHS.most)
		};
	}
};
