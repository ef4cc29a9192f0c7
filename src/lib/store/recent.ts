/** The values last used, by a text that stands for each; the least recently used goes first. */
export class Recent<T> {
	readonly #values = new Map<string, T>();
	readonly #size: number;

	constructor(size: number) {
		this.#size = size;
	}

	get(key: string): T | undefined {
		const value = this.#values.get(key);
		if (value === undefined) return undefined;
		this.#values.delete(key);
		this.#values.set(key, value);
		return value;
	}

	set(key: string, value: T): void {
		this.#values.delete(key);
		this.#values.set(key, value);
		for (const oldest of this.#values.keys()) {
			if (this.#values.size <= this.#size) break;
			this.#values.delete(oldest);
		}
	}

	clear(): void {
		this.#values.clear();
	}
}
