import type { Page } from '@playwright/test';
import { expectAccess } from './axe';
import { expect, test } from './fixtures';
import { openSample, readNumber } from './steps';

/** Waits until nothing on the page says that it is still working. */
async function rest(page: Page): Promise<void> {
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
}

test('axe finds no breach of WCAG 2.2 AA on Data, Explore and Plan', async ({ page }) => {
	test.setTimeout(300_000);
	await page.goto('/data');
	await expectAccess(page, 'Data, empty');
	await openSample(page);
	await expectAccess(page, 'Explore');
	await page.keyboard.press('t');
	await expect(page.getByTestId('cells').locator('tbody tr').first()).toBeVisible();
	await expectAccess(page, 'Explore, table');
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(page.getByText('synthetic-canterbury-incidents').first()).toBeVisible();
	await expectAccess(page, 'Data, loaded');
	await page.getByRole('link', { name: 'Plan', exact: true }).first().click();
	await expect(page.getByTestId('tour-words')).toContainText(/expected incidents/, { timeout: 60_000 });
	await expectAccess(page, 'Plan');
});

/** Presses Tab until `reached` holds for the focused element. */
async function tabTo(page: Page, reached: (element: Element) => boolean, most = 60): Promise<void> {
	for (let presses = 0; presses < most; presses++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		if ((await focused.count()) > 0 && (await focused.evaluate(reached))) return;
	}
	throw new Error(`Not reached in ${most} presses of Tab.`);
}

test('the keyboard alone reaches the filters and the map, selects a hexagon and opens the table', async ({ page }) => {
	await page.goto('/data');
	await openSample(page);
	await rest(page);
	const count = page.getByTestId('count');
	const all = await readNumber(count);

	await page.evaluate(() => {
		(document.activeElement as HTMLElement | null)?.blur();
	});
	await tabTo(page, (element) => /^(Sources|Period)/.test((element as HTMLElement).innerText));
	await tabTo(page, (element) => element.getAttribute('role') === 'application');
	const map = page.locator('[role="application"]');
	await expect(map).toBeFocused();
	const said = map.locator('[aria-live]').first();
	await page.keyboard.press('ArrowRight');
	await expect(said).toContainText(/incident/);
	const first = await said.innerText();
	await page.keyboard.press('ArrowRight');
	await expect(said).not.toHaveText(first);

	await page.keyboard.press('Enter');
	await expect.poll(() => readNumber(count)).toBeLessThan(all);
	await page.keyboard.press('Enter');
	await expect.poll(() => readNumber(count)).toBe(all);

	await page.keyboard.press('t');
	await expect(page.getByTestId('cells').locator('tbody tr').first()).toBeVisible();
});
