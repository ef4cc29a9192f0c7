import type { NameCount } from '../core/answers';

/** An area of the Area menu: a district with its LSOAs, or a single area. */
export interface AreaGroup {
	readonly name: string;
	readonly count: number;
	/** How many areas of the data it stands for. */
	readonly parts: number;
}

/** "Canterbury 001A" belongs to "Canterbury". */
const LSOA = /^(.+) \d{3}[A-Z]$/;

/** Groups LSOAs under their district, largest first; other names stand for themselves. */
export function areaGroups(values: readonly NameCount[]): AreaGroup[] {
	const groups = new Map<string, { count: number; parts: number }>();
	for (const { name, now } of values) {
		const district = LSOA.exec(name)?.[1] ?? name;
		const group = groups.get(district) ?? { count: 0, parts: 0 };
		groups.set(district, { count: group.count + now, parts: group.parts + 1 });
	}
	return [...groups].map(([name, group]) => ({ name, ...group })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
