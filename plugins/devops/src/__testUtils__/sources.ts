import {
  SOURCE_TEST_STEPS,
  SourceHealth,
  SourceTestAnswer,
} from '@devops-domains/backstage-plugin-devops-common';

/** GitHub as it is in a new portal: nothing set up; tests say what is different. */
export function sourceHealth(part: Partial<SourceHealth> = {}): SourceHealth {
  return {
    source: 'github',
    title: 'GitHub',
    kinds: [],
    records: 0,
    lastReceivedAt: null,
    lastRecordAt: null,
    lastError: null,
    sample: false,
    webhook: '/api/devops/v1/webhooks/github',
    secret: 'missing',
    eventBus: false,
    scheduled: false,
    testable: true,
    delivers: ['deployment', 'change', 'incident'],
    annotations: ['github.com/project-slug'],
    documentation: 'https://example.org/github',
    configuration: null,
    lastRecords: [],
    lastDelivery: null,
    lastRefusal: null,
    deliveries: {},
    waiting: null,
    progress: null,
    ...part,
  };
}

/** A test event that came the whole way. */
export function testAnswer(
  part: Partial<SourceTestAnswer> = {},
): SourceTestAnswer {
  return {
    source: 'github',
    entityRef: 'component:default/checkout',
    delivery: '42',
    steps: SOURCE_TEST_STEPS.map(step => ({
      step,
      result: 'ok',
      code: step === 'counted' ? 'production' : step,
      message: `${step} as the backend says it`,
      params: {
        delivery: '42',
        records: '2',
        kinds: 'deployment, change',
        entityRef: 'component:default/checkout',
        by: 'the repository github.com/acme/checkout',
        environment: 'production',
      },
    })),
    deleted: true,
    ...part,
  };
}
