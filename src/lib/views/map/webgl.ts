/** Whether this browser can draw the map at all. */
export function webgl2Available(): boolean {
	if (typeof document === 'undefined') return false;
	const context = document.createElement('canvas').getContext('webgl2');
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}
