import type { CleanBatch, IncidentBatch } from '../../core/incident';
import type { Positions } from '../../core/source';
import type { PointIndex } from '../columns/point-index';
import { Coarsener } from './coarsener';
import { createGate, type Gate } from './gate';
import { HeldBatch } from './held-batch';
import type { Grain } from './point-grain';
import { PointVerdict } from './point-verdict';
import { StandOutCount } from './stand-out';

export interface DoorwayOptions {
	/** What is known of the points beforehand: `shared` by the layout of the source, `exact` kept by an override, `cells` after a first reading; null when the rows must tell. */
	readonly positions: 'shared' | 'exact' | 'cells' | null;
	readonly grain: Grain;
	/** Clock times become days. */
	readonly days: boolean;
	/** Fields beside the category that describe people. */
	readonly people: readonly ('outcome' | 'area')[];
}

/** How far the reading of a file has come. */
export interface Reached {
	/** Share of the file's bytes read so far, 0 to 1. */
	readonly share: number;
	/** Data rows read so far. */
	readonly rows: number;
}

/** Rows indexed ahead per batch once it looks as if the points are exact. */
const AHEAD = 2 * 65_536;
/** From this share of the file on, and below this share of shared points, a file looks exact. */
const LATE = 0.5;
const FEW_SHARED = 0.1;
/** Rows that are expected beyond the estimate, for files whose later rows are shorter. */
const SLACK = 1.05;

/**
 * The way of a source's batches to the gate. Whether its points are exact is certain only at the end of the file, so batches wait here,
 * about 35 bytes a row, until so many rows share their point that the verdict can no longer be "exact" by the number of rows that the file
 * is likely to have. If that number proves wrong, what went through is void and the file must be read again with its points coarsened.
 */
export class Doorway {
	readonly #verdict: PointVerdict;
	readonly #standOut: StandOutCount;
	#positions: Positions | null;
	#gate: Gate;
	#coarsener: Coarsener | null = null;
	#held: HeldBatch[] = [];
	#early = false;

	constructor(
		private readonly options: DoorwayOptions,
		private readonly points: PointIndex,
		private readonly deliver: (batch: CleanBatch) => Promise<void>
	) {
		this.#positions = options.positions ?? (options.grain === 'rough' ? 'rough' : null);
		this.#verdict = new PointVerdict(options.grain);
		this.#standOut = new StandOutCount(options.people);
		if (options.positions === 'cells') this.#coarsener = new Coarsener(points);
		this.#gate = this.#open();
	}

	get gate(): Gate {
		return this.#gate;
	}

	/** How the positions of the source left the gate; `rough` while nothing came. */
	get positions(): Positions {
		return this.#positions ?? 'rough';
	}

	/** Share of the located rows that share their point with another row. */
	get sharedShare(): number {
		return this.points.located === 0 ? 0 : this.points.shared / this.points.located;
	}

	get standOut(): ReturnType<StandOutCount['result']> {
		return this.#standOut.result(this.options.days, this.#gate.names.category);
	}

	/** Takes a batch; hands over as many as are certain. */
	async take(batch: IncidentBatch, { share, rows }: Reached, signal?: AbortSignal): Promise<void> {
		this.#verdict.add(batch.newPoints);
		this.#standOut.add(batch);
		if (this.#positions !== null) return this.#pass(batch, signal);
		this.#held.push(new HeldBatch(batch));
		const expected = share > 0 ? (SLACK * rows) / Math.min(1, share) : Infinity;
		if (!this.#verdict.isOpen(this.points, expected)) {
			this.#early = true;
			this.#positions = 'shared';
			await this.#release(signal);
		} else if (share > LATE && this.sharedShare < FEW_SHARED) await this.#ahead.index(AHEAD, signal);
	}

	/** Ends the source: gives the verdict and hands over what waited. @returns false when the file must be read again, as `cells` */
	async end(signal?: AbortSignal): Promise<boolean> {
		const { positions } = this.options;
		if (positions === 'cells') return true;
		const found = positions === 'shared' ? 'shared' : this.#verdict.decide(this.points);
		if (positions === 'exact') {
			this.#positions = found;
			return true;
		}
		if (this.#early && found === 'exact') return false;
		this.#positions = found === 'exact' ? 'cells' : found;
		if (found === 'exact') {
			this.#coarsener = this.#ahead;
			this.#gate = this.#open();
		}
		await this.#release(signal);
		return true;
	}

	get #ahead(): Coarsener {
		return (this.#coarsener ??= new Coarsener(this.points));
	}

	#open(): Gate {
		const coarsener = this.#positions === 'cells' ? this.#coarsener : null;
		return createGate({ ...(coarsener && { coarsener }), days: this.options.days });
	}

	async #release(signal: AbortSignal | undefined): Promise<void> {
		const held = this.#held;
		this.#held = [];
		for (const batch of held) await this.#pass(batch.release(), signal);
	}

	async #pass(batch: IncidentBatch, signal: AbortSignal | undefined): Promise<void> {
		if (this.#positions === 'cells') await this.#coarsener?.index(Infinity, signal);
		await this.deliver(this.#gate.pass(batch));
		signal?.throwIfAborted();
	}
}
