import type { Backends } from '../state/backends';

const ROWS = 16_000;
const KINDS = ['Theft', 'Noise', 'Burglary', 'Public order'];

/** Made-up rows of the usual kinds of columns, each different enough to take the usual ways through the code. */
function madeUp(): File {
	const two = (n: number): string => String(n).padStart(2, '0');
	const scatter = (row: number, range: number): number => (Math.imul(row + 1, 2654435761) >>> 8) % range;
	const rows = Array.from({ length: ROWS }, (_, row) => {
		const day = `2024-${two(1 + scatter(row, 12))}-${two(1 + scatter(row + 7, 28))}`;
		const time = `${two(scatter(row, 24))}:${two(scatter(row + 3, 60))}:00`;
		const [lng, lat] = [(scatter(row % 5000, 90_000) / 1e5).toFixed(6), (51 + scatter((row % 5000) + 11, 40_000) / 1e5).toFixed(6)];
		return `w${String(scatter(row, 1e6))}-${String(row)},${day}T${time},${lng},${lat},${KINDS[row % 4] ?? ''},"On or near Street ${String(row % 90)}, Town"`;
	});
	return new File([['id,occurred,longitude,latitude,category,place', ...rows].join('\n')], 'warm-up.csv');
}

/**
 * Sends made-up rows along the way of an import and takes them back; they are never published. The browser compiles what an import runs
 * while the user is still choosing a file, instead of during the first one.
 */
export async function warmUp({ importer, store }: Pick<Backends, 'importer' | 'store'>): Promise<void> {
	const source = await store.begin();
	const loads: Promise<void>[] = [];
	const take = (batch: Parameters<typeof store.load>[1]): void => {
		loads.push(store.load(source, batch));
	};
	await importer.read(madeUp(), 'warm-up.csv', { roles: {}, answers: {} }, take, () => undefined);
	await Promise.all(loads);
	await store.discard(source);
}
