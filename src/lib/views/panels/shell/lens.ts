import type { Component } from 'svelte';

/** One way to look at a screen's subject. */
export interface Lens<Props extends Record<string, unknown>> {
	readonly id: string;
	readonly label: string;
	/** Called when it is first shown. */
	readonly load: () => Promise<{ default: Component<Props> }>;
}
