import { analyst } from '../analysis/jobs';
import { serve } from '../core/rpc';

serve(self, analyst);
