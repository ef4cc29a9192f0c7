import { HexbeatError } from '../../../core/errors';
import type { Stage, StageOptions } from '../stage';
import type { StreetSource } from './source';

export async function streetStage(_: StageOptions, __: StreetSource): Promise<Stage> {
	return Promise.reject(new HexbeatError('x', 'x', 'x'));
}
