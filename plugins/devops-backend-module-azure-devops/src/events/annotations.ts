/** The annotations of the Azure DevOps plugin for Backstage. */
export const PROJECT_REPO_ANNOTATION = 'dev.azure.com/project-repo';
/** Host and organization. */
export const HOST_ORG_ANNOTATION = 'dev.azure.com/host-org';
/** The name of the project. */
export const PROJECT_ANNOTATION = 'dev.azure.com/project';
/** The name of the pipeline. */
export const BUILD_DEFINITION_ANNOTATION = 'dev.azure.com/build-definition';
