import type { Audience } from '../disclosure/pack';

/** What audiences are called. */
export const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = { analyst: 'Analyst', partnership: 'Partnership', public: 'Public' };
