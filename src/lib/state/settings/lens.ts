import type { Codec } from './codec';

/** Screens that show one of several lenses at a time. */
export type LensScreen = 'explore' | 'hotspots' | 'check' | 'plan';

/** The lens chosen on each screen; absent is the screen's first. */
export type Lens = Readonly<Partial<Record<LensScreen, string>>>;

const SCREENS: readonly LensScreen[] = ['explore', 'hotspots', 'check', 'plan'];

export const lens: Codec<Lens> = {
	start: {},
	write: (value) => SCREENS.flatMap((screen) => (value[screen] === undefined ? [] : [`${screen}.${value[screen]}`])).join('_'),
	read: (text) => {
		const read: Partial<Record<LensScreen, string>> = {};
		for (const part of text.split('_')) {
			const [name, id = ''] = part.split('.');
			const screen = SCREENS.find((known) => known === name);
			if (screen !== undefined && /^[a-z-]+$/.test(id)) read[screen] = id;
		}
		return read;
	}
};
