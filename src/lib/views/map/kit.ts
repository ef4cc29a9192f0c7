/** The heavy parts of the map, loaded only when a map is shown. */
export async function loadKit() {
	const [{ deckStage }, { layersOf }, h3] = await Promise.all([import('./deck-stage'), import('./layers'), import('h3-js')]);
	return {
		deckStage,
		layersOf,
		cellAt: h3.latLngToCell,
		/** Outlines of cells, joined where they touch: polygons of rings of longitude and latitude. */
		outlines: (cells: readonly string[]) => h3.cellsToMultiPolygon(cells.filter(h3.isValidCell), true)
	};
}

export type Kit = Awaited<ReturnType<typeof loadKit>>;
