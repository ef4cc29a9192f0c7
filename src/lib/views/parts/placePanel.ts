interface Rect {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}
interface Size {
	readonly width: number;
	readonly height: number;
}

/**
 * Where a panel goes, in pixels of the window: under its anchor and aligned with its left edge, moved to stay `margin` inside the
 * window; above the anchor where only there it fits. `maxHeight` is the room left on the chosen side.
 */
export function placePanel(anchor: Rect, panel: Size, window: Size, margin = 8): { left: number; top: number; maxHeight: number } {
	const below = window.height - anchor.bottom - 2 * margin;
	const above = anchor.top - 2 * margin;
	const flip = panel.height > below && above > below;
	const maxHeight = Math.max(80, flip ? above : below);
	const height = Math.min(panel.height, maxHeight);
	const left = Math.max(margin, Math.min(anchor.left, window.width - margin - panel.width));
	const top = flip ? anchor.top - margin / 2 - height : anchor.bottom + margin / 2;
	return { left: Math.round(left), top: Math.round(Math.max(margin, top)), maxHeight: Math.round(maxHeight) };
}
