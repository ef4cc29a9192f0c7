import { HexbeatError } from '../../core/errors';
import type { Room, Written } from './contract';

/** Bytes that a row takes, before any was written: what incidents take packed, rounded up. */
const ROW_GUESS = 20;

export const megabytes = (bytes: number): string => {
	const mb = bytes / 1e6;
	return `${mb.toLocaleString('en-GB', { maximumFractionDigits: mb < 10 ? 1 : 0 })} MB`;
};

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** The error of a disk or share that is full, with what is needed; any other error as it is. */
export async function quotaFault(
	error: unknown,
	{ rows, bytes, expected }: Written & { readonly expected: number },
	room: () => Promise<Room | null>
): Promise<unknown> {
	if (!isFull(error)) return error;
	const perRow = rows > 0 ? bytes / rows : ROW_GUESS;
	const needed = Math.max(bytes, perRow * Math.max(expected, rows));
	const has = await room().catch(() => null);
	const left = has ? ` and the browser has ${megabytes(Math.max(0, has.quota - has.used))} left for it` : '';
	return new HexbeatError(
		'keep-full',
		`There is not enough room to keep the workspace: it needs about ${megabytes(needed)}${left}.`,
		'Nothing was lost: the incidents are still open here, and what was kept before is unchanged. Delete a kept workspace, free space on the disk, or save a workspace file.',
		{ cause: error }
	);
}
