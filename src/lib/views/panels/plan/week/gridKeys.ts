/** What keys do in the grid of a week. Pure. */
interface Size {
	readonly areas: number;
	readonly shifts: number;
}

/** The block that a key leads to; null when it leads nowhere. Page up and down go a day. */
export function keyTarget(event: KeyboardEvent, block: number, { areas, shifts }: Size): number | null {
	const [row, column] = [Math.floor(block / areas), block % areas];
	const [last, perDay] = [shifts - 1, shifts / 7];
	const whole = event.ctrlKey || event.metaKey;
	switch (event.key) {
		case 'ArrowRight':
			return column < areas - 1 ? block + 1 : null;
		case 'ArrowLeft':
			return column > 0 ? block - 1 : null;
		case 'ArrowDown':
			return row < last ? block + areas : null;
		case 'ArrowUp':
			return row > 0 ? block - areas : null;
		case 'Home':
			return whole ? 0 : row * areas;
		case 'End':
			return whole ? shifts * areas - 1 : row * areas + areas - 1;
		case 'PageDown':
			return Math.min(last, row + perDay) * areas + column;
		case 'PageUp':
			return Math.max(0, row - perDay) * areas + column;
		default:
			return null;
	}
}

/** Patrols that a key asks for; null when it asks for none. */
export function keyPatrols(event: KeyboardEvent, now: number, most: number): number | null {
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	if (event.key === '+' || event.key === '=') return Math.min(most, now + 1);
	if (event.key === '-' || event.key === '−') return Math.max(0, now - 1);
	if (event.key === 'Delete' || event.key === 'Backspace') return 0;
	return /^\d$/.test(event.key) ? Math.min(most, Number(event.key)) : null;
}
