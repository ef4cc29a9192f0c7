export type * from './contract';
export type * from './workspace-file/contract';
export { createImporter, type ImporterOptions } from './importer';
export type { Gap } from './report/find-gaps';
export { readOverlay } from './overlays';
export { findGapsAcross } from './report/find-gaps-across';
export { DUPLICATE_IDS } from './report/repeats/contract';

/** Where a JSON file belongs: points with a date are incidents, other shapes a layer of the map, records incidents. */
export const layerOrIncidents = async (file: Blob, name: string): Promise<'layer' | 'incidents'> =>
	(await import('./layer-or-incidents')).layerOrIncidents(file, name);
export { remarksAcross } from './report/remarks-across';
export { readRecords, writeRecords } from './workspace-file/records';
