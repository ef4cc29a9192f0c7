import type { DefaultProps, UpdateParameters } from '@deck.gl/core';
import { SolidPolygonLayer, type SolidPolygonLayerProps } from '@deck.gl/layers';
import type { HexagonMesh } from './hexagon-mesh';
import type { Rgba } from './palette';

interface OwnProps {
	/** Colour of every vertex; a new array replaces only this attribute. */
	readonly fills: Uint8Array;
	/** Colour of the line around each hexagon. */
	readonly edge: Rgba;
	/** Half the width of that line, CSS pixels. */
	readonly halfEdge: number;
}

interface Shaders {
	readonly modules: readonly unknown[];
	readonly inject?: Readonly<Record<string, string>>;
}

const hexagonUniforms = {
	name: 'hexagon',
	vs: 'layout(std140) uniform hexagonUniforms {\n  vec4 edge;\n  float inset;\n  float isEdge;\n} hexagon;\n',
	uniformTypes: { edge: 'vec4<f32>', inset: 'f32', isEdge: 'f32' }
} as const;

/**
 * Opaque hexagons: one pass draws each as a plate in the edge colour, half the edge wider than the cell, a second lays the fill over it, half
 * the edge narrower. Cells with a transparent fill are not drawn. A change of counts uploads colours alone, four bytes a vertex.
 */
export class HexagonLayer extends SolidPolygonLayer<unknown, OwnProps> {
	static override layerName = 'HexagonLayer';
	static override defaultProps = {
		fills: { type: 'object', value: new Uint8Array(), compare: false },
		edge: { type: 'color', value: [255, 255, 255, 255] },
		halfEdge: { type: 'number', value: 0.5 }
	} as unknown as DefaultProps<SolidPolygonLayerProps>;

	override getShaders(type: unknown): unknown {
		const shaders = super.getShaders(type) as Shaders;
		return {
			...shaders,
			modules: [...shaders.modules, hexagonUniforms],
			inject: {
				...shaders.inject,
				'vs:#decl': 'in vec4 hexagonFills;\nin vec2 hexagonInsets;\n',
				'vs:DECKGL_FILTER_GL_POSITION':
					'position.xy += project_pixel_size_to_clipspace(hexagonInsets * hexagon.inset);\n' +
					'if (hexagonFills.a == 0.0) position = vec4(2.0, 2.0, 2.0, 1.0);\n',
				'vs:DECKGL_FILTER_COLOR': 'color = hexagon.isEdge > 0.5 ? hexagon.edge : hexagonFills;\n'
			}
		};
	}

	override initializeState(): void {
		super.initializeState();
		this.getAttributeManager()?.add({
			hexagonFills: {
				size: 4,
				type: 'unorm8',
				stepMode: 'dynamic',
				noAlloc: true,
				update: (attribute) => {
					attribute.value = this.props.fills;
				}
			},
			hexagonInsets: {
				size: 2,
				stepMode: 'dynamic',
				noAlloc: true,
				update: (attribute) => {
					attribute.value = (this.props.data as unknown as HexagonData).insets;
				}
			}
		});
	}

	override updateState(params: UpdateParameters<this>): void {
		super.updateState(params);
		if (params.props.fills !== params.oldProps.fills) this.getAttributeManager()?.invalidate('hexagonFills');
	}

	override draw(params: { uniforms: unknown }): void {
		const { edge, halfEdge } = this.props;
		const share = edge.map((part) => part / 255);
		this.setShaderModuleProps({ hexagon: { edge: share, inset: -halfEdge, isEdge: 1 } });
		super.draw(params);
		this.setShaderModuleProps({ hexagon: { edge: share, inset: halfEdge, isEdge: 0 } });
		super.draw(params);
	}
}

/** deck.gl's binary form of a mesh; keep it as long as the mesh, its identity tells the layer that nothing moved. */
export interface HexagonData {
	readonly length: number;
	readonly startIndices: Uint32Array;
	readonly attributes: Readonly<Record<string, { readonly value: Float64Array | Uint32Array; readonly size: number }>>;
	readonly insets: Float32Array;
}

export function hexagonData({ length, starts, positions, indices, insets }: HexagonMesh): HexagonData {
	return {
		length,
		startIndices: starts,
		attributes: { getPolygon: { value: positions, size: 2 }, indices: { value: indices, size: 1 } },
		insets
	};
}
