import { isoDay } from '../../core/time';
import { remarks, stopLabel, type ShiftSheets, type UnitSheet } from './handOver';
import { clock, spanWords } from './occurrences';
import type { Position, ShiftTour } from './shift';

/** Characters that XML 1.0 has no place for. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escape = (text: string): string =>
	text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const tag = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;
const at = ({ lng, lat }: Position): string => `lat="${lat.toFixed(6)}" lon="${lng.toFixed(6)}"`;

/** The way along the streets, where it is known: a route from stop to stop would lead straight through houses. */
function track({ way, metres, straight }: ShiftTour, title: string): string[] {
	if (straight >= metres) return [];
	const turns = way.map(([lng, lat]) => `\t\t\t<trkpt ${at({ lng, lat })}/>`);
	return [`\t<trk>${tag('name', title)}`, '\t\t<trkseg>', ...turns, '\t\t</trkseg>', '\t</trk>'];
}

/**
 * One patrol's tour as GPX 1.1 (Topografix): a waypoint for each stop, a route through them in the order of the stays, and the way along
 * loaded streets as a track. Times are words, by the clock on the wall: a route is for walking, not a record of a walk.
 */
export function gpxOf(sheets: ShiftSheets, unit: UnitSheet): string {
	const { tour } = unit;
	const title = `${unit.name}, ${isoDay(sheets.when.day)}, ${spanWords(sheets.when)}`;
	const stays = tour.stays.map((stay, i) => ({
		...stay,
		i,
		place: tour.places[stay.place],
		label: stopLabel(unit, stay.place),
		of: stay.place
	}));
	const times = (place: number): string =>
		stays
			.filter(({ of }) => of === place)
			.map(({ arrive, leave }) => spanWords({ from: arrive, to: leave }))
			.join(', ');
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<gpx version="1.1" creator="Hexbeat" xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">',
		`\t<metadata>${tag('name', `${sheets.title}: ${title}`)}${tag('desc', remarks(sheets).join(' '))}</metadata>`,
		...tour.places.map(
			(place, i) =>
				`\t<wpt ${at(place)}>${tag('name', `${stopLabel(unit, i)} ${unit.places[i]?.name ?? ''}`.trim())}${tag('desc', `${times(i)}. Recorded in these hours: ${unit.places[i]?.why ?? ''}`.trim())}</wpt>`
		),
		`\t<rte>${tag('name', title)}`,
		`\t\t<rtept ${at(tour.depot)}>${tag('name', `Start: ${unit.depot}`)}${tag('desc', clock(tour.start))}</rtept>`,
		...stays.flatMap(({ place, label, arrive, leave }) =>
			place ? [`\t\t<rtept ${at(place)}>${tag('name', label)}${tag('desc', spanWords({ from: arrive, to: leave }))}</rtept>`] : []
		),
		`\t\t<rtept ${at(tour.depot)}>${tag('name', `Finish: ${unit.depot}`)}${tag('desc', clock(tour.finish))}</rtept>`,
		'\t</rte>',
		...track(tour, title),
		'</gpx>',
		''
	].join('\n');
}
