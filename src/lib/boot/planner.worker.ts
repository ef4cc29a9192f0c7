import { serve } from '../core/rpc';
import { planShift } from '../deployment/planShift';
import { shiftTours } from '../deployment/shift/shiftTours';

serve(self, { planShift, shiftTours });
