/** The offline basemap as static/basemap/land.json holds it: loops in steps, by tile of one degree ("west,south"). */
export interface LandFile {
	/** Steps per degree. */
	readonly scale: number;
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
	/** Polygons, each a coast and its inland waters; first corner of a loop absolute, the others as differences. */
	readonly tiles: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;
}

/** A polygon in deck.gl's flat form: longitude and latitude in turn, loop after loop. */
export interface FlatPolygon {
	readonly positions: Float64Array;
	/** Index in `positions` at which each inland water begins. */
	readonly holeIndices: readonly number[];
}

/** Names of the tiles that touch a box. */
export function tilesIn(file: LandFile, box: { west: number; south: number; east: number; north: number }): string[] {
	const names: string[] = [];
	for (let x = Math.max(file.west, Math.floor(box.west)); x < Math.min(file.east, box.east); x++)
		for (let y = Math.max(file.south, Math.floor(box.south)); y < Math.min(file.north, box.north); y++) {
			const name = `${String(x)},${String(y)}`;
			if (file.tiles[name] !== undefined) names.push(name);
		}
	return names;
}

/** The polygons of one tile in degrees. */
export function landTile(file: LandFile, name: string): FlatPolygon[] {
	return (file.tiles[name] ?? []).map((loops) => {
		const positions = new Float64Array(loops.reduce((sum, loop) => sum + loop.length, 0));
		const holeIndices: number[] = [];
		let at = 0;
		loops.forEach((loop, index) => {
			if (index > 0) holeIndices.push(at);
			let [x, y] = [0, 0];
			for (let i = 0; i < loop.length; i += 2) {
				x += loop[i] ?? 0;
				y += loop[i + 1] ?? 0;
				positions[at++] = x / file.scale;
				positions[at++] = y / file.scale;
			}
		});
		return { positions, holeIndices };
	});
}
