import type { Highs, Model, ModelData } from 'highs';
import type { Program, Solution, Solver } from './program';

type Load = () => Promise<Highs>;

/**
 * HiGHS (Huangfu & Hall 2018; MIT) as a solver: loaded on first use, single-threaded, a fixed seed and a fixed limit of nodes instead of a
 * limit of time, so that the same programme gives the same answer.
 * @param load where the WebAssembly comes from; the package's own file by default (Node)
 */
export function highsSolver(load: Load = async () => (await import('highs')).default()): Solver {
	let loading: Promise<Highs> | null = null;
	return async (program, signal) => {
		const highs = await (loading ??= load());
		signal?.throwIfAborted();
		// The model owns memory that no garbage collector frees.
		return highs.withModel(modelOf(highs, program), (model) => solved(model, program));
	};
}

function modelOf(highs: Highs, program: Program): ModelData {
	const [columns, rows] = [program.gain.length, program.rowLeast.length];
	return {
		numCols: columns,
		numRows: rows,
		sense: highs.constants.objectiveSense.maximize,
		colCost: program.gain,
		colLower: program.least,
		colUpper: program.most,
		rowLower: program.rowLeast,
		rowUpper: program.rowMost,
		integrality: program.whole,
		matrix: {
			format: 'csr',
			numRows: rows,
			numCols: columns,
			starts: program.starts,
			indices: program.columns,
			values: program.values
		}
	};
}

function solved(model: Model, program: Program): Solution {
	model.options.set({
		output_flag: false,
		random_seed: 1,
		mip_max_nodes: program.nodes,
		mip_abs_gap: program.gap,
		mip_rel_gap: 0
	});
	if (program.known) model.setSolution({ colValue: program.known });
	model.run();
	const found = Number(model.info.get('primal_solution_status')) === 2;
	return {
		columns: found ? model.getSolution().colValue : null,
		bound: Number(model.info.get('mip_dual_bound'))
	};
}
