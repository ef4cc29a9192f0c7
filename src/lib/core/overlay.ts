import type { FeatureCollection } from 'geojson';

/** A layer that the user dropped on the map, or that the sample brings. */
export interface Overlay {
	readonly id: string;
	/** As shown in menus; from the file's name. */
	readonly name: string;
	readonly kind: 'areas' | 'lines' | 'points';
	/** Property that names a feature; null when none fits. */
	readonly nameField: string | null;
	readonly features: FeatureCollection;
}
