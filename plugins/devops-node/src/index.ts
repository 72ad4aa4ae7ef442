/**
 * Extension points for sources that feed DevOps Domains.
 *
 * @packageDocumentation
 */
export * from './source';
export * from './sourcesExtensionPoint';
