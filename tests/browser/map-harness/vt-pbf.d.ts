/** The part of vt-pbf that the street archive uses; the package brings no types. */
declare module 'vt-pbf' {
	const vtpbf: { fromGeojsonVt(layers: Readonly<Record<string, unknown>>, options: { readonly version: number }): Uint8Array };
	export default vtpbf;
}
