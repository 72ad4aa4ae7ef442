/**
 * The language of DevOps Domains: domains, records, and the DORA definitions as
 * pure functions. Knows neither React nor Node.js nor a database.
 *
 * @packageDocumentation
 */
export * from './benchmarks';
export * from './calendar';
export * from './client';
export * from './deliveries';
export * from './diagnosis';
export * from './domains';
export * from './environments';
export * from './metrics';
export * from './permissions';
export * from './records';
export * from './sources';
export * from './statistics';
export * from './openapi';
