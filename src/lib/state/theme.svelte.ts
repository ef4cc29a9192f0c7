import { MediaQuery } from 'svelte/reactivity';
import { resolveTheme, THEMES, type ThemeChoice } from '../core/theme';

const KEY = 'hexbeat-theme';

/** The theme of the page: a preference of this computer, so it stays out of links. */
export class Theme {
	#choice = $state<ThemeChoice>(THEMES.find((known) => known === localStorage.getItem(KEY)) ?? 'system');
	readonly #dark = new MediaQuery('prefers-color-scheme: dark');
	readonly #contrast = new MediaQuery('prefers-contrast: more');

	get choice(): ThemeChoice {
		return this.#choice;
	}
	set choice(choice: ThemeChoice) {
		this.#choice = choice;
		localStorage.setItem(KEY, choice);
	}

	readonly now: Exclude<ThemeChoice, 'system'> = $derived.by(() =>
		resolveTheme(this.#choice, { dark: this.#dark.current, moreContrast: this.#contrast.current })
	);

	/** Call while a component is being set up. */
	constructor() {
		$effect.pre(() => {
			document.documentElement.dataset['theme'] = this.now;
		});
	}
}
