import type { Page } from '@playwright/test';

/**
 * All that a page of a pack says, to whoever sees it and whoever does not (texts, drawn texts, tooltips, descriptions, names): as it opens,
 * with each category and a hexagon chosen, on every tab, of every table. Numbers of hexagons and of axes are left out.
 */
export const everythingSaid = (page: Page, tabs: readonly string[]): Promise<string[]> =>
	page.evaluate(async (names) => {
		const said = new Set<string>();
		const whole = (element: Element): boolean =>
			[...element.querySelectorAll('*')].every(({ tagName }) => /^(span|b|tspan)$/i.test(tagName));
		const listen = (): void => {
			const copy = document.body.cloneNode(true) as HTMLElement;
			for (const node of copy.querySelectorAll('script, style, noscript, .rank, .axis')) node.remove();
			for (const element of copy.querySelectorAll('*')) {
				if (whole(element)) said.add(element.textContent.replace(/\s+/g, ' ').trim());
				for (const name of ['aria-label', 'title', 'alt', 'aria-description']) said.add(element.getAttribute(name) ?? '');
			}
		};
		// Everything is drawn again before the next task.
		const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
		const choose = async (elements: Iterable<Element>): Promise<void> => {
			for (const element of elements) {
				element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
				if (element instanceof SVGElement) element.focus();
				await settled();
				listen();
			}
		};
		listen();
		await choose(document.querySelectorAll('[data-figure="ranking"] [role="button"]'));
		await choose([...document.querySelectorAll('[data-cell]')].slice(0, 1));
		for (const name of names) await choose([...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === name));
		const menu = document.querySelector('select');
		for (const { value } of [...(menu?.options ?? [])]) {
			if (menu) menu.value = value;
			menu?.dispatchEvent(new Event('change', { bubbles: true }));
			await settled();
			listen();
		}
		return [...said];
	}, tabs);
