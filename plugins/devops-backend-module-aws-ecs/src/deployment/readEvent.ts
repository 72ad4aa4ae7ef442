import {
  ConnectorRecord,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import {
  environmentOf,
  EnvironmentRule,
} from '../configuration/environmentRules';
import {
  Additions,
  DeploymentEvent,
  deploymentEventSchema,
  envelopeSchema,
  unwrapEvent,
} from './event';
import { SERVICE_ARN_ANNOTATION } from './serviceArn';

const TITLE = 'AWS ECS';
const DETAIL_TYPE = 'ECS Deployment State Change';

const STATUS = new Map<string, 'running' | 'succeeded' | 'failed'>([
  ['SERVICE_DEPLOYMENT_IN_PROGRESS', 'running'],
  ['SERVICE_DEPLOYMENT_COMPLETED', 'succeeded'],
  ['SERVICE_DEPLOYMENT_FAILED', 'failed'],
]);

/** @throws InputError when it is no event of EventBridge */
export function readEvent(
  payload: unknown,
  rules: readonly EnvironmentRule[],
): Reading {
  const { event, additions } = unwrapEvent(payload);
  const { 'detail-type': type } = parsePayload(envelopeSchema, event, TITLE);
  if (type !== DETAIL_TYPE) {
    return {
      ignored: `'${type}' says nothing about a deployment; only '${DETAIL_TYPE}' does`,
    };
  }
  const deployment = parsePayload(deploymentEventSchema, event, TITLE);
  const { eventName } = deployment.detail;
  const status = STATUS.get(eventName);
  return status
    ? { records: [toRecord(deployment, status, additions, rules)] }
    : { ignored: `'${eventName}' says nothing about the deployment itself` };
}

/**
 * Roll-backs of the circuit breaker and of alarms have no type: what they take
 * back has failed and was no release, so that a declared rollback would fail the
 * last good release, which is live all the time.
 */
function toRecord(
  { resources: [service], detail }: DeploymentEvent,
  status: 'running' | 'succeeded' | 'failed',
  { entityRef, environment, revision }: Additions,
  rules: readonly EnvironmentRule[],
): ConnectorRecord {
  const { updatedAt } = detail;
  return {
    kind: 'deployment',
    externalId: `${service.arn}/${detail.deploymentId}`,
    updatedAt,
    ...(entityRef
      ? { entityRef }
      : { selector: { [SERVICE_ARN_ANNOTATION]: service.arn } }),
    environment: environment ?? environmentOf(service, rules),
    status,
    ...(status === 'running'
      ? { startedAt: updatedAt }
      : { finishedAt: updatedAt }),
    ...(revision ? { revision } : {}),
  };
}
