import {
  Connector,
  Delivery,
  DeliveryIdentity,
  Reading,
  sharedSecret,
  standardWebhooks,
} from '@devops-domains/backstage-plugin-devops-node';
import { GitlabSettings } from '../configuration/gitlabSettings';
import { ENTITY_ANNOTATIONS } from '../records/annotations';
import { SOURCE_NAME, SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import { readAlertHook } from './readAlertHook';
import { readDeploymentHook } from './readDeploymentHook';
import { readIssueHook } from './readIssueHook';
import { readJobHook } from './readJobHook';
import { readMergeRequestHook } from './readMergeRequestHook';
import { readPipelineHook } from './readPipelineHook';
import { readPushHook } from './readPushHook';
import { testDelivery } from './testDelivery';

/** By `object_kind`, which a payload keeps on an event bus that drops the headers. */
const READERS = new Map<string, HookReader>([
  ['alert', readAlertHook],
  ['build', readJobHook],
  ['deployment', readDeploymentHook],
  ['issue', readIssueHook],
  ['job', readJobHook],
  ['merge_request', readMergeRequestHook],
  ['pipeline', readPipelineHook],
  ['push', readPushHook],
  ['work_item', readIssueHook],
]);

/**
 * Reads what GitLab sends to a webhook of a project or group, or of the whole
 * instance.
 *
 * @public
 */
export function createGitlabConnector(settings: GitlabSettings): Connector {
  return {
    name: SOURCE_NAME,
    title: SOURCE_TITLE,
    signatures: [
      standardWebhooks(),
      sharedSecret({ header: 'X-Gitlab-Token' }),
    ],
    headers: ['idempotency-key'],
    delivers: ['deployment', 'change', 'incident'],
    annotations: ENTITY_ANNOTATIONS,
    documentation:
      'https://docs.gitlab.com/user/project/integrations/webhooks/',
    topics: ['gitlab'],
    identify,
    read: delivery => read(delivery, settings),
    testDelivery,
  };
}

/**
 * The key that GitLab 17.4 and later give to a delivery and keep when they try
 * again; before, equal bytes are the same delivery. `X-Gitlab-Event-UUID` is no
 * such id: all events that one request to GitLab sets off share it.
 */
function identify({ headers, payload }: Delivery): DeliveryIdentity {
  const kind = textOf(payload, 'object_kind') ?? textOf(payload, 'event_name');
  const attributes = fieldOf(payload, 'object_attributes');
  const action =
    textOf(attributes, 'action') ??
    textOf(attributes, 'status') ??
    textOf(payload, 'status') ??
    textOf(payload, 'build_status');
  return {
    id: headers['idempotency-key']?.trim() || null,
    event: kind ? [kind, action].filter(Boolean).join('.') : 'unknown',
  };
}

function read(delivery: Delivery, settings: GitlabSettings): Reading {
  const kind = textOf(delivery.payload, 'object_kind');
  if (kind === null) {
    return {
      ignored: 'object_kind does not say what happened; not a GitLab event',
    };
  }
  const reader = READERS.get(kind);
  return reader
    ? reader(delivery, settings)
    : {
        ignored: `'${kind}' events say nothing about deployments, changes or incidents`,
      };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Short, because it is shown and kept. */
function textOf(value: unknown, key: string): string | null {
  const text = fieldOf(value, key);
  return typeof text === 'string' && text !== '' ? text.slice(0, 100) : null;
}
