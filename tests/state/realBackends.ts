import { analyst } from '../../src/lib/analysis/jobs';
import { createImporter } from '../../src/lib/ingest/importer';
import { createKeeper } from '../../src/lib/ingest/workspace-file';
import type { Backends } from '../../src/lib/state/backends';
import type { Engine } from '../../src/lib/store/engine';
import { makePack } from '../../src/lib/disclosure/pack';
import { createStore } from '../../src/lib/store/store';

/** Tables that one test may have left in the engine. */
const TABLES = 30;

/** Whose rows the engine takes: a store of an earlier test may still hold some that wait. */
let owner: symbol;

function ownedBy(engine: Engine): Engine {
	const mine = Symbol();
	owner = mine;
	return {
		run: (...args) => engine.run(...args),
		query: (...args) => engine.query(...args),
		append: (...args) => (owner === mine ? engine.append(...args) : Promise.resolve()),
		close: () => engine.close()
	};
}

const notHere = (): Promise<never> => Promise.reject(new Error('not here'));

/** The real importer and a store on an engine that is emptied first; nothing is planned or kept. */
export async function realBackends(engine: Engine): Promise<Backends> {
	for (let i = 0; i < TABLES; i++) await engine.run(`DROP TABLE IF EXISTS incident_${String(i)}`);
	return {
		store: createStore(ownedBy(engine)),
		importer: createImporter(),
		planner: {
			planShift: notHere,
			shiftTours: notHere,
			planWeek: notHere,
			suggestWeek: notHere,
			staffWeek: notHere,
			placeSites: notHere,
			studyRoutes: notHere
		},
		analyst,
		packer: { makePack: (facts) => Promise.resolve(makePack(facts)) },
		keeper: createKeeper({ shelf: 'Nothing is kept in this test.' }),
		ready: Promise.resolve()
	};
}
