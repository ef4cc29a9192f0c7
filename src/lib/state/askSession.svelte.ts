/** Statements kept for recall. */
const KEPT = 50;

/** What the user asked in the console since the page was opened: kept in memory only, never in the address, never saved. */
export class AskSession {
	/** The statement in the editor. */
	text = $state('');
	#history = $state.raw<readonly string[]>([]);

	/** Statements that were run, oldest first, each once. */
	get history(): readonly string[] {
		return this.#history;
	}

	remember(statement: string): void {
		const text = statement.trim();
		if (text !== '') this.#history = [...this.#history.filter((known) => known !== text), text].slice(-KEPT);
	}
}
