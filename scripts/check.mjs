/** `npm run check`: format, types, lint with the fences, unused code, lockfile, build and its size. */
import { checkBuild, checkSource } from './checks.mjs';
import { install } from './install.mjs';
import { say } from './say.mjs';

await install();
const outcomes = [...(await checkSource()), ...(await checkBuild())];
const failed = outcomes.filter(({ code }) => code !== 0).map(({ name }) => name);
say(
	failed.length === 0 ? `All ${outcomes.length} checks hold.` : `${failed.length} of ${outcomes.length} checks fail: ${failed.join(', ')}.`
);
process.exitCode = failed.length === 0 ? 0 : 1;
