/** What a set of sites must have and may have at most in areas; sites by their position among the candidates. */
export interface Rules {
	/** Areas that need a site: the candidates of each. */
	readonly required: readonly (readonly number[])[];
	/** Areas of which none may have too many sites. */
	readonly capped: readonly { readonly name: string; readonly sites: ReadonlySet<number> }[];
	/** Part of the hours that one of these may have at most, 0–1. */
	readonly share: number;
	/** Hours that are worked at a site, the longest first: whoever goes where, no area gets more. Empty where all are alike. */
	readonly hours: readonly number[];
}

/** Floating shares of whole numbers. */
const SLACK = 1e-9;

/** Hours of the first so many sites, the longest first; beyond those that are known, as the last. */
export const longest = (hours: readonly number[], sites: number): number =>
	Array.from({ length: sites }, (_, at) => hours[at] ?? hours.at(-1) ?? 1).reduce((sum, n) => sum + n, 0);

/**
 * Sites that one of so many capped areas may have out of k: as many as even the longest hours keep within the share of all hours, yet one
 * in any case, and as many as it takes for k sites to find room in the areas. Never falls with k or with the share.
 */
export function mostOf({ capped, share, hours }: Rules, k: number): number {
	const allowed = share * longest(hours, k) + SLACK;
	let within = 0;
	while (within < k && longest(hours, within + 1) <= allowed) within++;
	return Math.max(1, within, Math.ceil(k / Math.max(1, capped.length)));
}

export const ruled = ({ required, capped }: Rules): boolean => required.length + capped.length > 0;

/** Areas without a site. */
export const unmet = (required: Rules['required'], sites: readonly number[]): Rules['required'] =>
	required.filter((area) => !area.some((c) => sites.includes(c)));

const countIn = (area: ReadonlySet<number>, sites: readonly number[]): number => sites.filter((c) => area.has(c)).length;

/** Whether a candidate may join some sites on their way to k. */
export function roomFor(rules: Rules, k: number): (sites: readonly number[], candidate: number) => boolean {
	const most = mostOf(rules, k);
	return (sites, candidate) => rules.capped.every((area) => !area.sites.has(candidate) || countIn(area.sites, sites) < most);
}

/** Names of the capped areas that have as many of k sites as they may. */
export const fullAreas = (rules: Rules, k: number, sites: readonly number[]): string[] =>
	rules.capped.filter((area) => countIn(area.sites, sites) >= mostOf(rules, k)).map(({ name }) => name);

/** Whether sites keep the limits of k sites and leave no required area open. */
export const keeps = (rules: Rules, k: number, sites: readonly number[]): boolean =>
	unmet(rules.required, sites).length === 0 && rules.capped.every((area) => countIn(area.sites, sites) <= mostOf(rules, k));
