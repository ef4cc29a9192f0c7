import type { Pack } from '../../disclosure/pack';
import type { App } from '../context';
import type { Admission } from './admission';
import type { Selection } from './gather';
import { loadLand } from './loadLand';
import { scopeOf } from './scope';

export type Making = Pick<App, 'backends' | 'workspace' | 'crosswalk' | 'places' | 'layers'>;

/** So near to the middle of a town a hexagon is called after it alone; others tell how far and on which side. */
const CENTRE_KM = 0.25;

/** Makes packs of what is loaded; no two that could be set against each other. */
export class PackMaker {
	readonly #app: Making;
	#admission: Admission | null = null;

	constructor(app: Making) {
		this.#app = app;
	}

	/** The rows, the layers and the sorting of categories that a pack is of. */
	get ground(): string {
		const { workspace, crosswalk, layers } = this.#app;
		const areas = layers.overlays.map(({ id }) => id);
		return JSON.stringify([
			workspace.holdings.version,
			areas,
			crosswalk.placed.map(({ names, place, sensitive }) => [names, place, sensitive])
		]);
	}

	/** Equal keys have equal packs. */
	keyOf(selection: Selection): string {
		return JSON.stringify([selection, this.ground]);
	}

	/** Names a place as packs do. */
	whereIs(lng: number, lat: number): string {
		return this.#app.places.whereIs(lng, lat, CENTRE_KM);
	}

	/** A filter in words, without its period. */
	scopeOf(filter: Selection['filter']): string {
		return scopeOf(filter, (names) => this.#app.crosswalk.nameOf(names));
	}

	/**
	 * @param onProgress told the part of the counting that is done, 0–1.
	 * @throws HexbeatError `selection-too-close`
	 */
	async make(selection: Selection, signal: AbortSignal, onProgress: (done: number) => void): Promise<Pack> {
		const { backends, workspace, crosswalk, places, layers } = this.#app;
		const { holdings, gaps, synthetic } = workspace;
		const { placed } = crosswalk;
		// Counting and its rules load with the first pack.
		const [{ gather }, { Admission }] = await Promise.all([import('./gather'), import('./admission')]);
		const [land] = await Promise.all([loadLand(), places.load()]);
		const ground = {
			store: backends.store,
			holdings,
			placed,
			gaps,
			synthetic,
			places: places.list,
			land,
			overlays: layers.overlays,
			whereIs: (lng: number, lat: number) => this.whereIs(lng, lat),
			scopeOf: (filter: Selection['filter']) => this.scopeOf(filter)
		};
		const { facts, filter } = await gather(ground, selection, signal, onProgress);
		signal.throwIfAborted();
		this.#admission ??= new Admission();
		this.#admission.admit(facts, filter, ground);
		return backends.packer.makePack(facts, signal);
	}
}
