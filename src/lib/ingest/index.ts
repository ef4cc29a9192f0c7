export type * from './contract';
export { ROLES } from './contract';
export { createImporter, type ImporterOptions } from './importer';
export { findGaps, type Gap } from './report/find-gaps';
export { isLayerName, readOverlay } from './overlays';
export { findGapsAcross } from './report/find-gaps-across';
