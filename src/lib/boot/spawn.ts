/**
 * Starts a module worker from the project's own origin through a blob, so that it inherits the page's
 * content security policy even where the host sends none (a worker from a URL would not).
 */
export function spawn(url: string, name: string): Worker {
	const absolute = new URL(url, location.href).href;
	const source = new Blob([`import ${JSON.stringify(absolute)};`], { type: 'text/javascript' });
	const blobUrl = URL.createObjectURL(source);
	return new Worker(blobUrl, { type: 'module', name });
}
