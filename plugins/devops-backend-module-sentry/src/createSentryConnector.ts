import { InputError } from '@backstage/errors';
import {
  Connector,
  Delivery,
  hmacSignature,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { PROJECT_ANNOTATION } from './alerts/annotation';
import { readIssue } from './alerts/issue';
import { readMetricAlert } from './alerts/metricAlert';
import {
  identifyWebhook,
  REQUEST_HEADER,
  RESOURCE_HEADER,
  sentAt,
  subjectOf,
  TIMESTAMP_HEADER,
} from './alerts/webhook';
import { SentrySettings } from './configuration/sentrySettings';
import { testDelivery } from './testDelivery';

/** Reads the webhooks of Sentry's integration platform. @public */
export function createSentryConnector(settings: SentrySettings): Connector {
  return {
    name: 'sentry',
    title: 'Sentry',
    signatures: [hmacSignature({ header: 'Sentry-Hook-Signature' })],
    headers: [REQUEST_HEADER, RESOURCE_HEADER, TIMESTAMP_HEADER],
    delivers: ['incident'],
    annotations: [PROJECT_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-sentry#readme',
    topics: [],
    identify: ({ headers, payload }) => identifyWebhook(headers, payload),
    read: delivery => readWebhook(delivery, settings),
    testDelivery,
  };
}

function readWebhook(delivery: Delivery, settings: SentrySettings): Reading {
  const { headers, payload } = delivery;
  const subject = subjectOf(headers, payload);
  if (!subject) {
    throw new InputError(
      'Not a payload as Sentry sends it: action: is missing',
    );
  }
  const { resource, action } = subject;
  switch (resource) {
    case 'metric_alert':
      return readMetricAlert(payload, action, sentAt(delivery), settings);
    case 'issue':
      return readIssue(payload, action, sentAt(delivery), settings);
    default:
      return {
        ignored: `${resource.slice(0, 40)}.${action.slice(
          0,
          40,
        )} says nothing of an incident`,
      };
  }
}
