/** A way by which the repository that configures a system sends its deployments. */
export interface Pipeline {
  title: string;
  /** What leads from the repository to the entity. */
  annotations(slug: string): Record<string, string>;
  path: string;
  /** A deployment to production that succeeded. */
  body(slug: string, finishedAt: string): object;
}

const REVISION = '4f1c0d2e5b6a798897a6b5c4d3e2f10123456789';

const gitlabCi: Pipeline = {
  title: 'a job of GitLab CI',
  annotations: slug => ({ 'gitlab.com/project-slug': `platform/${slug}` }),
  path: '/v1/deployments',
  body: (slug, finishedAt) => ({
    source: 'gitlab-ci',
    externalId: `platform/${slug}/4711`,
    repository: `https://gitlab.com/platform/${slug}`,
    environment: 'production',
    status: 'succeeded',
    finishedAt,
    revision: REVISION,
  }),
};

const azureDevops: Pipeline = {
  title: 'a stage of Azure DevOps',
  annotations: slug => ({
    'dev.azure.com/host-org': 'dev.azure.com/acme',
    'dev.azure.com/project-repo': `Platform/${slug}`,
  }),
  path: '/v1/webhooks/azure-devops',
  body: (slug, finishedAt) => ({
    id: `stage-of-${slug}`,
    eventType: 'ms.vss-pipelines.stage-state-changed-event',
    createdDate: finishedAt,
    resource: {
      stage: {
        name: 'Deploy_Production',
        state: 'completed',
        result: 'succeeded',
        finishTime: finishedAt,
      },
      run: { id: 480 },
      pipeline: { name: 'deploy' },
      repositories: [
        {
          url: `https://dev.azure.com/acme/Platform/_git/${slug}`,
          change: { version: REVISION },
        },
      ],
    },
    resourceContainers: { collection: { id: `collection-of-${slug}` } },
  }),
};

const bitbucket: Pipeline = {
  title: 'a build status of Bitbucket',
  annotations: slug => ({ 'bitbucket.com/project-slug': `platform/${slug}` }),
  path: '/v1/webhooks/bitbucket',
  body: (slug, finishedAt) => ({
    repository: { uuid: `{${slug}}`, full_name: `platform/${slug}` },
    commit_status: {
      key: 'deploy-4711',
      state: 'SUCCESSFUL',
      commit: { hash: REVISION },
      created_on: finishedAt,
      updated_on: finishedAt,
    },
  }),
};

export const PIPELINES = [gitlabCi, azureDevops, bitbucket];
