/** Parts that an area plays in a test; each has an outline and letters of its own. */
export const ZONES = {
	target: { letter: 'T', name: 'Target', dash: '' },
	ring: { letter: 'R', name: 'Ring around it', dash: '7 5' },
	control: { letter: 'C', name: 'Control', dash: '2 4' },
	ringControl: { letter: 'RC', name: 'Control of the ring', dash: '1 6' }
} as const;
export type ZoneKind = keyof typeof ZONES;

/** An area to outline on the map. */
export interface MapZone {
	readonly kind: ZoneKind;
	/** H3 indexes. */
	readonly cells: readonly string[];
}
