/** Integer programmes, away from the planner: HiGHS cannot be interrupted while it works, its worker can be ended. */
import loadHighs from 'highs';
import wasmUrl from 'highs/runtime?url';
import { serve } from '../core/rpc';
import { highsSolver } from '../deployment/exact/highs';

serve(self, { solve: highsSolver(() => loadHighs({ locateFile: () => new URL(wasmUrl, self.location.href).href })) });
