/** What a user does, as steps that the specs share. */
import { expect, type Locator, type Page } from '@playwright/test';

export async function addFiles(page: Page, files: readonly string[]): Promise<void> {
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([...files]);
}

/** Adds files, waits until they are read, presses Load and waits for Explore. */
export async function loadFiles(page: Page, files: readonly string[]): Promise<void> {
	if (files.length > 0) await addFiles(page, files);
	const load = page.getByRole('button', { name: /^Load [\d,]+ incidents$/ });
	await expect(load).toBeEnabled({ timeout: 60_000 });
	await load.click();
	await expect(page.getByTestId('count')).toHaveText(/\d/, { timeout: 30_000 });
}

/** The number that a person reads: "1,234" is 1234. */
export async function readNumber(locator: Locator): Promise<number> {
	return Number((await locator.innerText()).replaceAll(',', ''));
}

/** Opens the table behind a view (`trend`, `hours`, `categories`, `cells`) and reads first column → first number. */
export async function showTable(page: Page, view: string): Promise<Map<string, number>> {
	const panel = page.getByTestId(view);
	const toggle = panel.getByRole('button', { name: /^Table/ });
	const table = panel.locator('table');
	// A lens loads when it is first shown: its panel has neither until then.
	await expect(toggle.or(table).first()).toBeVisible();
	if ((await table.count()) === 0) await toggle.click();
	await expect(table.locator('tbody tr').first()).toBeVisible();
	const rows = await table.locator('tbody tr').evaluateAll((list) =>
		list.map((row) => {
			const [name = '', count = ''] = [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim());
			// A hexagon is known by its H3 index, whatever place it is called after.
			return [row.querySelector<HTMLElement>('[data-cell]')?.dataset['cell'] ?? name, Number(count.replaceAll(',', ''))] as const;
		})
	);
	return new Map(rows);
}

/** Opens the synthetic sample from Data and waits for Explore. */
export async function openSample(page: Page): Promise<void> {
	if (!page.url().includes('/data')) await page.goto(page.url().includes('#') ? `/data${new URL(page.url()).hash}` : '/data');
	await page.getByRole('button', { name: 'Open the synthetic sample' }).click();
	await expect(page.getByTestId('count')).toHaveText(/\d/, { timeout: 90_000 });
}

/** Follows a link to a view of what is loaded, as when its fragment is pasted into the address; the view is built anew. */
export async function follow(page: Page, screen: 'Explore' | 'Hot spots' | 'Plan' | 'Check' | 'Share', fragment = ''): Promise<void> {
	const to = (name: string): Locator => page.getByRole('link', { name, exact: true }).filter({ visible: true }).first();
	await to('Data').click();
	await expect(page).toHaveURL(/\/data/);
	await page.evaluate((hash) => {
		location.hash = hash;
	}, fragment);
	await to(screen).click();
}
