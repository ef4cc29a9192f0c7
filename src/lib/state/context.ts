import { createContext } from 'svelte';
import type { Annotations } from './annotations.svelte';
import type { AskSession } from './askSession.svelte';
import type { Backends } from './backends';
import type { Crosswalks } from './crosswalk.svelte';
import type { Denominators } from './denominators.svelte';
import type { Keeping } from './keeping.svelte';
import type { Layers } from './layers.svelte';
import type { Messages } from './messages.svelte';
import type { Places } from './places.svelte';
import type { Profiles } from './profiles.svelte';
import type { Sharing } from './share/sharing.svelte';
import type { Situations } from './situations.svelte';
import type { Terms } from './terms.svelte';
import type { Theme } from './theme.svelte';
import type { Workspace } from './workspace.svelte';

/** What every panel may reach. */
export interface App {
	readonly backends: Backends;
	/** Dated notes for every chart over time. */
	readonly annotations: Annotations;
	/** What was asked in the console. */
	readonly ask: AskSession;
	/** The pack and the story made of what is loaded. */
	readonly sharing: Sharing;
	readonly situations: Situations;
	readonly workspace: Workspace;
	readonly crosswalk: Crosswalks;
	readonly layers: Layers;
	/** Tables that rates can stand on. */
	readonly denominators: Denominators;
	/** Term and holiday dates. */
	readonly terms: Terms;
	readonly keeping: Keeping;
	readonly messages: Messages;
	readonly places: Places;
	readonly profiles: Profiles;
	readonly theme: Theme;
}

export const [useApp, provideApp] = createContext<App>();
