import { HexbeatError } from '../../core/errors';

const AGAIN = 'Ask for the file again, or load the original exports.';

export const notOurs = (): HexbeatError =>
	new HexbeatError('workspace-unknown', 'This is not a Hexbeat workspace file.', 'Choose a file whose name ends in .hexbeat.');

export const truncated = (): HexbeatError =>
	new HexbeatError('workspace-truncated', 'The workspace file is cut short: its end is missing.', `Copy it again. ${AGAIN}`);

export const newer = (version: number): HexbeatError =>
	new HexbeatError(
		'workspace-version',
		`The workspace file is of version ${String(version)}, which this Hexbeat does not read.`,
		'Open it with the version of Hexbeat that wrote it, or load the original exports.'
	);

export const altered = (what: string): HexbeatError =>
	new HexbeatError(
		'workspace-checksum',
		`The workspace was changed or damaged after it was saved: ${what} does not match its checksum.`,
		AGAIN
	);

/** Something that no Hexbeat writes: named by its place, never by its value. */
export const damaged = (what: string): HexbeatError =>
	new HexbeatError('workspace-damaged', `The workspace cannot be read: ${what}.`, AGAIN);

export const tooLarge = (what: string): HexbeatError =>
	new HexbeatError('workspace-too-large', `The workspace claims more than Hexbeat opens: ${what}.`, AGAIN);

/** Another tab saved it anew or deleted it. */
export const moved = (): HexbeatError =>
	new HexbeatError('keep-moved', 'What was kept has changed meanwhile, in another tab.', 'Open it again from the list.');
