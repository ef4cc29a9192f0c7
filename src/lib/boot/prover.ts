import { isAbort } from '../core/errors';
import { connect } from '../core/rpc';
import type { Solution, Solver } from '../deployment/exact/program';
import proverUrl from './prover.worker?worker&url';
import { spawn } from './spawn';

/** A solver could not be loaded, or ran out of memory: nothing was learnt. */
const NOTHING: Solution = { columns: null, bound: Infinity };

/** A solver in a worker of its own, started when first asked and ended when its answer is no longer wanted. Never rejects but for that. */
export function proverSolver(): Solver {
	let running: { readonly worker: Worker; readonly solve: Solver } | null = null;
	const start = (): { worker: Worker; solve: Solver } => {
		const worker = spawn(proverUrl, 'prover');
		const { api } = connect<{ solve: Solver }>(worker);
		return { worker, solve: (program) => api.solve(program) };
	};
	return async (program, signal) => {
		signal?.throwIfAborted();
		const { worker, solve } = (running ??= start());
		let end = (): void => undefined;
		const ended = new Promise<never>((_, reject) => {
			end = () => {
				worker.terminate();
				running = null;
				reject(new DOMException('Cancelled', 'AbortError'));
			};
		});
		signal?.addEventListener('abort', end);
		try {
			return await Promise.race([solve(program), ended]);
		} catch (error) {
			if (isAbort(error)) throw error;
			return NOTHING;
		} finally {
			signal?.removeEventListener('abort', end);
		}
	};
}
