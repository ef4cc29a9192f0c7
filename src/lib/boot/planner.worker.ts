import { serve } from '../core/rpc';
import { planShift } from '../deployment';

serve(self, { planShift });
