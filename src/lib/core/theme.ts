/** What the user chose; `system` follows the computer. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** The value of `data-theme` for a choice, given what the computer asks for. */
export function resolveTheme(
	choice: ThemeChoice,
	computer: { readonly dark: boolean; readonly moreContrast: boolean }
): Exclude<ThemeChoice, 'system'> {
	if (choice !== 'system') return choice;
	return computer.moreContrast ? 'contrast' : computer.dark ? 'dark' : 'light';
}
