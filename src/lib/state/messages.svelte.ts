import { HexbeatError } from '../core/errors';

export interface Message {
	readonly id: number;
	readonly fault: string;
	readonly remedy: string;
}

/** Failures that belong to no view; each stays until the user closes it. */
export class Messages {
	#list = $state.raw<readonly Message[]>([]);
	#next = 0;

	get list(): readonly Message[] {
		return this.#list;
	}

	fail(fault: unknown): void {
		const known = fault instanceof HexbeatError;
		const text = known ? fault.fault : fault instanceof Error ? fault.message : String(fault);
		const remedy = known ? fault.remedy : 'Try again; if it happens again, reload the page.';
		this.#list = [...this.#list, { id: this.#next++, fault: text, remedy }];
	}

	close(id: number): void {
		this.#list = this.#list.filter((message) => message.id !== id);
	}
}
