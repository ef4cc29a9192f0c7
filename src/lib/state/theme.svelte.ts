import { MediaQuery } from 'svelte/reactivity';

export const THEME_CHOICES = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
const KEY = 'hexbeat-theme';

/** The theme of the page: a preference of this computer, so it stays out of links. */
export class Theme {
	#choice = $state<ThemeChoice>(THEME_CHOICES.find((known) => known === localStorage.getItem(KEY)) ?? 'system');
	readonly #dark = new MediaQuery('prefers-color-scheme: dark');
	readonly #contrast = new MediaQuery('prefers-contrast: more');

	get choice(): ThemeChoice {
		return this.#choice;
	}
	set choice(choice: ThemeChoice) {
		this.#choice = choice;
		localStorage.setItem(KEY, choice);
	}

	readonly now: Exclude<ThemeChoice, 'system'> = $derived.by(() => {
		if (this.#choice !== 'system') return this.#choice;
		return this.#contrast.current ? 'contrast' : this.#dark.current ? 'dark' : 'light';
	});

	/** Call while a component is being set up. */
	constructor() {
		$effect.pre(() => {
			document.documentElement.dataset['theme'] = this.now;
		});
	}
}
