import { serve } from '../core/rpc';
import { makePack } from '../disclosure/pack';

serve(self, { makePack });
