import {
  Connector,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';
import { identifyEvent } from './incidents/event';
import { SERVICE_ID_ANNOTATION } from './incidents/incident';
import { readEvent } from './incidents/readEvent';
import { testDelivery } from './testDelivery';

/** Reads the webhooks of PagerDuty, version 3. @public */
export function createPagerDutyConnector(): Connector {
  return {
    name: 'pagerduty',
    title: 'PagerDuty',
    signatures: [
      hmacSignature({ header: 'X-PagerDuty-Signature', prefix: 'v1=' }),
    ],
    headers: [],
    delivers: ['incident'],
    annotations: [SERVICE_ID_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-pagerduty#readme',
    topics: [],
    identify: ({ payload }) => identifyEvent(payload),
    read: ({ payload }) => readEvent(payload),
    testDelivery,
  };
}
