import { serve } from '../core/rpc';
import { planShift } from '../deployment/planShift';
import { studyRoutes } from '../deployment/routes/studyRoutes';
import { shiftTours } from '../deployment/shift/shiftTours';
import { placeSites } from '../deployment/sites/placeSites';
import { staffWeek } from '../deployment/staffing/staffWeek';
import { planWeek } from '../deployment/week/planWeek';
import { suggestWeek } from '../deployment/week/suggest';
import type { Planner } from '../state/backends';
import { proverSolver } from './prover';

const solver = proverSolver();
const plan: Planner['planShift'] = (request, signal, onProgress) => planShift(request, signal, onProgress, solver);
const staff: Planner['staffWeek'] = (request, signal) => staffWeek(request, solver, signal);

serve(self, { planShift: plan, shiftTours, planWeek, suggestWeek, staffWeek: staff, placeSites, studyRoutes });
