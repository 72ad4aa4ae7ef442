import { mockApis } from '@backstage/test-utils';
import {
  DeliveryDetail,
  DeliverySummary,
} from '@devops-domains/backstage-plugin-devops-common';
import { DeliveriesContent } from '../deliveries/DeliveriesContent';
import { mockDevopsApi, renderOnEntityPage } from './legacyApp';

/** A delivery that failed. */
export const failed: DeliverySummary = {
  id: '42',
  source: 'github',
  event: 'deployment_status.created',
  topic: null,
  status: 'failed',
  reason: 'deployment.sha is missing',
  receivedAt: '2026-11-22T10:00:00.000Z',
  processedAt: '2026-11-22T10:00:01.000Z',
  attempts: 1,
  bytes: 2048,
  test: false,
};

const detail: DeliveryDetail = {
  ...failed,
  deliveryKey: 'a1b2',
  headers: { 'x-github-event': 'deployment_status' },
  payload: '{"deployment":{"id":7}}',
  payloadTruncated: false,
  records: [
    {
      kind: 'deployment',
      externalId: '7',
      result: 'rejected',
      problems: [{ path: '$.revision', message: 'is required' }],
      entityRef: 'component:default/checkout',
    },
  ],
};

/** A backend that holds it, among others. */
export function backend() {
  const api = mockDevopsApi();
  api.getDeliveries.mockResolvedValue({
    items: [failed, { ...failed, id: '41', status: 'ignored', test: true }],
    nextCursor: null,
    counts: [
      { source: 'github', status: 'failed', n: 3 },
      { source: 'gitlab', status: 'failed', n: 4 },
    ],
  });
  api.getDelivery.mockResolvedValue(detail);
  api.replayDelivery.mockResolvedValue({ ...detail, status: 'processed' });
  return api;
}

/** The log on its page. */
export const show = (
  api: ReturnType<typeof backend>,
  options: { path?: string; language?: 'ko' } = {},
) =>
  renderOnEntityPage(<DeliveriesContent />, {
    api,
    permission: mockApis.permission(),
    ...options,
  });
