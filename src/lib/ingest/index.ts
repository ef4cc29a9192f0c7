export type * from './contract';
export { createImporter, type ImporterOptions } from './importer';
export type { Gap } from './report/find-gaps';
export { isLayerName, readOverlay } from './overlays';
export { findGapsAcross } from './report/find-gaps-across';
