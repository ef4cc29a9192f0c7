/** What the console's schema lists. */
export { ASK_COLUMNS, ASK_FUNCTIONS } from '../store';
