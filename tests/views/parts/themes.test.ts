import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveTheme } from '../../../src/lib/core/theme';

const read = (name: string): string => readFileSync(new URL(`../../../src/lib/views/${name}`, import.meta.url), 'utf8');
/** The custom properties of the first block of a style sheet that begins with a selector. */
function block(css: string, selector: string): Record<string, string> {
	const start = css.indexOf('{', css.indexOf(selector)) + 1;
	const pairs = css
		.slice(start, css.indexOf('}', start))
		.split(';')
		.map((line) => line.trim())
		.filter((line) => line.startsWith('--'))
		.map((line) => line.split(/:(.*)/s).map((part) => part.toLowerCase().replace(/\s+|(?<=[(,/ ])0(?=\.)|(?<=\.\d+)0+(?!\d)/g, '')));
	return Object.fromEntries(pairs.map(([key, value]) => [key ?? '', value ?? '']));
}

describe('themes', () => {
	it('prints the light theme to the letter, whatever the screen shows', () => {
		const light = block(read('tokens.css'), "[data-theme='light']");
		expect(Object.keys(light).length).toBeGreaterThan(40);
		expect(block(read('print.css'), '[data-theme]')).toEqual(light);
	});
	it('follows the computer only when asked to', () => {
		expect(resolveTheme('system', { dark: true, moreContrast: false })).toBe('dark');
		expect(resolveTheme('system', { dark: true, moreContrast: true })).toBe('contrast');
		expect(resolveTheme('system', { dark: false, moreContrast: false })).toBe('light');
		expect(resolveTheme('light', { dark: true, moreContrast: true })).toBe('light');
	});
});
