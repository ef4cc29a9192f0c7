import { serve } from '../core/rpc';
import { planShift } from '../deployment/planShift';

serve(self, { planShift });
