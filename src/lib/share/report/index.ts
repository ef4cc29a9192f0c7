/** The strategic assessment: sections made of a pack, and what people write into them. */
export { reportOf } from './report';
export {
	LONGEST,
	readReportTexts,
	startTexts,
	writeReportTexts,
	type Population,
	type Recommendation,
	type ReportTexts
} from './reportTexts';
export type { Makers } from './makers';
