import type { TermDates } from '../core/term-dates';

/** Term and holiday dates that the user dropped, or that the sample brings. They stay on this machine and belong to the workspace. */
export class Terms {
	#dates = $state.raw<TermDates | null>(null);

	get dates(): TermDates | null {
		return this.#dates;
	}

	/** A file of the same name gives way; others are added. */
	add(dates: TermDates): void {
		const kept = this.#dates && this.#dates.name !== dates.name ? this.#dates : null;
		const spans = [...(kept?.spans ?? []), ...dates.spans].sort((a, b) => a.period.from - b.period.from);
		this.#dates = { name: kept ? `${kept.name}, ${dates.name}` : dates.name, spans };
	}

	clear(): void {
		this.#dates = null;
	}

	/** Takes the dates of a workspace in the place of those that are here. */
	adopt(dates: TermDates | null): void {
		this.#dates = dates;
	}
}
