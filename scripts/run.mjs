import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory is. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The command-line file of an installed package, to be run by this very Node. @param {string} file */
export const bin = (file) => path.join(ROOT, 'node_modules', file);

/**
 * Runs a program in the project's folder and gathers what it prints. Never throws for a failing program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, cwd?: string }} [options] `show` also passes the output on
 * @returns {Promise<{ code: number, output: string }>} code is 127 when the program could not be started
 */
export function run(command, args, { env = {}, show = false, cwd = ROOT } = {}) {
	return new Promise((resolve) => {
		const plain = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
		const child = spawn(command, args, { cwd, env: { ...plain, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
				output += text;
				if (show) process.stdout.write(text);
			});
		child.on('error', (error) => {
			resolve({ code: 127, output: `${output}${command}: ${error.message}` });
		});
		child.on('close', (code, signal) => {
			resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
		});
	});
}

/**
 * Like `run`, but a failing program throws with the end of its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, cwd?: string }} [options]
 */
export async function must(command, args, options) {
	const { code, output } = await run(command, args, options);
	if (code === 0) return output;
	const shown = options?.show === true ? '' : `\n${tail(output, 40)}`;
	throw new Error(`"${[path.basename(command), ...args].join(' ')}" ended with code ${code}.${shown}`);
}

/** The last lines of an output, without the frames of stack traces. @param {string} text @param {number} lines */
export const tail = (text, lines) =>
	text
		.split('\n')
		.filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
		.slice(-lines)
		.join('\n');
