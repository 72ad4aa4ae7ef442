import { TimelineDeployment } from '@devops-domains/backstage-plugin-devops-common';

/** A release that nothing bad is known of; tests say what is different. */
export function release(
  part: Partial<TimelineDeployment> = {},
): TimelineDeployment {
  const { id = 'ci/1' } = part;
  return {
    id,
    entityRef: 'component:default/checkout',
    environment: 'production',
    production: true,
    status: 'succeeded',
    type: 'deploy',
    startedAt: null,
    finishedAt: '2026-11-02T10:00:00.000Z',
    version: 'v1',
    url: null,
    release: id,
    failed: false,
    suspect: false,
    rework: [],
    changes: 3,
    sample: false,
    ...part,
  };
}

/** A deployment that is no release, such as one to a test environment. */
export function noRelease(
  part: Partial<TimelineDeployment> = {},
): TimelineDeployment {
  return release({ release: null, failed: null, production: false, ...part });
}
