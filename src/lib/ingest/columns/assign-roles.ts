import { ROLES, type ColumnReport, type Mapping, type Role, type Warning } from '../contract';
import { DESCRIBES_PEOPLE, IDENTIFIES, type Finding } from '../privacy/classify';
import { mask, maskCoarse } from '../privacy/mask';
import { withoutIdentifiers } from '../privacy/without-identifiers';
import { findingsOf, offerFor } from '../privacy/overrides';
import type { ColumnFacts } from './column-facts';
import type { ProfileSpec, Proposal } from './profiles';
import { coordinatePairs, pairName } from './profiles/coordinate-pairs';

/** The roles of a file's columns after the user's corrections and the privacy gate. */
export interface Assignment {
	readonly columns: readonly ColumnReport[];
	/** Column of each role that is taken. */
	readonly at: ReadonlyMap<Role, number>;
	/** Detector that fired on each column, by index. */
	readonly detectors: readonly string[];
	readonly warnings: readonly Warning[];
}

const NOT_USED = 'Not used: only columns with a role are stored.';

/** Decides the role of every column: the user's choice where the gate allows it, else the profile's proposal. One column per role. */
export function assignRoles(facts: readonly ColumnFacts[], profile: ProfileSpec, mapping: Mapping): Assignment {
	const findings = findingsOf(facts, mapping).map((finding, i) => {
		const column = facts[i];
		return column && finding.class === 'keep' && profile.identifies?.(column) ? IDENTIFIES : finding;
	});
	const proposals = profile.propose(facts);
	const chosen = chosenRoles(facts, findings, mapping);
	const at = new Map<Role, number>();
	for (const [index, role] of chosen.roles) if (role !== 'ignore' && !at.has(role)) at.set(role, index);
	for (const [index, { role }] of proposals) {
		const finding = findings[index];
		const column = facts[index];
		if (!chosen.roles.has(index) && !at.has(role) && finding && column && allowedRoles(finding, column).includes(role)) at.set(role, index);
	}
	const roleOf = new Map([...at].map(([role, index]) => [index, role] as const));
	const columns = facts.map((column, i) => {
		const finding = findings[i] ?? IDENTIFIES;
		const made = report(column, finding, roleOf.get(i) ?? 'ignore', proposals.get(i), chosen.roles.has(i), profile);
		const override = offerFor(finding, i, mapping);
		return { ...made, rule: finding.detector, ...(override && { override }) };
	});
	return { columns, at, detectors: findings.map(({ detector }) => detector), warnings: chosen.warnings };
}

function chosenRoles(
	facts: readonly ColumnFacts[],
	findings: readonly Finding[],
	{ roles, answers }: Mapping
): { roles: Map<number, Role>; warnings: Warning[] } {
	const chosen = new Map<number, Role>();
	const warnings: Warning[] = [];
	const pair = coordinatePairs(facts).find((one) => pairName(one) === answers['coordinates']);
	const dateColumn = facts.find(({ name }) => name === answers['no-date'])?.index;
	const wanted = Object.entries(roles).map(([index, role]) => [Number(index), role] as const);
	if (dateColumn !== undefined) wanted.push([dateColumn, 'datetime']);
	if (pair) wanted.push([pair.lng.index, 'longitude'], [pair.lat.index, 'latitude']);
	for (const [index, role] of wanted) {
		const finding = findings[index];
		const column = facts[index];
		if (!finding || !column) continue;
		if (allowedRoles(finding, column).includes(role)) chosen.set(index, role);
		else
			warnings.push({
				code: 'role-refused',
				message: `Column “${column.name}” cannot be used as ${role}: ${finding.reason}`
			});
	}
	return { roles: chosen, warnings };
}

/** Share of texts with a point in them from which a column may serve as the place, whatever else its texts hold. */
const POINTS = 0.5;

/** Roles that the gate leaves open. Of a text with a point in it nothing but the coordinates is read. */
function allowedRoles({ class: verdict, detector, id }: Finding, { paired }: ColumnFacts): readonly Role[] {
	if (verdict === 'keep' && !DESCRIBES_PEOPLE.has(detector)) return ROLES;
	const point: readonly Role[] = paired >= POINTS ? ['point'] : [];
	if (detector === 'coord_exact') return ['longitude', 'latitude', ...point, 'id', 'ignore'];
	if (DESCRIBES_PEOPLE.has(detector)) return verdict === 'drop' ? ['ignore'] : ['category', 'outcome', 'area', 'ignore'];
	if (detector === 'postcode_full') return ['area', ...point, 'ignore'];
	return id ? [...point, 'id', 'ignore'] : [...point, 'ignore'];
}

function report(
	column: ColumnFacts,
	finding: Finding,
	role: Role,
	proposal: Proposal | undefined,
	byUser: boolean,
	profile: ProfileSpec
): ColumnReport {
	if (role === 'point' && finding.class !== 'keep') return pointReport(column, finding);
	const stored = role !== 'ignore' && role !== 'id';
	const keep = stored && finding.class !== 'drop';
	const ownReason = role === proposal?.role ? proposal.reason : byUser ? 'Chosen by you.' : null;
	const why = keep
		? finding.class === 'coarsen'
			? finding.reason
			: DESCRIBES_PEOPLE.has(finding.detector)
				? finding.reason
				: (ownReason ?? finding.reason)
		: role === 'id'
			? (ownReason ?? finding.reason)
			: finding.class === 'drop' && finding !== IDENTIFIES
				? finding.reason
				: (profile.dropped(column) ?? (finding.class === 'keep' ? NOT_USED : finding.reason));
	return {
		name: column.name,
		index: column.index,
		role,
		class: keep ? finding.class : 'drop',
		reason: why,
		allowed: allowedRoles(finding, column),
		samples: samples(column, keep, finding, NAMES.has(role))
	};
}

function pointReport(column: ColumnFacts, finding: Finding): ColumnReport {
	return {
		name: column.name,
		index: column.index,
		role: 'point',
		class: 'coarsen',
		reason: 'Only the coordinates in it are read; the text itself is dropped.',
		allowed: allowedRoles(finding, column),
		samples: samples(column, false, finding, false)
	};
}

/** Roles whose texts are kept as names. */
const NAMES: ReadonlySet<Role> = new Set(['category', 'outcome', 'area', 'origin']);

/** Up to three different values; masked unless the column is kept. Names are masked one by one as the gate does it. */
function samples({ values }: ColumnFacts, stored: boolean, { class: verdict, detector }: Finding, names: boolean): string[] {
	const some = [...new Set(values)].slice(0, 3);
	if (!stored) return [...new Set(some.map(mask))];
	if (verdict !== 'keep') return [...new Set(some.map((value) => maskCoarse(value, detector)))];
	return some.map((value) => (names ? withoutIdentifiers(value.slice(0, 200)) : value).slice(0, 60));
}
