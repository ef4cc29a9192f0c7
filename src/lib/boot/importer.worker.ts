import { serve } from '../core/rpc';
import { createImporter } from '../ingest';

serve(self, createImporter({ now: () => new Date().toISOString() }));
