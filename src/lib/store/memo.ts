/** The answers last given, least recently used first out. */
export class Memo {
	readonly #answers = new Map<string, unknown>();
	readonly #size: number;

	constructor(size: number) {
		this.#size = size;
	}

	/** The answer kept under the key, else the one that is asked for now; a failure or an abort keeps nothing. */
	async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.#answers.get(key);
		if (known !== undefined) {
			this.#answers.delete(key);
			this.#answers.set(key, known);
			return known as T;
		}
		const answer = await ask();
		this.#answers.set(key, answer);
		for (const oldest of this.#answers.keys()) {
			if (this.#answers.size <= this.#size) break;
			this.#answers.delete(oldest);
		}
		return answer;
	}

	clear(): void {
		this.#answers.clear();
	}
}
