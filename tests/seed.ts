/** In CI properties are tried on the same cases every time, so that a run says something of the change; elsewhere on new ones. */
import fc from 'fast-check';

if (process.env['CI'] !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 });
