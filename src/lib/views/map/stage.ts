import type { Layer } from '@deck.gl/core';
import type { View } from './camera';
import type { Palette } from './palette';

/** What paints the ground and the hexagons: deck.gl alone, or deck.gl among the layers of a street map. */
export interface Stage {
	/** Layer of a street map under which the hexagons belong. */
	readonly under?: string;
	/** Replaces the layers; equal ids keep what they have on the graphics card. */
	show(layers: readonly Layer[]): void;
	look(view: View): void;
	/** Colours of what the stage itself draws. */
	paint?(palette: Palette): void;
	/** Settles once everything shown so far is on the screen; rejects when the stage is gone. */
	whenDrawn(): Promise<void>;
	destroy(): void;
}

export interface StageOptions {
	readonly host: HTMLDivElement;
	readonly view: View;
	readonly palette: Palette;
	/** The graphics card took the context away, or could not make one. */
	readonly onlost: (reason: Error) => void;
}
