import { Delivery } from '@devops-domains/backstage-plugin-devops-node';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members by which an event is known; the first that fits, so the more special first. */
const SHAPES: readonly {
  event: string;
  has: readonly string[];
  lacks?: readonly string[];
}[] = [
  { event: 'deployment_status', has: ['deployment_status', 'deployment'] },
  { event: 'deployment', has: ['deployment'], lacks: ['callback_url'] },
  { event: 'pull_request_review', has: ['review', 'pull_request'] },
  {
    event: 'pull_request',
    has: ['pull_request', 'number', 'action'],
    lacks: ['comment', 'thread'],
  },
  { event: 'issues', has: ['issue', 'action'], lacks: ['comment'] },
  { event: 'push', has: ['ref', 'before', 'after', 'commits'] },
  { event: 'workflow_run', has: ['workflow_run', 'workflow', 'action'] },
  { event: 'release', has: ['release', 'action'] },
];

/**
 * The event of a delivery: as its header says, else the topic of an event bus
 * (`github.push`), else what the payload looks like. Null when none of them tells.
 */
export function eventName({
  headers,
  payload,
  topic,
}: Pick<Delivery, 'headers' | 'payload' | 'topic'>): string | null {
  const byTopic = /^github\.(\w+)$/.exec(topic ?? '')?.[1];
  return headers['x-github-event'] || byTopic || eventOfShape(payload);
}

function eventOfShape(payload: unknown): string | null {
  if (!isObject(payload)) {
    return null;
  }
  const isThere = (key: string) => (payload[key] ?? null) !== null;
  const shape = SHAPES.find(
    ({ has, lacks = [] }) => has.every(isThere) && !lacks.some(isThere),
  );
  return shape?.event ?? null;
}

/** What happened to it: `created`, `closed`; null for events without. */
export function actionOf(payload: unknown): string | null {
  return isObject(payload) && typeof payload.action === 'string'
    ? payload.action
    : null;
}
