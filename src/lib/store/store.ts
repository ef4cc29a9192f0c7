import { Asker } from './ask/ask';
import { Asking } from './asking';
import { checkResolution } from '../core/cells';
import type { Box } from '../core/filter';
import { Blocks } from './brush/blocks';
import { Brush } from './brush/brush';
import { Shapes } from './brush/shapes';
import { Catalogue } from './catalogue';
import type { Store } from './contract';
import type { Engine } from './engine';
import { Grids } from './grids';
import { Hexes } from './hexes';
import { createLoading } from './loading';
import { Lock } from './lock';
import { Membership } from './membership';
import { PatientEngine } from './patient-engine';
import { createQuestions } from './questions';
import { Recent } from './recent';
import { DUCKDB, type Dialect } from './sql/dialect';
import { Tables } from './tables';

export interface StoreOptions {
	/** How the engine writes what databases write differently; DuckDB's way by default. */
	readonly dialect?: Dialect;
	/** Hexagon resolutions indexed while files load, at some 3 s per million distinct locations each; others on first use. */
	readonly resolutions?: readonly number[];
	/** The resolution that will be asked first of rows in an extent; it is indexed while they load, too. */
	readonly first?: (extent: Box) => number;
	/**
	 * Whether the columns that brushing reads are kept here as typed arrays, too (20 bytes a row), and answer in its place: about four
	 * times as fast; the engine then gets its rows when loading rests or it is asked. Off, the engine answers every question; the answers
	 * are the same.
	 */
	readonly brush?: boolean;
}

/** Answers kept: a few dashboards' worth. */
const KEPT_ANSWERS = 256;

/** The store on an engine that is open and empty. Closing the store closes the engine. */
export function createStore(real: Engine, { dialect = DUCKDB, resolutions = [], first, brush = true }: StoreOptions = {}): Store {
	resolutions.forEach(checkResolution);
	const patient = brush ? new PatientEngine(real) : null;
	const engine = patient ?? real;
	const lock = new Lock();
	const catalogue = new Catalogue();
	const hexes = new Hexes();
	const kept = new Recent<unknown>(KEPT_ANSWERS);
	const tables = new Tables(engine, dialect);
	const grids = new Grids(tables, hexes, catalogue, lock);
	const membership = new Membership(engine, dialect, catalogue, lock);
	const asking = new Asking({ engine, dialect, catalogue, tables, hexes, grids, membership });
	const asker = new Asker({ engine, dialect, catalogue, tables, hexes, lock });
	const blocks = new Blocks();
	const brushing =
		patient &&
		new Brush({
			blocks,
			catalogue,
			hexes,
			grids,
			shapes: new Shapes(),
			asked: () => {
				patient.postpone();
			}
		});
	const changed = (): void => {
		kept.clear();
		membership.clear();
		asker.clear();
		brushing?.clear();
	};
	return {
		...createQuestions(asking, kept, asker),
		...brushing?.questions(),
		...createLoading({
			lock,
			dialect,
			tables,
			catalogue,
			hexes,
			indexed: () => [...resolutions, ...(first ? expected(first, catalogue) : [])],
			...(brushing && { blocks }),
			changed
		}),
		holdings: () => Promise.resolve(catalogue.holdings()),
		close: () => engine.close()
	};
}

/** The resolution that rows being loaded will be asked at: by those of the first block, or what is shown already. */
function expected(first: (extent: Box) => number, catalogue: Catalogue): readonly number[] {
	const extent = catalogue.holdings().extent ?? catalogue.firstExtent();
	return extent ? [first(extent)] : [];
}
