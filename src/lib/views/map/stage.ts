import type { Layer } from '@deck.gl/core';
import type { View } from './camera';

/** What paints the hexagons and lines above the ground. */
export interface Stage {
	/** Replaces the layers; equal ids keep what they have on the graphics card. */
	show(layers: readonly Layer[]): void;
	look(view: View): void;
	/** Settles once everything shown so far is on the screen; rejects when the stage is gone. */
	whenDrawn(): Promise<void>;
	destroy(): void;
}

export interface StageOptions {
	readonly host: HTMLDivElement;
	readonly view: View;
	/** The graphics card took the context away, could not make one, or refused a layer. */
	readonly onlost: () => void;
}
