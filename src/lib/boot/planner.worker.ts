import { serve } from '../core/rpc';
import { planShift } from '../deployment/planShift';
import { shiftTours } from '../deployment/shift/shiftTours';
import { planWeek } from '../deployment/week/planWeek';
import { suggestWeek } from '../deployment/week/suggest';

serve(self, { planShift, shiftTours, planWeek, suggestWeek });
