const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The local day of this computer, days since 1970. */
export function todayHere(): number {
	const now = new Date();
	return Math.floor((now.getTime() - now.getTimezoneOffset() * MINUTE_MS) / DAY_MS);
}
