import { Layer, type DefaultProps, type LayerContext, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import { Buffer } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { HexagonMesh } from './hexagon-mesh';
import type { Rgba } from './palette';

interface OwnProps {
	/** Keep the object while the grid stays: its identity tells that nothing moved. */
	readonly data: HexagonMesh;
	/** Colour of every vertex; a new array replaces only this attribute. */
	readonly fills: Uint8ClampedArray;
	/** Colour of the line around each hexagon. */
	readonly edge: Rgba;
	/** Half the width of that line, CSS pixels. */
	readonly halfEdge: number;
}

const UNIFORMS = `layout(std140) uniform hexagonUniforms {
  vec4 edge;
  vec2 centre;
  vec2 scale;
  float pixels;
  float halfEdge;
} hexagon;
`;

const VERTEX = `#version 300 es
in vec2 positions;
in vec3 rims;
in vec4 cellFills;
out vec4 fill;
out float inside;
void main(void) {
  fill = cellFills;
  inside = rims.z * hexagon.pixels - (1.0 - sign(rims.z)) * (hexagon.halfEdge + 0.5);
  vec2 clip = (positions - hexagon.centre) * hexagon.scale + rims.xy * (hexagon.halfEdge + 0.5) * hexagon.scale / hexagon.pixels;
  gl_Position = cellFills.a == 0.0 ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(clip, 0.0, 1.0);
}
`;

// inside: CSS pixels from the side of the hexagon. Each blend spans one device pixel, so that no multisampling is needed.
const FRAGMENT = `#version 300 es
precision highp float;
in vec4 fill;
in float inside;
out vec4 colour;
void main(void) {
  float wide = max(fwidth(inside), 1e-4);
  float body = clamp((inside - hexagon.halfEdge) / wide + 0.5, 0.0, 1.0);
  float plate = clamp((inside + hexagon.halfEdge) / wide + 0.5, 0.0, 1.0);
  colour = vec4(mix(hexagon.edge.rgb, fill.rgb, body), plate);
}
`;

const uniforms = {
	name: 'hexagon',
	vs: UNIFORMS,
	fs: UNIFORMS,
	uniformTypes: { edge: 'vec4<f32>', centre: 'vec2<f32>', scale: 'vec2<f32>', pixels: 'f32', halfEdge: 'f32' }
} as const;

type Buffers = Readonly<Record<'positions' | 'rims' | 'cellFills' | 'indices', Buffer>>;

const EDGE: Rgba = [255, 255, 255, 255];

/**
 * Opaque hexagons with a line of constant width around each, in one pass. Cells with a transparent fill are not drawn. A change of counts
 * uploads colours alone, four bytes a vertex. Made for flat Web Mercator views, north up.
 */
export class HexagonLayer extends Layer<OwnProps> {
	static override layerName = 'HexagonLayer';
	static override defaultProps = {
		data: { type: 'data', value: { length: 0 } },
		fills: { type: 'object', value: new Uint8ClampedArray() },
		edge: { type: 'color', value: EDGE },
		halfEdge: 0.5
	} as unknown as DefaultProps<OwnProps & LayerProps>;

	declare state: { model?: Model; buffers?: Buffers };

	override initializeState(): void {
		this.getAttributeManager()?.remove(['instancePickingColors', 'rowIndexes']);
		const model = new Model(this.context.device, {
			id: this.props.id,
			vs: VERTEX,
			fs: FRAGMENT,
			modules: [uniforms],
			bufferLayout: [
				{ name: 'positions', format: 'float32x2' },
				{ name: 'rims', format: 'float32x3' },
				{ name: 'cellFills', format: 'unorm8x4' }
			],
			topology: 'triangle-list',
			disableWarnings: true
		});
		this.setState({ model });
	}

	override updateState(params: UpdateParameters<this>): void {
		super.updateState(params);
		if (params.changeFlags.dataChanged || this.state.buffers === undefined) this.#upload();
		else if (params.props.fills !== params.oldProps.fills) this.state.buffers.cellFills.write(this.props.fills);
	}

	override finalizeState(context: LayerContext): void {
		super.finalizeState(context);
		this.#drop();
		this.state.model?.destroy();
	}

	/** Hands a new mesh to the graphics card, together with its fills: the one without the other would colour the wrong cells. */
	#upload(): void {
		const { device } = this.context;
		const { data: mesh, fills } = this.props;
		const { model } = this.state;
		this.#drop();
		if (mesh.length === 0 || model === undefined) return;
		const buffers = {
			positions: device.createBuffer({ data: mesh.positions }),
			rims: device.createBuffer({ data: mesh.rims }),
			cellFills: device.createBuffer({ data: fills }),
			indices: device.createBuffer({ usage: Buffer.INDEX, indexType: 'uint32', data: mesh.indices })
		};
		const { indices, ...attributes } = buffers;
		model.setAttributes(attributes);
		model.setIndexBuffer(indices);
		this.setState({ buffers });
	}

	#drop(): void {
		for (const buffer of Object.values(this.state.buffers ?? {})) buffer.destroy();
		this.setState({ buffers: undefined });
	}

	override draw(): void {
		const { model } = this.state;
		const { edge, halfEdge } = this.props;
		const { origin, indices } = this.props.data;
		if (model === undefined || this.state.buffers === undefined) return;
		const { width, height, scale, center } = this.context.viewport;
		// The viewport counts 512 units around the world; meshes count worlds, from their origin.
		const centre = [(center[0] ?? 0) / 512 - origin[0], (center[1] ?? 0) / 512 - origin[1]];
		const pixels = 512 * scale;
		model.setVertexCount(indices.length);
		model.shaderInputs.setProps({
			hexagon: { edge: edge.map((part) => part / 255), centre, scale: [(2 * pixels) / width, (2 * pixels) / height], pixels, halfEdge }
		});
		model.draw(this.context.renderPass);
	}
}
