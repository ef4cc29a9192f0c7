import { serve } from '../core/rpc';

type Methods = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** Offers an object that is still being opened to the page: calls wait for it, so that the page can ask at once. */
export function serveWhenOpen(opening: Promise<object>): void {
	const get =
		(_: object, method: string) =>
		async (...args: unknown[]): Promise<unknown> =>
			((await opening) as Methods)[method]?.(...args);
	serve(self, new Proxy({}, { get }));
}
