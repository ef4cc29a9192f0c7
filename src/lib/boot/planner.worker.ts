import { serve } from '../core/rpc';
import { planShift } from '../deployment/planShift';
import { studyRoutes } from '../deployment/routes/studyRoutes';
import { shiftTours } from '../deployment/shift/shiftTours';
import { placeSites } from '../deployment/sites/placeSites';
import { planWeek } from '../deployment/week/planWeek';
import { suggestWeek } from '../deployment/week/suggest';

serve(self, { planShift, shiftTours, planWeek, suggestWeek, placeSites, studyRoutes });
