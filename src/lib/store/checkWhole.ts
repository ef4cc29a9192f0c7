import { HexbeatError } from '../core/errors';

/** @throws HexbeatError bad-filter for anything but a safe whole number. */
export function checkWhole(value: number): void {
	if (Number.isSafeInteger(value)) return;
	throw new HexbeatError('bad-filter', `The filter holds ${String(value)} where a whole number belongs.`, 'Reset the filter.');
}
