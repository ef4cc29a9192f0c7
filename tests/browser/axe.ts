/** What is accessible, as axe sees it: one set of rules for all browser tests. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Rows of a long table are made alike: a dozen stand for all, which are most of the elements that axe measures. */
const FURTHER_ROWS = 'tbody tr:nth-child(n+13)';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Every breach of WCAG 2.2 AA on the page as it is, or in a part of it: rule, element and what is wrong. */
export async function breaches(page: Page, part?: string): Promise<string[]> {
	return found(builder(page, part).withTags(RULES));
}

/**
 * Expects no breach at both sizes and in both themes, and nothing that scrolls sideways. What does not depend on colours is looked for in
 * the light theme alone. The page is left wide and light.
 */
export async function expectAccess(
	page: Page,
	view: string,
	{ sizes = [DESKTOP, PHONE], part }: { readonly sizes?: readonly (typeof PHONE)[]; readonly part?: string } = {}
): Promise<void> {
	for (const size of sizes) {
		const where = `${view}, ${String(size.width)} px`;
		await page.setViewportSize(size);
		await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
		expect.soft(await breaches(page, part), where).toEqual([]);
		const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect.soft(over, `${where}: scrolls sideways`).toBe(0);
		await theme(page, 'dark');
		expect.soft(await found(builder(page, part).withRules('color-contrast')), `${where}, dark`).toEqual([]);
		await theme(page, 'light');
	}
	await page.setViewportSize(DESKTOP);
}

async function theme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme });
	await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

function builder(page: Page, part?: string): AxeBuilder {
	// There are no frames, for which alone results are put together on a page of their own at half the speed.
	const axe = new AxeBuilder({ page }).setLegacyMode().exclude(FURTHER_ROWS);
	return part === undefined ? axe : axe.include(part);
}

async function found(axe: AxeBuilder): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`)
	);
}
