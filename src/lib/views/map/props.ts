import type { Snippet } from 'svelte';
import type { CellCounts, Grid } from '../../core/answers';
import type { Classes } from '../../core/classes';
import type { Box, Polygons } from '../../core/filter';
import type { CellPaint } from '../../core/paint';
import type { Overlay } from '../../core/overlay';
import type { Camera } from './camera.svelte';
import type { MapAreas } from './area-map';
import type { PlanMark, SpotMark } from './marks';
import type { MapWay } from './ways';
import type { MapZone } from './zones';
import type { StreetSource } from '../../core/street-source';

/** What the map shows and reports. */
export interface HexMapProps {
	/** Fixed cells of one resolution; null while nothing is loaded. */
	readonly grid: Grid | null;
	/** Counts in the order of the grid's cells; while they belong to another grid, the last picture stays. */
	readonly counts: CellCounts | null;
	readonly classes: Classes;
	/** Fills by class instead of by count: significance, change. In the order of the grid's cells. */
	readonly paint?: CellPaint | null;
	/** Areas in place of the hexagons; `selected`, the tooltip, `onselect` and `onhover` then mean their places in the list, as text. */
	readonly areas?: MapAreas | null;
	/** Counts to say of a hexagon where they are not those that place the names: one frame of a run. In the order of the grid's cells. */
	readonly said?: Uint32Array | null;
	/** H3 indexes. */
	readonly selected: readonly string[];
	/** Names the map where there are several. */
	readonly label?: string;
	/** One for several maps moves them together; must stay the same for the life of a map. */
	readonly camera?: Camera | undefined;
	/** Extent to show whenever its values change. */
	readonly fit: Box | null;
	readonly theme: 'light' | 'dark' | 'contrast';
	readonly overlays?: readonly Overlay[];
	readonly drawing?: 'none' | 'box' | 'polygon';
	readonly drawn?: Box | Polygons | null;
	readonly plan?: PlanMark | null;
	/** Areas of a test, outlined and lettered; the first on top. */
	readonly zones?: readonly MapZone[];
	/** Lines by class: routes. */
	readonly ways?: readonly MapWay[];
	/** Numbered places. */
	readonly spots?: readonly SpotMark[];
	readonly streets?: StreetSource | null;
	readonly attribution?: string;
	/** Before the attribution: "Synthetic data". */
	readonly caption?: string;
	/** Folder of the basemap's files, with a slash at the end. */
	readonly basemap?: string;
	readonly tooltip?: Snippet<[{ cell: string; count: number }]>;
	/** Bottom right; on phones top right and compact. */
	readonly legend?: Snippet<[compact: boolean]>;
	/** Top left. */
	readonly tools?: Snippet;
	/** The resolution (7–11) that suits the zoom, once the view has settled. */
	readonly onzoom?: (resolution: number) => void;
	readonly onselect?: (cells: string[]) => void;
	readonly onhover?: (cell: string | null) => void;
	readonly ondraw?: (shape: Box | Polygons | null) => void;
}
