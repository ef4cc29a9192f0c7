import { serve } from '../core/rpc';
import { createImporter } from '../ingest/importer';

serve(self, createImporter({ now: () => new Date().toISOString() }));
