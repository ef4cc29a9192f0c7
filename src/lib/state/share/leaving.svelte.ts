import type { App } from '../context';

type Parts = Pick<App, 'sharing' | 'keeping'>;

/** Whether the story has changes that neither a file nor a kept workspace has. */
export const storyAtRisk = ({ sharing, keeping }: Parts): boolean => sharing.storyChanged && keeping.status !== 'saved';

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
