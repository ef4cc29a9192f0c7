import { cellOf, centresOf } from '../../core/cells';
import { percent, plural } from '../../core/format';
import { discloseShare, POLICIES, ruleOf, type Pack } from '../../disclosure/pack';
import type { PlanFacts, PlanPatrol, PlanShare, ToldPlan } from '../../share';

/** Stops that can be numbered on a slide: all of two patrols, or fewer beside more of them. */
const MOST = { all: 8, some: 6 } as const;
/** Patrols that can be named one by one. */
const NAMED = 4;
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
	const numbered = stops.slice(0, facts.patrols.length <= 2 && stops.length <= MOST.all ? MOST.all : MOST.some);
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
		points: [patrolWords(facts.patrols, pack, numbered), 'Reached does not mean prevented.']
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

/** The hexagons in which a patrol stops. */
const cellsOf = ({ stops }: PlanPatrol, { resolution }: Pack): string[] => [
	...new Set(stops.map(({ lng, lat }) => cellOf(lng, lat, resolution)))
];

/** One stop a hexagon, in the order of the patrols. */
function stopsOf(patrols: readonly PlanPatrol[], pack: Pack, whereIs: (lng: number, lat: number) => string): Stop[] {
	const cells = [...new Set(patrols.flatMap((patrol) => cellsOf(patrol, pack)))];
	const centres = centresOf(cells);
	return cells.map((cell, i) => {
		const [lng, lat] = [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
		return { number: i + 1, cell, lng, lat, name: whereIs(lng, lat) || `hexagon ${cell}` };
	});
}

/** "Marshal A 21:00–03:00, stops 1–4; Marshal B 21:00–01:00, stops 2, 5." */
function patrolWords(patrols: readonly PlanPatrol[], pack: Pack, stops: readonly Stop[]): string {
	if (patrols.length > NAMED) return 'Who walks when is on the tasking sheets.';
	const words = patrols.map((patrol) => {
		const own = cellsOf(patrol, pack);
		const numbers = stops.flatMap(({ cell, number }) => (own.includes(cell) ? [number] : []));
		const named = numbers.length === own.length && own.length > 0;
		const where = named ? `${own.length === 1 ? 'stop' : 'stops'} ${numberWords(numbers)}` : plural(own.length, 'stop');
		return [[patrol.name, patrol.hours].filter(Boolean).join(' '), where].join(', ');
	});
	return `${words.join('; ')}.`;
}

/** Numbers in order: "1–4" where none is left out, else "1, 3, 4". */
function numberWords(numbers: readonly number[]): string {
	const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
	return numbers.length > 2 && last - first === numbers.length - 1 ? `${String(first)}–${String(last)}` : numbers.join(', ');
}

function trialWords({ verdict, trial }: PlanFacts, pack: Pack): string {
	const [plan, before] = trial ? [shareText(trial.plan, pack), shareText(trial.before, pack)] : [null, null];
	const figures = plan === null || before === null ? '' : `: ${plan} reached, ${before} by that map`;
	return `On earlier records ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}${figures}.`;
}
