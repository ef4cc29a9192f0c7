import { shells } from './scripts/shell.mjs';

/** Each page with everything that it loads before lazy parts. */
export default shells().map(({ name, files }) => ({ name, path: files, brotli: true, limit: '200 kB' }));
