import { cellOf, centresOf } from '../../core/cells';
import { percent, plural } from '../../core/format';
import { discloseShare, POLICIES, ruleOf, type Pack } from '../../disclosure/pack';
import type { PlanFacts, PlanPatrol, PlanShare, ToldPlan } from '../../share';

/** Stops that can be numbered on a slide. */
const MOST = 8;
/** Larger shares go without decimals, as in Plan. */
const SMALL = 0.1;

type Stop = ToldPlan['stops'][number];

/**
 * A plan as the audience of a pack may be told it: stops are hexagons of the pack's size, shares come from counts as they look.
 *
 * @param whereIs names a place as the pack does.
 */
export function tellPlan(facts: PlanFacts, pack: Pack, whereIs: (lng: number, lat: number) => string): ToldPlan {
	const stops = stopsOf(facts.patrols, pack, whereIs);
	const numbered = stops.slice(0, MOST);
	const reached = shareText(facts.reached, pack);
	const patrols = plural(facts.patrols.length, 'patrol');
	const reach = `${patrols} ${facts.patrols.length === 1 ? 'reaches' : 'reach'}`;
	return {
		title: `${patrols}: ${facts.when}`,
		lead:
			reached === null
				? `What share of expected ${facts.objective} they reach is not told: there are too few.`
				: `${reach} places that hold ${reached} of expected ${facts.objective}.`,
		stops: numbered,
		more: stops.length - numbered.length,
		points: [
			...facts.patrols.map((patrol) => patrolWords(patrol, pack)),
			trialWords(facts, pack),
			'Reaching a place is not the same as preventing an incident: what is expected is estimated from what was recorded.'
		]
	};
}

/** "about 38%"; null where there are too few. To the analyst as Plan says it. */
function shareText({ share, of }: PlanShare, pack: Pack): string | null {
	const { guarded, minima } = POLICIES[pack.audience];
	if (!guarded) return percent(share);
	const { value, spoken } = discloseShare(Math.round(share * of), of, ruleOf(pack.audience, pack.sensitivity), minima);
	if (value === null) return null;
	return value < SMALL ? spoken : `about ${percent(value)}`;
}

const cellsOf = ({ stops }: PlanPatrol, { resolution }: Pack): string[] => [
	...new Set(stops.map(({ lng, lat }) => cellOf(lng, lat, resolution)))
];

/** One stop a hexagon, in the order of the patrols. */
function stopsOf(patrols: readonly PlanPatrol[], pack: Pack, whereIs: (lng: number, lat: number) => string): Stop[] {
	const who = new Map<string, string[]>();
	for (const patrol of patrols) for (const cell of cellsOf(patrol, pack)) who.set(cell, [...(who.get(cell) ?? []), patrol.name]);
	const cells = [...who.keys()];
	const centres = centresOf(cells);
	return cells.map((cell, i) => {
		const [lng, lat] = [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
		return { number: i + 1, cell, lng, lat, name: whereIs(lng, lat) || `hexagon ${cell}`, who: (who.get(cell) ?? []).join(', ') };
	});
}

function patrolWords(patrol: PlanPatrol, pack: Pack): string {
	const stops = plural(cellsOf(patrol, pack).length, 'stop');
	return `${patrol.name}: ${patrol.hours === '' ? '' : `${patrol.hours}, `}${stops}`;
}

function trialWords({ verdict, trial, objective }: PlanFacts, pack: Pack): string {
	const [plan, before] = trial ? [shareText(trial.plan, pack), shareText(trial.before, pack)] : [null, null];
	const figures = plan === null || before === null ? '' : `: ${plan} of held-out ${objective} reached, ${before} by that map`;
	return `Tried on earlier records: ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}${figures}.`;
}
