/** What went wrong in a way a person can act on: the fault, the value at fault and the remedy. No row values. */
export class HexbeatError extends Error {
	override readonly name = 'HexbeatError';
	constructor(
		/** Stable code, kebab-case, for tests and translations. */
		readonly code: string,
		readonly fault: string,
		readonly remedy: string,
		options?: ErrorOptions
	) {
		super(`${fault} ${remedy}`, options);
	}
}

export function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === 'AbortError';
}
