import type { Codec } from './codec';

export const AREA_COLOURS = ['count', 'rate', 'change'] as const;
/** What the areas are coloured by. */
export type AreaColour = (typeof AREA_COLOURS)[number];

/** How the incidents are counted by area. */
export interface AreaSettings {
	/** Name of a dropped layer, or how the data name areas; null: what fits best. */
	readonly by: { readonly layer: string } | 'areas' | 'districts' | null;
	readonly colour: AreaColour;
}

const start: AreaSettings = { by: null, colour: 'count' };

export const areas: Codec<AreaSettings> = {
	start,
	write: ({ by, colour }) => `${colour}_${by === null ? '' : typeof by === 'string' ? by : `layer.${encodeURIComponent(by.layer)}`}`,
	read: (text) => {
		const [colour, ...rest] = text.split('_');
		const by = rest.join('_');
		const layer = by.startsWith('layer.') ? named(by.slice(6)) : null;
		return {
			by: layer !== null ? { layer } : by === 'areas' || by === 'districts' ? by : null,
			colour: AREA_COLOURS.find((known) => known === colour) ?? start.colour
		};
	}
};

/** Null for an empty name, and for one that was cut. */
function named(text: string): string | null {
	try {
		return decodeURIComponent(text) || null;
	} catch {
		return null;
	}
}
