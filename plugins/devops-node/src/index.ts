/**
 * Extension points for sources that feed DevOps Domains.
 *
 * @packageDocumentation
 */
export * from './pipelines/pipelineDeployments';
export * from './source';
export * from './sourcesExtensionPoint';
