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
	const covered =
		reached === null
			? `What share of expected ${facts.objective} they reach is not told: there are too few.`
			: `${reach} places that hold ${reached} of expected ${facts.objective}.`;
	return {
		title: `${patrols}: ${facts.when}`,
		lead: `${covered} ${trialWords(facts, pack)}`,
		stops: numbered,
		more: stops.length - numbered.length,
		limits: 'Reaching a place is not the same as preventing an incident.'
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

/** One stop a hexagon, in the order of the patrols. */
function stopsOf(patrols: readonly PlanPatrol[], pack: Pack, whereIs: (lng: number, lat: number) => string): Stop[] {
	const who = new Map<string, PlanPatrol[]>();
	for (const patrol of patrols)
		for (const cell of new Set(patrol.stops.map(({ lng, lat }) => cellOf(lng, lat, pack.resolution))))
			who.set(cell, [...(who.get(cell) ?? []), patrol]);
	const cells = [...who.keys()];
	const centres = centresOf(cells);
	return cells.map((cell, i) => {
		const [lng, lat] = [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
		return { number: i + 1, cell, lng, lat, name: whereIs(lng, lat) || `hexagon ${cell}`, who: whoWords(who.get(cell) ?? []) };
	});
}

/** "Marshal A, 21:00–03:00"; of several the names alone. */
const whoWords = (patrols: readonly PlanPatrol[]): string =>
	patrols.length > 1
		? patrols.map(({ name }) => name).join(', ')
		: patrols.map(({ name, hours }) => [name, hours].filter(Boolean).join(', ')).join('');

function trialWords({ verdict, trial }: PlanFacts, pack: Pack): string {
	const [plan, before] = trial ? [shareText(trial.plan, pack), shareText(trial.before, pack)] : [null, null];
	const figures = plan === null || before === null ? '' : `: ${plan} reached, ${before} by that map`;
	return `On earlier records ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}${figures}.`;
}
