import type { Pack } from '../../disclosure/pack';
import { POLICIES } from '../../disclosure/pack';
import type { Report, ReportSection } from '../contract';
import { dataQuality, glossary, introduction, method, sources } from './about';
import { areas } from './areas';
import { concentration } from './concentration';
import { FIGURES } from './figures';
import type { Makers } from './makers';
import { places, times } from './placed';
import { priorities } from './priority';
import { rate } from './rate';
import type { ReportTexts } from './reportTexts';
import { recommendations, scoring } from './scoring';
import { trend } from './trend';
import { headline, volume } from './volume';
import { isoWords, periodWords } from './words';

/** The strategic assessment of a pack, in the order in which partnerships read it. Its numbers are those of the pack as shown. */
export function reportOf(pack: Pack, texts: ReportTexts, makers: Makers = FIGURES): Report {
	const parts = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');
	const sections = sectionsOf(pack, texts, makers);
	const written = [...Object.values(texts.sections), ...texts.recommendations.map(({ action }) => action)].join(' ');
	return {
		title: texts.title,
		subtitle: parts(texts.partnership, pack.scope, periodWords(pack.period)),
		marking: texts.marking,
		running: parts(texts.partnership, texts.title, `made ${isoWords(pack.made)}`, pack.synthetic ? 'synthetic data' : ''),
		watermark: POLICIES[pack.audience].watermark,
		sections: [...sections, glossary(pack, sections, written)]
	};
}

const sectionsOf = (pack: Pack, texts: ReportTexts, makers: Makers): ReportSection[] => [
	introduction(pack),
	headline(pack, makers),
	method(pack),
	volume(pack, makers),
	trend(pack, makers),
	rate(pack, texts),
	...areas(pack, makers),
	places(pack, makers),
	concentration(pack),
	times(pack, makers),
	...priorities(pack, makers),
	scoring(texts.scoring),
	recommendations(),
	dataQuality(pack),
	sources(pack)
];
