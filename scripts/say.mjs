/** Short progress lines: `step` prints what it does, then how long it took. */

/** @param {number} from a time from `performance.now()` */
export const since = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** @param {string} line */
export const say = (line) => {
	process.stdout.write(`${line}\n`);
};

/**
 * Runs one piece of work behind one line of text.
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(text, work) {
	const from = performance.now();
	process.stdout.write(`${text} … `);
	try {
		const value = await work();
		say(since(from));
		return value;
	} catch (error) {
		say(`failed after ${since(from)}`);
		throw error;
	}
}
