/**
 * The language of DevOps Domains: domains, records, and the DORA definitions as
 * pure functions. Knows neither React nor Node.js nor a database.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './domains';
export * from './metrics';
export * from './records';
export * from './permissions';
