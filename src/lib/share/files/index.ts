/** What is handed out: workbooks, slides, tables, maps and one page that needs nothing else. Large libraries load when asked for. */
export { aboutOf, type About, type AboutLine } from './about';
export { aboutCsv, csvFiles, csvOf, type TextFile } from './csv';
export { geojsonOf } from './geojson';
export { LARGEST_BYTES, OFFLINE_IDS, offlineHtml, type Offline } from './html';
export { fileName, type FileKind } from './names';
export { pptxOf, type Picture } from './pptx';
export { tablesOf, type FileColumn, type FileTable } from './tables';
export { xlsxOf } from './xlsx';
