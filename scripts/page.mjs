import { format, resolveConfig } from 'prettier';

/**
 * The text of a page that a script makes, in the form that `npm run check` asks for: made again, it differs only where its content does.
 * @param {string} file where the page will lie
 * @param {string} text Markdown
 */
export async function pageOf(file, text) {
	return format(text, { ...(await resolveConfig(file)), filepath: file });
}
