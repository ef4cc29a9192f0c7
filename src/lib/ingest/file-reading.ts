import type { CleanBatch } from '../core/incident';
import { moved } from '../core/rpc';
import { BatchBuilder } from './columns/batch-builder';
import type { FilePlan } from './columns/plan-file';
import type { Progress, Reject } from './contract';
import type { RowBlock } from './formats';
import { Doorway } from './privacy/doorway';
import { RejectList } from './report/reject-list';
import type { IdWatch } from './report/repeats/id-watch';
import { RowsDigest } from './report/rows-digest';
import { Tally } from './report/tally';

/** Rows of a batch. */
const BATCH = 65_536;
/** Under which all rows are counted that give way to another one with the same id. */
const REPEATED = 'Repeats the id of another row.';

export interface Receiver {
	readonly onBatch: (batch: CleanBatch) => void | Promise<void>;
	readonly onProgress: (progress: Progress) => void;
}

/** One reading of the rows of a file: into batches, through the gate, and into the counts of the report. */
export class FileReading {
	readonly tally = new Tally();
	readonly rejects = new RejectList();
	readonly rowsDigest = new RowsDigest();
	/** Null when no column holds dates. */
	readonly builder: BatchBuilder | null;
	/** The way to the gate. */
	readonly door: Doorway | null;
	#rows = 0;
	#bytes = 0;
	#reached = { share: 0, rows: 0 };
	/** The first batch says that what an earlier reading handed over is void. */
	#restart: boolean;

	/** @param again an earlier reading let points through that proved to be exact: they are coarsened this time */
	constructor(
		private readonly plan: FilePlan,
		private readonly size: number,
		private readonly watch: IdWatch | null,
		private readonly receiver: Receiver,
		again: boolean
	) {
		const { doorway } = plan.privacy;
		this.#restart = again;
		this.builder = plan.batch && new BatchBuilder(plan.batch, BATCH);
		this.door =
			this.builder &&
			new Doorway(again ? { ...doorway, positions: 'cells' } : doorway, this.builder.points, (clean) => this.#deliver(clean));
	}

	async take(block: RowBlock, signal?: AbortSignal): Promise<void> {
		const { plan, watch, builder, rejects } = this;
		const { spans } = block;
		for (let i = 0; i < block.length; i++) {
			if (watch?.leaves(block, i)) {
				rejects.add({ line: block.line(i), column: plan.head.names[plan.id] ?? '', reason: watch.reason }, REPEATED);
				continue;
			}
			const plain = spans !== null && builder?.addPlain(spans, i) === true;
			if (!plain && !builder?.add(block.row(i))) rejects.add(undated(plan, block.row(i), block.line(i)));
			else {
				watch?.keep(block, i);
				if (builder.length === builder.capacity) await this.#send(signal);
			}
		}
		this.#rows += block.length;
		const told = this.#bytes === block.bytes;
		this.#bytes = block.bytes;
		this.#reached = { share: block.bytes / this.size, rows: this.#rows };
		// A run of lines may come in several blocks; saying so once is enough.
		if (!told) this.receiver.onProgress({ bytes: block.bytes, size: this.size, rows: this.#rows });
	}

	/** Hands over what is left. @returns false when the points proved to be exact too late: the file must be read again */
	async end(signal?: AbortSignal): Promise<boolean> {
		await this.#send(signal);
		return this.door === null || this.door.end(signal);
	}

	async #send(signal?: AbortSignal): Promise<void> {
		if (this.door && this.builder && this.builder.length > 0) await this.door.take(this.builder.flush(), this.#reached, signal);
	}

	async #deliver(clean: CleanBatch): Promise<void> {
		this.tally.add(clean.columns);
		this.rowsDigest.add(clean);
		const batch = this.#restart ? { ...clean, restart: true } : clean;
		this.#restart = false;
		await this.receiver.onBatch(moved(batch, buffersOf(batch)));
	}
}

function undated({ batch }: FilePlan, row: readonly string[], line: number): Reject {
	if (!batch) return { line, column: '', reason: 'The file has no column of dates.' };
	const { column, start } = batch.when;
	const empty = start.text >= 0 && (row[start.text] ?? '').trim() === '';
	return { line, column, reason: empty ? 'No date.' : 'The date cannot be read.' };
}

function buffersOf({ columns, newPoints, newCells }: CleanBatch): Transferable[] {
	return [
		...Object.values(columns).map((column: { buffer: ArrayBufferLike }) => column.buffer as ArrayBuffer),
		newPoints.buffer as ArrayBuffer,
		...(newCells ? [newCells.buffer as ArrayBuffer] : [])
	];
}
