import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { FluxSettings } from './configuration/fluxSettings';

/** An upgrade that names its entity, as an Alert's eventMetadata lets it. */
export function testDelivery(
  { entityRef, id, now }: TestTarget,
  { environmentKeys }: FluxSettings,
): TestDelivery {
  const payload = {
    involvedObject: {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      namespace: 'test',
      name: 'devops-domains-test',
      uid: `test-${id}`,
    },
    severity: 'info',
    timestamp: new Date(now).toISOString(),
    message: 'Test from DevOps Domains',
    reason: 'UpgradeSucceeded',
    metadata: { revision: '0.0.0', entityRef, [environmentKeys[0]]: 'test' },
    reportingController: 'helm-controller',
    reportingInstance: 'devops-domains',
  };
  return { headers: {}, payload };
}
