import type { MonthlyCounts } from '../../core/answers';
import { pack, unpack, type Block } from './block';
import { head as headBytes, type Container } from './container';
import type { OpenCounts, WorkspaceHead } from './contract';
import { countNamesToBytes, countsFromBytes, countsToBytes } from './counts';
import { FileTarget } from './file-target';
import type { CountsEntry } from './manifest';
import { headOf } from './opened';
import { textsToBytes } from './texts';

/** A workspace file with counts and no incidents. */
export async function writeCountsFile(head: WorkspaceHead, sources: readonly string[], counts: MonthlyCounts): Promise<Blob> {
	const target = new FileTarget();
	const add = async (bytes: Uint8Array<ArrayBuffer>): Promise<Block> => {
		const { packed, block } = await pack(bytes, target.at);
		target.write(packed);
		return block;
	};
	const { name, saved, view } = head;
	const texts = await add(textsToBytes(head));
	const names = await add(countNamesToBytes(counts));
	const values = await add(countsToBytes(counts));
	const table: CountsEntry = { resolution: counts.resolution, length: counts.count.length, sources, names, values };
	return target.file(await headBytes({ variant: 'aggregates', name, saved, view, texts, sources: [], counts: table }));
}

export async function readCountsFile({ manifest, slice }: Container, table: CountsEntry): Promise<OpenCounts> {
	const values = await unpack(slice(table.values), table.values, 'the table of counts');
	const names = await unpack(slice(table.names), table.names, 'the names of the counts');
	return {
		variant: 'aggregates',
		head: await headOf(manifest, slice),
		sources: table.sources,
		counts: countsFromBytes(values, names, table.resolution)
	};
}
