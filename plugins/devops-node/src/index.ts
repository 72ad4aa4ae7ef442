/**
 * Extension points for sources that feed DevOps Domains.
 *
 * @packageDocumentation
 */
export * from './backfill';
export * from './configuration';
export * from './connector';
export * from './pipelines/pipelineDeployments';
export * from './signatures';
export * from './source';
export * from './sourcesExtensionPoint';
