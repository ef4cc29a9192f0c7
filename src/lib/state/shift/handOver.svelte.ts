import { without } from '../../core/filter';
import { isoDay } from '../../core/time';
import { cellsCsv, clock, fileStamp, gpxOf, icsOf, planGeoJson, stopsCsv, type ShiftSheets } from '../../deployment';
import type { App } from '../context';
import type { Planning } from '../planning.svelte';
import { saveCsv, saveFile } from '../saveFile';
import { filterFor } from './demands';
import { londonNow } from './londonNow';
import { makeSheets } from './sheets';

const MARKINGS = ['OFFICIAL – SENSITIVE', 'OFFICIAL', ''] as const;

/** What leaves the screen: tasking sheets, GPX, calendar, tables and map files. What is typed on a sheet is neither kept nor linked. */
export class HandOver {
	readonly markings: readonly string[] = MARKINGS;
	#marking = $state<string>(MARKINGS[0]);
	#callSigns = $state.raw<Readonly<Record<string, string>>>({});
	#sheets = $state.raw<ShiftSheets | null>(null);
	#error = $state.raw<Error | null>(null);
	#made = $state('');
	readonly #app: App;
	readonly #planning: Planning;
	readonly #name: () => (lng: number, lat: number) => string;

	/** @param name names a place */
	constructor(app: App, planning: Planning, name: () => (lng: number, lat: number) => string) {
		this.#app = app;
		this.#planning = planning;
		this.#name = name;
	}

	/** The sheets on the screen; null while the plan is. */
	readonly sheets: ShiftSheets | null = $derived.by(
		() =>
			this.#sheets && {
				...this.#sheets,
				marking: this.#marking,
				units: this.#sheets.units.map((unit) => ({ ...unit, callSign: this.#callSigns[unit.letter] ?? '' }))
			}
	);
	get error(): Error | null {
		return this.#error;
	}
	/** When the sheets were made: "22/11/2026 09:40". */
	get made(): string {
		return this.#made;
	}

	nameOf(lng: number, lat: number): string {
		return this.#name()(lng, lat);
	}
	mark(marking: string): void {
		this.#marking = marking;
	}
	call(letter: string, callSign: string): void {
		this.#callSigns = { ...this.#callSigns, [letter]: callSign };
	}
	/** What was typed for a patrol; empty for nothing. */
	callSignOf(letter: string): string {
		return this.#callSigns[letter] ?? '';
	}
	close(): void {
		this.#sheets = null;
	}
	open(): void {
		this.#run(async () => {
			this.#sheets = await this.#make();
		});
	}
	/** @param patrol position among those with a tour */
	gpx(patrol: number): void {
		this.#run(async () => {
			const sheets = await this.#make();
			const unit = sheets?.units[patrol];
			if (sheets && unit) saveFile(`hexbeat-tour-${unit.letter}-${fileStamp(sheets.when)}.gpx`, gpxOf(sheets, unit), 'application/gpx+xml');
		});
	}
	/** @param patrol null for all in one calendar */
	calendar(patrol: number | null): void {
		this.#run(async () => {
			const sheets = await this.#make();
			if (!sheets) return;
			const units = sheets.units.filter((_, i) => patrol === null || i === patrol);
			const who = patrol === null ? 'all' : (units[0]?.letter ?? '');
			saveFile(`hexbeat-stops-${who}-${fileStamp(sheets.when)}.ics`, icsOf(sheets, units, Date.now()), 'text/calendar');
		});
	}
	stops(): void {
		this.#run(async () => {
			const sheets = await this.#make();
			if (sheets) saveCsv(`hexbeat-stops-${fileStamp(sheets.when)}.csv`, stopsCsv(sheets));
		});
	}
	plan(): void {
		saveCsv(
			'hexbeat-plan.csv',
			this.#planning.csv((lng, lat) => this.nameOf(lng, lat))
		);
	}
	geoJson(): void {
		this.#run(async () => {
			const { plan, tours } = this.#planning;
			if (!plan) return;
			// Lazily: the hexagons' library comes with it.
			const { ringOf } = await import('../../core/cells');
			const text = planGeoJson(plan, tours.value ? await this.#make() : null, ringOf);
			saveFile('hexbeat-plan.geojson', text, 'application/geo+json');
		});
	}
	/** Every hexagon with an expectation, with what it is and who reaches it. */
	cellsCsv(): string {
		return this.#planning.plan ? cellsCsv(this.#planning.plan) : '';
	}

	/** The tours with their names and reasons; null without tours. */
	async #make(): Promise<ShiftSheets | null> {
		const { plan, tours, date, units, when } = this.#planning;
		if (!plan || !tours.value || !date) return null;
		const { situations, crosswalk, backends } = this.#app;
		const now = londonNow(Date.now());
		this.#made = `${isoDay(now.day).split('-').reverse().join('/')} ${clock(now.minute)}`;
		return makeSheets(backends, {
			plan,
			tours: tours.value,
			date,
			units,
			filter: filterFor(without(situations.filter, 'week', 'origins', 'cells'), situations.now.shift.objective, crosswalk),
			window: plan.window,
			title: `Patrols, ${when}`,
			marking: this.#marking,
			callSigns: this.#callSigns,
			placeOf: (category) => crosswalk.placeOf(category),
			nameOf: (lng, lat) => this.nameOf(lng, lat)
		});
	}

	#run(work: () => Promise<void>): void {
		this.#error = null;
		work().catch((error: unknown) => {
			this.#error = error instanceof Error ? error : new Error(String(error));
		});
	}
}
