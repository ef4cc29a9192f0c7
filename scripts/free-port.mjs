import { say } from './say.mjs';
import { serve } from './serve.mjs';

/** @param {unknown} error */
const taken = (error) => error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/**
 * Serves a build on the wanted port when it is free, else on the first free one from 4173, else on any.
 * @param {string} dir @param {string | undefined} wanted
 */
export async function serveOnFreePort(dir, wanted) {
	const named = wanted === undefined || wanted === '' ? [] : [Number(wanted)];
	if (named.some((port) => !Number.isInteger(port) || port < 0 || port > 65_535))
		throw new Error(`PORT is "${wanted}". Give a number from 0 to 65535, or leave it out.`);
	for (const port of [...named, 4173, 4174, 4175, 4176, 0]) {
		try {
			return await serve(dir, { port });
		} catch (error) {
			if (!taken(error)) throw error;
			if (named.includes(port)) say(`Port ${port} is taken; looking for a free one.`);
		}
	}
	throw new Error('No free port was found.');
}
