import type { Annotations } from '../../../state/annotations.svelte';
import type { Places } from '../../../state/places.svelte';
import type { Situations } from '../../../state/situations.svelte';
import { THEMES } from '../../../core/theme';
import type { Theme } from '../../../state/theme.svelte';
import type { Action } from '../../parts/rankActions';

interface Shell {
	readonly views: readonly { readonly id: string; readonly label: string; readonly href: string }[];
	readonly goto: (url: string) => void;
	readonly situations: Situations;
	readonly theme: Theme;
	readonly places: Places;
	readonly annotations: Annotations;
}

const THEME_WORDS = { system: 'Theme as the computer', light: 'Light theme', dark: 'Dark theme', contrast: 'High-contrast theme' } as const;

function editing({ situations }: Pick<Shell, 'situations'>): Action[] {
	const table = situations.now.table ? 'Show the map' : 'Show hexagons as a table';
	return [
		{
			id: 'undo',
			group: 'Edit',
			label: 'Undo',
			hint: 'Ctrl Z',
			run: () => {
				situations.undo();
			}
		},
		{
			id: 'redo',
			group: 'Edit',
			label: 'Redo',
			hint: 'Ctrl Y',
			run: () => {
				situations.redo();
			}
		},
		{
			id: 'reset',
			group: 'Edit',
			label: 'Reset all filters',
			run: () => {
				situations.reset();
			}
		},
		{
			id: 'table',
			group: 'View',
			label: table,
			hint: 'T',
			run: () => {
				situations.change({ table: !situations.now.table });
			}
		}
	];
}

/** Everything the palette offers; each of it also has a button. */
export function shellActions({ views, goto, situations, theme, places, annotations }: Shell): Action[] {
	const showing = views.map(({ id, label, href }): Action => ({
		id: `view-${id}`,
		group: 'Views',
		label,
		run: () => {
			goto(href);
		}
	}));
	const themes = THEMES.map((choice): Action => ({
		id: `theme-${choice}`,
		group: 'Theme',
		label: THEME_WORDS[choice],
		run: () => {
			theme.choice = choice;
		}
	}));
	const towns = places.list.map((place): Action => ({
		id: `place-${place.name}-${String(place.lng)}`,
		group: 'Places',
		label: place.name,
		run: () => {
			places.go(place);
		}
	}));
	const note: Action = {
		id: 'note',
		group: 'Edit',
		label: annotations.list.length > 0 ? 'Dated notes on the charts' : 'Add a dated note to the charts',
		run: () => {
			annotations.write();
		}
	};
	return [...showing, ...editing({ situations }), note, ...themes, ...towns];
}
