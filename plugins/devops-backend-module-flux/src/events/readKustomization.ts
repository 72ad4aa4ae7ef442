import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { FluxSettings } from '../configuration/fluxSettings';
import { deploymentOf } from './deploymentOf';
import { FluxEvent, metadataOf, objectId } from './event';
import { precedenceOf, Word } from './precedence';

/** Reasons for which a revision was not deployed; all others are trouble on the way, or progress. */
const FAILED = new Set(['BuildFailed', 'ReconciliationFailed', 'PruneFailed']);
/** The reason while a revision is applied; older versions repeat the severity. */
const UNDER_WAY = new Set(['Progressing', 'info']);

/**
 * One deployment for each revision of a Kustomization, and only where something
 * changed in the cluster: every commit to the repository of the manifests is a
 * new revision of all its Kustomizations, and the controller says
 * ReconciliationSucceeded at each interval.
 */
export function readKustomization(
  event: FluxEvent,
  settings: FluxSettings,
): Reading {
  const revision = metadataOf(event, 'revision');
  const word = wordOf(event);
  if (typeof word !== 'string') {
    return word;
  }
  if (!revision) {
    return { ignored: `'${event.reason}' without a revision` };
  }
  const record = deploymentOf(event, settings, {
    externalId: `${objectId(event)}@${revision}`,
    status: word === 'applied' || word === 'healthy' ? 'succeeded' : 'failed',
    applied: contentOf(revision),
  });
  const updatedAt = precedenceOf(word, event.timestamp);
  return { records: [{ ...record, updatedAt }] };
}

/** What the event says about the revision, or why it says nothing. */
function wordOf(event: FluxEvent): Word | { ignored: string } {
  const { reason, severity, message } = event;
  if (metadataOf(event, 'commit_status') === 'update') {
    return {
      ignored: `'${reason}' is repeated at each interval, whether anything changed or not`,
    };
  }
  if (reason === 'HealthCheckFailed') {
    return 'unhealthy';
  }
  if (FAILED.has(reason)) {
    return 'failed';
  }
  if (severity !== 'info' || !UNDER_WAY.has(reason)) {
    return {
      ignored: `'${reason}' says not whether the revision was deployed`,
    };
  }
  if (message?.startsWith('Health check passed')) {
    return 'healthy';
  }
  return isChangeLog(message ?? '')
    ? 'applied'
    : { ignored: 'the reconciliation goes on' };
}

/** Lines such as `Deployment/shop/checkout configured`; deletions alone deploy nothing. */
function isChangeLog(message: string): boolean {
  return /^\S+\/\S+ (created|configured)$/m.test(message);
}

/** `main@sha1:4f1c…` and `latest@sha256:…` without the name that leads to it. */
function contentOf(revision: string): string {
  const [, digest] = /@(?:sha1:)?([^@]+)$/.exec(revision) ?? [];
  return digest ?? revision;
}
