import { createContext } from 'svelte';
import type { Backends } from './backends';
import type { Layers } from './layers.svelte';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

/** What every panel may reach. */
export interface App {
	readonly backends: Backends;
	readonly situations: Situations;
	readonly workspace: Workspace;
	readonly layers: Layers;
}

export const [useApp, provideApp] = createContext<App>();
