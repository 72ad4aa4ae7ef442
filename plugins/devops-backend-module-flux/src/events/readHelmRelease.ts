import {
  formatInstant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';
import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { FluxSettings } from '../configuration/fluxSettings';
import { deploymentOf } from './deploymentOf';
import { FluxEvent, metadataOf, objectId } from './event';

type HelmDeployment = ReturnType<typeof deploymentOf>;

/** Actions of the helm controller that change what runs. It tells of each once, when it ended. */
const ACTIONS = new Map<
  string,
  { status: 'succeeded' | 'failed'; isRollback?: boolean }
>([
  ['InstallSucceeded', { status: 'succeeded' }],
  ['UpgradeSucceeded', { status: 'succeeded' }],
  ['RollbackSucceeded', { status: 'succeeded', isRollback: true }],
  ['InstallFailed', { status: 'failed' }],
  ['UpgradeFailed', { status: 'failed' }],
  ['RollbackFailed', { status: 'failed', isRollback: true }],
]);

/** Each action is a deployment of its own: a retry is another attempt. */
export function readHelmRelease(
  event: FluxEvent,
  settings: FluxSettings,
): Reading {
  const action = ACTIONS.get(event.reason);
  if (!action) {
    return {
      ignored: `'${event.reason}' of a HelmRelease is no install, upgrade or rollback that ended`,
    };
  }
  const at = formatInstant(parseInstant(event.timestamp)!);
  const record = deploymentOf(event, settings, {
    externalId: `${objectId(event)}/${event.reason}/${at}`,
    status: action.status,
    applied: chartOf(event),
  });
  return { records: [action.isRollback ? withoutVersion(record) : record] };
}

/**
 * A remediation tells the chart that it goes back to, but values, image and
 * commit of what it comes from. It has no type either: what it takes back has
 * failed and was no release, so that a declared rollback would fail the last good
 * release, which it brings back.
 */
function withoutVersion({
  artifact: _artifact,
  revision: _revision,
  ...record
}: HelmDeployment): HelmDeployment {
  return record;
}

/** Version of the chart with the digest of its values: new values make another version. */
function chartOf(event: FluxEvent): string | undefined {
  const chart = metadataOf(event, 'revision');
  const values = metadataOf(event, 'token');
  const { namespace, name } = event.involvedObject;
  return chart && `${namespace}/${name}@${chart}${values ? `/${values}` : ''}`;
}
