import type { ColumnFacts } from '../column-facts';
import { classifyColumns } from '../../privacy/classify';
import type { ProfileSpec } from './profile-spec';
import { proposeNames } from './propose-names';
import { proposePlaces } from './propose-places';
import type { Proposals } from './proposal';
import { proposeTimes } from './propose-times';

/** Any other table: roles from header words and the shape of the values. What the privacy gate drops is never proposed. */
function propose(columns: readonly ColumnFacts[]): Proposals {
	const findings = new Map(classifyColumns(columns).map((finding, i) => [columns[i]?.index ?? i, finding]));
	const open = columns.filter(({ index }) => findings.get(index)?.class !== 'drop');
	const proposals: Proposals = proposePlaces(columns.filter((column) => open.includes(column) || column.paired >= 0.5));
	for (const step of [proposeTimes, proposeNames]) {
		const free = open.filter(({ index }) => !proposals.has(index));
		for (const [index, proposal] of step(free)) proposals.set(index, proposal);
	}
	if (![...proposals.values()].some(({ role }) => role === 'area')) {
		const postcode = open.find(({ index }) => !proposals.has(index) && findings.get(index)?.detector.startsWith('postcode'));
		if (postcode) proposals.set(postcode.index, { role: 'area', reason: 'The district of the postcode; no other area was recognised.' });
	}
	const id = columns.find(({ index }) => findings.get(index)?.id);
	if (id) proposals.set(id.index, { role: 'id', reason: 'Compared during the import, then dropped.' });
	return proposals;
}

export const generic: ProfileSpec = {
	profile: 'generic',
	matches: () => true,
	propose,
	origin: () => 'unknown',
	snapped: false,
	dropped: () => null
};
