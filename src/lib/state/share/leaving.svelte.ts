import type { App } from '../context';

type Parts = Pick<App, 'sharing' | 'keeping'>;

/** Whether closing the page loses something of the story: neither a file nor a workspace has it as it is. */
export const storyAtRisk = ({ sharing, keeping }: Parts): boolean =>
	sharing.storyChanged && !sharing.storyAdopted && keeping.status !== 'saved';

/** Whether changes of the story are saved with the workspace as they are made. */
export const isKept = ({ status }: Pick<App['keeping'], 'status'>): boolean =>
	status === 'saved' || status === 'saving' || status === 'unsaved';

/** Has the browser ask before the page is closed while something told in Share would be lost with it. Call while a component is being set up. */
export function askBeforeLeaving(parts: Parts): void {
	$effect(() => {
		if (!storyAtRisk(parts) && !parts.sharing.textsChanged) return;
		const ask = (event: BeforeUnloadEvent): void => {
			event.preventDefault();
		};
		globalThis.addEventListener('beforeunload', ask);
		return () => {
			globalThis.removeEventListener('beforeunload', ask);
		};
	});
}
