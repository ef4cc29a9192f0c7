import { ROLES, type ColumnReport, type Mapping, type Role, type Warning } from '../contract';
import { classify, type Finding } from '../privacy/classify';
import { mask } from '../privacy/mask';
import type { ColumnFacts } from './column-facts';
import type { ProfileSpec, Proposal } from './profiles';

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
	const findings = facts.map(classify);
	const proposals = profile.propose(facts);
	const chosen = chosenRoles(facts, findings, mapping);
	const at = new Map<Role, number>();
	for (const [index, role] of chosen.roles) if (role !== 'ignore' && !at.has(role)) at.set(role, index);
	for (const [index, { role }] of proposals) {
		const finding = findings[index];
		if (!chosen.roles.has(index) && !at.has(role) && finding && allowedRoles(finding).includes(role)) at.set(role, index);
	}
	const roleOf = new Map([...at].map(([role, index]) => [index, role] as const));
	const columns = facts.map((column, i) =>
		report(column, findings[i] ?? classify(column), roleOf.get(i) ?? 'ignore', proposals.get(i), chosen.roles.has(i), profile)
	);
	return { columns, at, detectors: findings.map(({ detector }) => detector), warnings: chosen.warnings };
}

function chosenRoles(
	facts: readonly ColumnFacts[],
	findings: readonly Finding[],
	{ roles, answers }: Mapping
): { roles: Map<number, Role>; warnings: Warning[] } {
	const chosen = new Map<number, Role>();
	const warnings: Warning[] = [];
	const dateColumn = facts.find(({ name }) => name === answers['no-date'])?.index;
	const wanted = Object.entries(roles).map(([index, role]) => [Number(index), role] as const);
	if (dateColumn !== undefined) wanted.push([dateColumn, 'datetime']);
	for (const [index, role] of wanted) {
		const finding = findings[index];
		if (!finding) continue;
		if (allowedRoles(finding).includes(role)) chosen.set(index, role);
		else
			warnings.push({
				code: 'role-refused',
				message: `Column “${facts[index]?.name ?? ''}” cannot be used as ${role}: ${finding.reason}`
			});
	}
	return { roles: chosen, warnings };
}

/** Roles that the gate leaves open. */
function allowedRoles({ class: verdict, detector, id }: Finding): readonly Role[] {
	if (verdict === 'keep') return ROLES;
	if (detector === 'coord_exact') return ['longitude', 'latitude', 'id', 'ignore'];
	if (detector === 'postcode_full') return ['area', 'ignore'];
	return id ? ['id', 'ignore'] : ['ignore'];
}

function report(
	column: ColumnFacts,
	finding: Finding,
	role: Role,
	proposal: Proposal | undefined,
	byUser: boolean,
	profile: ProfileSpec
): ColumnReport {
	const stored = role !== 'ignore' && role !== 'id';
	const keep = stored && finding.class !== 'drop';
	const ownReason = role === proposal?.role ? proposal.reason : byUser ? 'Chosen by you.' : null;
	const why = keep
		? finding.class === 'coarsen'
			? finding.reason
			: (ownReason ?? finding.reason)
		: role === 'id'
			? (ownReason ?? finding.reason)
			: (profile.dropped(column) ?? (finding.class === 'keep' ? NOT_USED : finding.reason));
	return {
		name: column.name,
		index: column.index,
		role,
		class: keep ? finding.class : 'drop',
		reason: why,
		allowed: allowedRoles(finding),
		samples: samples(column, keep)
	};
}

/** Up to three different values; masked unless the column is kept. */
function samples({ values }: ColumnFacts, keep: boolean): string[] {
	const some = [...new Set(values)].slice(0, 3);
	return some.map((value) => (keep ? value.slice(0, 60) : mask(value)));
}
