import type { Overlay } from '../core/overlay';
import type { Boundary, Polygons } from '../core/filter';
import type { StreetSource } from '../core/street-source';

/** What is drawn with the hexagons: dropped layers and streets. Stays on this machine and is gone on reload. */
export class Layers {
	#overlays = $state.raw<readonly Overlay[]>([]);
	#hidden = $state.raw<ReadonlySet<string>>(new Set());
	streets = $state.raw<StreetSource | null>(null);

	get overlays(): readonly Overlay[] {
		return this.#overlays;
	}
	get shown(): readonly Overlay[] {
		return this.#overlays.filter((layer) => !this.#hidden.has(layer.id));
	}
	isShown(id: string): boolean {
		return !this.#hidden.has(id);
	}

	add(overlay: Overlay): void {
		this.#overlays = [...this.#overlays.filter((layer) => layer.id !== overlay.id), overlay];
	}

	remove(id: string): void {
		this.#overlays = this.#overlays.filter((layer) => layer.id !== id);
	}

	toggle(id: string): void {
		const hidden = new Set(this.#hidden);
		if (!hidden.delete(id)) hidden.add(id);
		this.#hidden = hidden;
	}

	/** Named areas of all layers, for the Area filter. */
	get boundaries(): readonly Boundary[] {
		return this.#overlays.filter((layer) => layer.kind === 'areas').flatMap(boundariesOf);
	}

	/** The boundary of a link, with its shape when the layer is here; null when it is not. */
	find(wanted: Pick<Boundary, 'layer' | 'name'>): Boundary | null {
		return this.boundaries.find(({ layer, name }) => layer === wanted.layer && name === wanted.name) ?? null;
	}
}

/** The areas of a layer of areas, in the order of its features. */
export function boundariesOf({ name: layer, nameField, features }: Overlay): Boundary[] {
	return features.features.flatMap(({ geometry, properties }, index): Boundary[] => {
		const value: unknown = nameField === null ? null : properties?.[nameField];
		const name = typeof value === 'string' || typeof value === 'number' ? String(value) : `Area ${String(index + 1)}`;
		if (geometry.type === 'Polygon') return [{ layer, name, polygons: [geometry.coordinates as unknown as Polygons[number]] }];
		return geometry.type === 'MultiPolygon' ? [{ layer, name, polygons: geometry.coordinates as unknown as Polygons }] : [];
	});
}
