import { areas } from './areas';
import type { Codec } from './codec';
import { compare } from './compare';
import { evaluation } from './evaluation';
import { headline } from './headline';
import { hotspots } from './hotspots';
import { lens } from './lens';
import { nearRepeat } from './nearRepeat';
import { plan } from './plan';
import { planWeek } from './planWeek';
import { playback } from './playback';
import { routes } from './routes';
import { shift } from './shift';
import { site } from './site';
import { times } from './times';
import { years } from './years';

/** Parts of the situation that one view owns; the name is the key in the link. */
export const SETTINGS = {
	headline,
	areas,
	nearRepeat,
	evaluation,
	hotspots,
	lens,
	plan,
	planWeek,
	routes,
	shift,
	site,
	years,
	compare,
	playback,
	times
};

/** Their values. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Codec<infer T> ? T : never };

const names = Object.keys(SETTINGS) as (keyof Settings)[];
const codecOf = (name: keyof Settings): Codec<unknown> => SETTINGS[name];

const read = (textOf: (name: string) => string | undefined): Settings =>
	Object.fromEntries(
		names.map((name) => {
			const text = textOf(name);
			return [name, text === undefined ? codecOf(name).start : codecOf(name).read(text)];
		})
	) as unknown as Settings;

export const START_SETTINGS: Settings = read(() => undefined);

/** The settings of a link's parts by name. */
export const readSettings = (parts: ReadonlyMap<string, string>): Settings => read((name) => parts.get(name));

/** Those that differ from their start value, by name. */
export function writeSettings(settings: Settings): Record<string, string> {
	const parts: Record<string, string> = {};
	for (const name of names) {
		const codec = codecOf(name);
		const text = codec.write(settings[name]);
		if (text !== codec.write(codec.start)) parts[name] = text;
	}
	return parts;
}
