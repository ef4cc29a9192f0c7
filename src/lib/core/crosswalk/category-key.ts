/** Words of a category name as they are compared: lower case, without accents or punctuation, "&" as "and". */
export function categoryWords(name: string): string[] {
	return name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replaceAll('&', ' and ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** Equal for names that differ only in case, punctuation and spacing; a name without letters or digits stands for itself. */
export const categoryKey = (name: string): string => categoryWords(name).join(' ') || name.trim();
