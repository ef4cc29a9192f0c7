/** What the user chose; `system` follows the computer. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The value of `data-theme` for a choice, given what the computer asks for. */
export function resolveTheme(theme: Theme, computer: { readonly dark: boolean; readonly moreContrast: boolean }): Exclude<Theme, 'system'> {
	if (theme !== 'system') return theme;
	return computer.moreContrast ? 'contrast' : computer.dark ? 'dark' : 'light';
}
