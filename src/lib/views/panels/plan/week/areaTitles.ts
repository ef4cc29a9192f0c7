import { centresOf, isCell } from '../../../../core/cells';

/** Names of areas as shown: a hexagon is called after the place that it lies at, numbered where several lie there. */
export function areaTitles(names: readonly string[], whereIs: (lng: number, lat: number) => string): string[] {
	const titles = names.map((name) => {
		if (!isCell(name)) return name;
		const [lng = 0, lat = 0] = centresOf([name]);
		const place = whereIs(lng, lat);
		return place === '' ? 'Hexagon' : place.replace(/^in /, '');
	});
	return titles.map((title, at) => {
		const alike = titles.filter((other) => other === title).length;
		return alike > 1 ? `${title} (${String(titles.slice(0, at + 1).filter((other) => other === title).length)})` : title;
	});
}
