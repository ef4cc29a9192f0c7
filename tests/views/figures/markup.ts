/** What a rendered figure says and draws, read from its markup. */
import { render } from 'svelte/server';

type Drawn = Parameters<typeof render>[0];

const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

export function markupOf(component: unknown, props: object): string {
	return render(component as Drawn, { props: props as never }).body.replace(/<!--[\s\S]*?-->/g, '');
}

/** Texts between tags, without those of axes and scale bars. */
export function textsOf(markup: string): string[] {
	const said = markup.replace(/<text[^>]*class="[^"]*axis[^"]*"[^>]*>[^<]*<\/text>/g, '').replace(/<style[\s\S]*?<\/style>/g, '');
	return [...said.matchAll(/>([^<>]+)</g)].map(([, text]) => unescaped(text ?? '').trim()).filter((text) => text !== '');
}

/** Numbers with their signs, "<5" and spans of hours among them. */
export const numbersOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(/[<+−]?\d+(?:[,.:]\d+)*%?/g) ?? []);

/** Every text of a model, as deep as it goes. */
export function wordsOf(model: unknown): string[] {
	if (typeof model === 'string') return [model];
	if (typeof model !== 'object' || model === null) return [];
	return Object.entries(model).flatMap(([key, value]) => (key === 'id' || key === 'corners' ? [] : wordsOf(value)));
}

/** Fills by mark: of the figure, and of its legend, which comes last. */
export function fillsOf(markup: string): { mark: string; fill: string }[] {
	return [...markup.matchAll(/<(?:path|rect)\b[^>]*data-mark="[^"]*"[^>]*>/g)].map(([tag]) => ({
		mark: /data-mark="([^"]*)"/.exec(tag)?.[1] ?? '',
		fill: /fill="([^"]*)"/.exec(tag)?.[1] ?? ''
	}));
}
