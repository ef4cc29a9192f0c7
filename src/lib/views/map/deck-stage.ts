import { Deck, MapView, type Layer } from '@deck.gl/core';
import type { View } from './camera';
import { Drawn } from './drawn';
import type { Stage, StageOptions } from './stage';

const toDeck = ({ lng, lat, zoom }: View) => ({ longitude: lng, latitude: lat, zoom, pitch: 0, bearing: 0 });

/** The map painted by deck.gl alone; the page handles pointers and the camera. */
export function deckStage({ host, view, onlost }: StageOptions): Stage {
	const drawn = new Drawn();
	const deck = new Deck({
		parent: host,
		views: new MapView({ id: 'map' }),
		viewState: toDeck(view),
		controller: false,
		layers: [],
		useDevicePixels: true,
		// Hexagons and paths smooth their own edges: multisampling and a kept buffer would only cost time.
		deviceProps: {
			createCanvasContext: { pixelSizeSource: 'css-dpr' },
			webgl: { antialias: false, preserveDrawingBuffer: false }
		},
		_pickable: false,
		parameters: { depthCompare: 'always', depthWriteEnabled: false },
		getCursor: () => 'inherit',
		onAfterRender: () => {
			drawn.rendered();
		},
		onError: onlost
	});
	// The event does not bubble: hear it on its way down.
	const ears = new AbortController();
	host.addEventListener('webglcontextlost', onlost, { capture: true, signal: ears.signal });
	return {
		show: (layers: readonly Layer[]) => {
			drawn.changed();
			deck.setProps({ layers: [...layers] });
		},
		look: (next) => {
			drawn.changed();
			deck.setProps({ viewState: toDeck(next) });
		},
		whenDrawn: () => drawn.settled(() => deck.isInitialized && deck.needsRedraw({ clearRedrawFlags: false }) === false),
		destroy: () => {
			ears.abort();
			drawn.stop();
			deck.finalize();
		}
	};
}
